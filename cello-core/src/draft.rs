//! Is this a complete and valid event?
//!
//! The one place that decides it at run time: derived code, [`Envelope::new`] and
//! reading JSON all fill a draft and finish it.

use std::borrow::Cow;

use crate::catalogue::{Kind, Presence, Slot, Trigger, is_email};
use crate::currency::Currency;
use crate::envelope::{Context, Envelope, EventInfo, NewUser, Payload, Subscription, UserKey};
use crate::error::{EventError, Fault, Problem};
use crate::interval::Interval;
use crate::price::Price;
use crate::timestamp::Timestamp;

/// What was found in a place that may fill a slot: a value, nothing, or a fault.
pub type Found<V> = Result<Option<V>, Fault>;

/// An event in the making.
pub struct Draft<'a> {
    trigger: Trigger,
    user_key: UserKey,
    /// Put together by hand or read, where a slot that the trigger does not take is a
    /// mistake. Derived code may fill one from a part that is also of other events.
    is_by_hand: bool,
    /// Which id `payload.newUserId` takes where it is not given.
    attributed_to: Slot,
    /// By slot; those of other kinds stay empty.
    texts: [Option<Cow<'a, str>>; Slot::VARIANTS.len()],
    price: Option<Price>,
    currency: Option<Currency>,
    timestamp: Option<Timestamp>,
    interval: Option<Interval>,
    seats_used: Option<u64>,
    problems: Vec<Problem>,
}

impl<'a> Draft<'a> {
    /// An event of which nothing but the trigger is known.
    #[must_use]
    pub fn new(trigger: Trigger) -> Self {
        Self {
            trigger,
            user_key: UserKey::NewUser,
            is_by_hand: false,
            attributed_to: Slot::NewUserId,
            texts: [const { None }; Slot::VARIANTS.len()],
            price: None,
            currency: None,
            timestamp: None,
            interval: None,
            seats_used: None,
            problems: Vec::new(),
        }
    }

    /// Writes the user at `context.user`.
    pub fn guide_spelling(&mut self) {
        self.user_key = UserKey::User;
    }

    /// Makes the organization's id required, and attributes the referral to it.
    pub fn attribute_to_organization(&mut self) {
        self.attributed_to = Slot::NewUserOrganizationId;
    }

    /// Fills a slot that takes text.
    pub fn text(&mut self, slot: Slot, found: Found<Cow<'a, str>>) {
        let checked = found.and_then(|text| match text {
            Some(text) if text.is_empty() => Err(Fault::Empty),
            Some(text) if slot.rule().kind == Kind::Email && !is_email(&text) => {
                Err(Fault::NotAnEmail)
            }
            text => Ok(text),
        });
        self.texts[slot as usize] = self.good(slot, checked);
    }

    /// Fills `price`; the currency comes first, for the price depends on it.
    pub fn price(&mut self, found: Found<Price>) {
        self.price = self.good(Slot::PayloadPrice, found);
    }

    /// Fills `currency`.
    pub fn currency(&mut self, found: Found<Currency>) {
        self.currency = self.good(Slot::PayloadCurrency, found);
    }

    /// The currency to read the price in.
    ///
    /// Where the currency is itself a problem, the one with the most decimal places
    /// stands in: what is wrong with the price in CLF is wrong in every currency.
    #[must_use]
    pub fn price_currency(&self) -> Currency {
        self.currency.unwrap_or(Currency::CLF)
    }

    /// Fills `event.timestamp`.
    pub fn timestamp(&mut self, found: Found<Timestamp>) {
        self.timestamp = self.good(Slot::EventTimestamp, found);
    }

    /// Fills `subscription.interval`.
    pub fn interval(&mut self, found: Found<Interval>) {
        self.interval = self.good(Slot::SubscriptionInterval, found);
    }

    /// Fills `subscription.seatsUsed`.
    pub fn seats_used(&mut self, found: Found<u64>) {
        self.seats_used = self.good(Slot::SubscriptionSeatsUsed, found);
    }

    /// Takes apart what was put together by hand or read.
    pub(crate) fn from_parts(
        payload: Payload<'a>,
        context: Context<'a>,
        user_key: UserKey,
    ) -> Self {
        let mut draft = Self::new(context.event.trigger);
        draft.user_key = user_key;
        draft.is_by_hand = true;
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
            draft.text(slot, Ok(text));
        }
        draft.currency = payload.currency;
        draft.price = payload.price;
        draft.timestamp = Some(context.event.timestamp);
        draft.interval = subscription.interval;
        draft.seats_used = subscription.seats_used;
        draft
    }

    /// The event, or everything that is wrong with it.
    pub fn finish(&mut self) -> Result<Envelope<'a>, EventError> {
        if !self.is_by_hand {
            self.leave_out_others();
        }
        self.attribute();
        self.fix_signup();
        for &slot in Slot::VARIANTS {
            self.check_presence(slot);
        }
        if let (Some(price), Some(currency)) = (self.price, self.currency) {
            self.price = self.good(
                Slot::PayloadPrice,
                price.fits(currency).map(Some).map_err(Fault::Price),
            );
        }
        self.assemble()
    }

    /// What a part fills and this trigger does not take is some other event's.
    fn leave_out_others(&mut self) {
        let trigger = self.trigger;
        let takes = |slot: Slot| {
            !matches!(
                slot.presence(trigger),
                Presence::NotTaken | Presence::Fixed(_)
            )
        };
        self.problems.retain(|problem| takes(problem.slot()));
        for &slot in Slot::VARIANTS.iter().filter(|&&slot| !takes(slot)) {
            match slot.rule().kind {
                Kind::Text | Kind::Email => self.texts[slot as usize] = None,
                Kind::Money => self.price = None,
                Kind::Currency => self.currency = None,
                Kind::Instant => self.timestamp = None,
                Kind::Interval => self.interval = None,
                Kind::Count => self.seats_used = None,
            }
        }
    }

    /// `newUserId` is the id that the referral is attributed to.
    fn attribute(&mut self) {
        let filled_by_hand = self.texts[Slot::PayloadNewUserId as usize].is_some()
            || self.has_problem(Slot::PayloadNewUserId);
        if !filled_by_hand {
            let id = self.texts[self.attributed_to as usize].clone();
            self.texts[Slot::PayloadNewUserId as usize] = id;
        }
    }

    /// The spelling and the zero price that only a signup has.
    fn fix_signup(&mut self) {
        if self.trigger != Trigger::NewSignup {
            self.user_key = UserKey::NewUser;
        } else if self.currency.is_some() {
            self.problem(Slot::PayloadCurrency, Fault::Fixed);
        } else if *self.price.get_or_insert(Price::ZERO) != Price::ZERO {
            self.problem(Slot::PayloadPrice, Fault::Fixed);
        }
    }

    fn check_presence(&mut self, slot: Slot) {
        let filled = self.is_filled(slot);
        let required = slot == self.attributed_to
            // What is attributed is said once, at the id that it comes from.
            || slot.presence(self.trigger) == Presence::Required && slot != Slot::PayloadNewUserId;
        if required && !filled {
            self.problem(slot, Fault::Missing);
        }
        if filled && slot.presence(self.trigger) == Presence::NotTaken {
            self.problem(slot, Fault::NotTaken);
        }
    }

    fn is_filled(&self, slot: Slot) -> bool {
        match slot.rule().kind {
            Kind::Text | Kind::Email => self.texts[slot as usize].is_some(),
            Kind::Money => self.price.is_some(),
            Kind::Currency => self.currency.is_some(),
            Kind::Instant => self.timestamp.is_some(),
            Kind::Interval => self.interval.is_some(),
            Kind::Count => self.seats_used.is_some(),
        }
    }

    fn assemble(&mut self) -> Result<Envelope<'a>, EventError> {
        let mut text = |slot: Slot| self.texts[slot as usize].take();
        let (Some(ucc), Some(new_user_id), Some(id), Some(email), Some(timestamp), true) = (
            text(Slot::PayloadUcc),
            text(Slot::PayloadNewUserId),
            text(Slot::NewUserId),
            text(Slot::NewUserEmail),
            self.timestamp,
            self.problems.is_empty(),
        ) else {
            let problems = std::mem::take(&mut self.problems);
            return Err(EventError::new(self.trigger, problems));
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
            interval: self.interval,
            seats_used: self.seats_used,
            product_key: text(Slot::SubscriptionProductKey),
        };
        Ok(Envelope {
            payload: Payload {
                ucc,
                new_user_id,
                price: self.price,
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

    fn good<V>(&mut self, slot: Slot, found: Found<V>) -> Option<V> {
        found.unwrap_or_else(|fault| {
            self.problem(slot, fault);
            None
        })
    }

    /// One problem a slot: what follows from it is not a second.
    fn problem(&mut self, slot: Slot, fault: Fault) {
        if !self.has_problem(slot) {
            self.problems.push(Problem::new(slot, fault));
        }
    }

    fn has_problem(&self, slot: Slot) -> bool {
        self.problems.iter().any(|problem| problem.slot() == slot)
    }
}
