//! What is an event made of?

use std::borrow::Cow;
use std::fmt;

use cello_catalogue::{Currency, Interval, Trigger};

use crate::price::Price;
use crate::timestamp::Timestamp;

/// Who was referred, by which code, and for how much: `payload`.
///
/// Source: guides 000 and 001, and the reference. [`Envelope`](crate::Envelope) has an example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Payload<'a> {
    /// The referral code of the referrer.
    pub ucc: Cow<'a, str>,
    /// The id that the referral is attributed to: the new user's, or the
    /// organization's when organizations are rewarded.
    pub new_user_id: Cow<'a, str>,
    /// The amount in major units. A `new-signup` always has [`Price::ZERO`].
    pub price: Option<Price>,
    /// The currency of the price. A `new-signup` has none and sends `""`.
    pub currency: Option<Currency>,
}

/// Who did what: `context`.
///
/// Source: guides 000 and 001, and the reference. [`Envelope`](crate::Envelope) has an example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The referred user: `context.newUser`.
    pub new_user: NewUser<'a>,
    /// What happened: `context.event`.
    pub event: EventInfo,
    /// What was paid or refunded: `context.subscription`.
    pub subscription: Option<Subscription<'a>>,
}

/// The referred user: `context.newUser`. `Debug` shows neither address nor name.
///
/// Source: guides 000 and 001, and the reference. [`Envelope`](crate::Envelope) has an example.
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NewUser<'a> {
    /// The user's own id, never the organization's.
    pub id: Cow<'a, str>,
    /// The user's address.
    pub email: Cow<'a, str>,
    /// The user's name.
    pub name: Option<Cow<'a, str>>,
    /// The user's organization.
    pub organization_id: Option<Cow<'a, str>>,
}

/// What happened, and when: `context.event`.
///
/// Source: guide 000 and the reference. [`Envelope`](crate::Envelope) has an example.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EventInfo {
    /// What happened.
    pub trigger: Trigger,
    /// When it happened.
    pub timestamp: Timestamp,
}

/// What was paid or refunded: `context.subscription`.
///
/// Source: guide 000; `id` and `seats_used` only in the reference.
///
/// ```
/// use cello_core::{Interval, Subscription};
///
/// let monthly = Subscription::new()
///     .with_invoice_id("I-2026-0001")
///     .with_interval(Interval::Monthly)
///     .with_product_key("Pro");
/// # assert_eq!(monthly.seats_used, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Subscription<'a> {
    /// The subscription's id.
    pub id: Option<Cow<'a, str>>,
    /// The id of the invoice that was paid or refunded.
    pub invoice_id: Option<Cow<'a, str>>,
    /// How often it is paid.
    pub interval: Option<Interval>,
    /// How many seats are in use.
    pub seats_used: Option<u64>,
    /// The name of the product or plan.
    pub product_key: Option<Cow<'a, str>>,
}

impl Payload<'_> {
    /// The same payload, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Payload<'static> {
        Payload {
            ucc: owned(self.ucc),
            new_user_id: owned(self.new_user_id),
            price: self.price,
            currency: self.currency,
        }
    }
}

impl Context<'_> {
    /// The same context, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Context<'static> {
        Context {
            new_user: self.new_user.into_owned(),
            event: self.event,
            subscription: self.subscription.map(Subscription::into_owned),
        }
    }
}

impl NewUser<'_> {
    /// The same user, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> NewUser<'static> {
        NewUser {
            id: owned(self.id),
            email: owned(self.email),
            name: self.name.map(owned),
            organization_id: self.organization_id.map(owned),
        }
    }
}

impl Subscription<'_> {
    /// The same subscription, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Subscription<'static> {
        Subscription {
            id: self.id.map(owned),
            invoice_id: self.invoice_id.map(owned),
            interval: self.interval,
            seats_used: self.seats_used,
            product_key: self.product_key.map(owned),
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

impl fmt::Debug for NewUser<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = format_args!("(hidden)");
        f.debug_struct("NewUser")
            .field("id", &self.id)
            .field("email", &hidden)
            .field("name", &self.name.as_ref().map(|_| hidden))
            .field("organization_id", &self.organization_id)
            .finish()
    }
}
