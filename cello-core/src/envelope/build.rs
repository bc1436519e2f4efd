//! How are an event and its parts put together by hand?
//!
//! By a constructor that takes what every event has, and a method for each member that may be
//! absent. The parts are `non_exhaustive`: the vendor may add members.

use std::borrow::Cow;

use cello_catalogue::{Currency, Interval, Trigger, UserKey};

use super::Envelope;
use super::parts::{Context, EventInfo, NewUser, Payload, Subscription};
use crate::draft::Draft;
use crate::error::EventError;
use crate::price::Price;
use crate::timestamp::Timestamp;

impl<'a> Envelope<'a> {
    /// Puts an event together by hand.
    ///
    /// The error names every slot that the trigger requires and does not have, every
    /// one that it does not take, and every value that cannot be sent.
    pub fn new(payload: Payload<'a>, context: Context<'a>) -> Result<Self, EventError> {
        Draft::from_parts(payload, context, UserKey::NewUser).finish()
    }
}

impl<'a> Payload<'a> {
    /// Creates a payload without a price.
    ///
    /// `new_user_id` is the id that the referral is attributed to: the new user's, or the
    /// organization's where organizations are rewarded.
    pub fn new(ucc: impl Into<Cow<'a, str>>, new_user_id: impl Into<Cow<'a, str>>) -> Self {
        Self {
            ucc: ucc.into(),
            new_user_id: new_user_id.into(),
            price: None,
            currency: None,
        }
    }

    /// Sets the price, in major units of its currency.
    #[must_use]
    pub fn with_price(mut self, price: Price, currency: Currency) -> Self {
        self.price = Some(price);
        self.currency = Some(currency);
        self
    }
}

impl<'a> Context<'a> {
    /// Creates a context without a subscription.
    #[must_use]
    pub fn new(new_user: NewUser<'a>, event: EventInfo) -> Self {
        Self {
            new_user,
            event,
            subscription: None,
        }
    }

    /// Sets what was paid or refunded.
    #[must_use]
    pub fn with_subscription(mut self, subscription: Subscription<'a>) -> Self {
        self.subscription = Some(subscription);
        self
    }
}

impl<'a> NewUser<'a> {
    /// Creates a user without a name and an organization.
    ///
    /// `id` is the user's own id, never the organization's.
    pub fn new(id: impl Into<Cow<'a, str>>, email: impl Into<Cow<'a, str>>) -> Self {
        Self {
            id: id.into(),
            email: email.into(),
            name: None,
            organization_id: None,
        }
    }

    /// Sets the user's name.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the user's organization.
    #[must_use]
    pub fn with_organization_id(mut self, organization_id: impl Into<Cow<'a, str>>) -> Self {
        self.organization_id = Some(organization_id.into());
        self
    }
}

impl EventInfo {
    /// Creates the record of what happened, and when.
    #[must_use]
    pub const fn new(trigger: Trigger, timestamp: Timestamp) -> Self {
        Self { trigger, timestamp }
    }
}

impl<'a> Subscription<'a> {
    /// Creates a subscription without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the subscription's id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the id of the invoice that was paid or refunded.
    #[must_use]
    pub fn with_invoice_id(mut self, invoice_id: impl Into<Cow<'a, str>>) -> Self {
        self.invoice_id = Some(invoice_id.into());
        self
    }

    /// Sets how often it is paid.
    #[must_use]
    pub fn with_interval(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Sets how many seats are in use.
    #[must_use]
    pub fn with_seats_used(mut self, seats_used: u64) -> Self {
        self.seats_used = Some(seats_used);
        self
    }

    /// Sets the name of the product or plan.
    #[must_use]
    pub fn with_product_key(mut self, product_key: impl Into<Cow<'a, str>>) -> Self {
        self.product_key = Some(product_key.into());
        self
    }
}
