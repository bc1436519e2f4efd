//! Are the collected values an event, all together?

use std::borrow::Cow;
use std::mem;

use cello_catalogue::limits::MOST_COUNT;
use cello_catalogue::{Kind, Presence, Slot, UserKey, required};

use super::Draft;
use crate::envelope::{Context, Envelope, EventInfo, NewUser, Payload, Subscription};
use crate::error::{EventError, Fault, Problem};
use crate::json::NO_PIECE;
use crate::price::Price;

impl<'a> Draft<'a> {
    /// Creates a draft from the parts of an event that was built by hand or read.
    pub(crate) fn from_parts(
        payload: Payload<'a>,
        context: Context<'a>,
        user_key: UserKey,
    ) -> Self {
        let mut draft = Self::new();
        draft.trigger = context.event.trigger;
        draft.user_key = user_key;
        draft.is_by_hand = true;
        draft.currency = payload.currency;
        let new_user = context.new_user;
        let subscription = context.subscription.unwrap_or_default();
        for (slot, text) in [
            (Slot::PayloadUcc, Some(payload.ucc)),
            (Slot::PayloadNewUserId, Some(payload.new_user_id)),
            (Slot::NewUserId, Some(new_user.id)),
            (Slot::NewUserEmail, Some(new_user.email)),
            (Slot::NewUserName, new_user.name),
            (Slot::NewUserOrganizationId, new_user.organization_id),
            (Slot::SubscriptionId, subscription.id),
            (Slot::SubscriptionInvoiceId, subscription.invoice_id),
            (Slot::SubscriptionProductKey, subscription.product_key),
        ] {
            if let Some(text) = text {
                draft.optional(slot).any_text(slot, NO_PIECE, text);
            }
        }
        let values = draft.held();
        values.price = payload.price;
        values.timestamp = Some(context.event.timestamp);
        values.interval = subscription.interval;
        values.seats_used = subscription.seats_used;
        draft
    }

    /// The event, or everything that is wrong with it.
    pub(crate) fn finish(mut self) -> Result<Envelope<'a>, EventError> {
        if !self.is_by_hand {
            self.leave_out_others();
        }
        self.check_blank();
        self.attribute();
        self.fix_signup();
        for &slot in Slot::VARIANTS {
            self.check_presence(slot);
        }
        if let (Some(price), Some(currency)) = (self.held().price, self.currency) {
            if let Err(error) = price.is_in(currency) {
                self.fault(Slot::PayloadPrice, Fault::Price(error));
            }
        }
        if self.held().seats_used > Some(MOST_COUNT) {
            self.fault(Slot::SubscriptionSeatsUsed, Fault::TooLarge);
        }
        self.assemble()
    }

    /// The texts of some slots, or everything that is wrong with them.
    pub(crate) fn into_texts<const N: usize>(
        mut self,
        slots: [Slot; N],
    ) -> Result<[Option<Cow<'a, str>>; N], Vec<Problem>> {
        self.check_blank();
        let held = self.held();
        held.problems
            .retain(|problem| slots.contains(&problem.slot()));
        if held.problems.is_empty() {
            Ok(slots.map(|slot| held.texts[slot as usize].take().map(Cow::from)))
        } else {
            held.problems.sort_by_key(Problem::slot);
            Err(mem::take(&mut held.problems))
        }
    }

    /// What a part fills and this trigger does not take is some other event's.
    pub(super) fn leave_out_others(&mut self) {
        let trigger = self.trigger;
        let problems = &mut self.held().problems;
        problems.retain(|problem| problem.slot().is_of(trigger));
        for &slot in Slot::VARIANTS.iter().filter(|slot| !slot.is_of(trigger)) {
            let values = self.held();
            match slot.rule().kind {
                Kind::Text | Kind::Email => values.texts[slot as usize] = None,
                Kind::Money => values.price = None,
                Kind::Currency => self.currency = None,
                Kind::Instant => values.timestamp = None,
                Kind::Interval => values.interval = None,
                Kind::Count => values.seats_used = None,
            }
        }
    }

    /// `newUserId` is the id that the referral is attributed to.
    fn attribute(&mut self) {
        let attributed_to = self.attribution.id_slot() as usize;
        let filled_by_hand =
            self.is_filled(Slot::PayloadNewUserId) || self.has_problem(Slot::PayloadNewUserId);
        if !filled_by_hand {
            let texts = &mut self.held().texts;
            let id = texts[attributed_to].clone();
            texts[Slot::PayloadNewUserId as usize] = id;
        }
    }

    /// The spelling and the zero price that only a signup has.
    fn fix_signup(&mut self) {
        if !self.trigger.facts().takes_user_key {
            self.user_key = UserKey::NewUser;
        }
        if !matches!(
            Slot::PayloadPrice.presence(self.trigger),
            Presence::Fixed(_)
        ) {
            return;
        }
        if self.currency.is_some() {
            self.fault(Slot::PayloadCurrency, Fault::Fixed);
        } else if *self.held().price.get_or_insert(Price::ZERO) != Price::ZERO {
            self.fault(Slot::PayloadPrice, Fault::Fixed);
        }
    }

    /// A text that is blank is missing where its slot is required.
    pub(super) fn check_blank(&mut self) {
        for &slot in Slot::VARIANTS {
            if self.blank & 1 << slot as u16 != 0 && self.is_required(slot) {
                self.fault(slot, Fault::Blank);
            }
        }
    }

    fn is_required(&self, slot: Slot) -> bool {
        required(self.trigger, self.attribution, slot)
    }

    fn check_presence(&mut self, slot: Slot) {
        let filled = self.is_filled(slot);
        // What is attributed is reported once, at the id that it comes from.
        let is_reported_there = slot == Slot::PayloadNewUserId;
        if self.is_required(slot) && !is_reported_there && !filled {
            self.missing(slot);
        }
        if filled && slot.presence(self.trigger) == Presence::NotTaken {
            self.fault(slot, Fault::NotTaken);
        }
    }

    fn is_filled(&mut self, slot: Slot) -> bool {
        let currency = self.currency;
        let values = self.held();
        match slot.rule().kind {
            Kind::Text | Kind::Email => values.texts[slot as usize].is_some(),
            Kind::Money => values.price.is_some(),
            Kind::Currency => currency.is_some(),
            Kind::Instant => values.timestamp.is_some(),
            Kind::Interval => values.interval.is_some(),
            Kind::Count => values.seats_used.is_some(),
        }
    }

    fn assemble(mut self) -> Result<Envelope<'a>, EventError> {
        let mut values = self.held.take().unwrap_or_default();
        let mut text = |slot: Slot| values.texts[slot as usize].take().map(Cow::from);
        let (Some(ucc), Some(new_user_id), Some(id), Some(email), Some(timestamp), true) = (
            text(Slot::PayloadUcc),
            text(Slot::PayloadNewUserId),
            text(Slot::NewUserId),
            text(Slot::NewUserEmail),
            values.timestamp,
            values.problems.is_empty(),
        ) else {
            return Err(EventError::new(self.trigger, values.problems));
        };
        let new_user = NewUser {
            id,
            email,
            name: text(Slot::NewUserName),
            organization_id: text(Slot::NewUserOrganizationId),
        };
        let subscription = Subscription {
            id: text(Slot::SubscriptionId),
            invoice_id: text(Slot::SubscriptionInvoiceId),
            interval: values.interval,
            seats_used: values.seats_used,
            product_key: text(Slot::SubscriptionProductKey),
        };
        Ok(Envelope {
            payload: Payload {
                ucc,
                new_user_id,
                price: values.price,
                currency: self.currency,
            },
            context: Context {
                new_user,
                event: EventInfo {
                    trigger: self.trigger,
                    timestamp,
                },
                subscription: (subscription != Subscription::default()).then_some(subscription),
            },
            user_key: self.user_key,
        })
    }
}
