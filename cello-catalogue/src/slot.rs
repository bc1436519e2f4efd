//! Which words are slots?

use crate::string_enum;

string_enum! {
    /// A place of the event that your data fills, named by the vendor's own path.
    ///
    /// Which trigger requires which is in the table of the documentation of `cello_core`.
    /// `eventName` and `event.trigger` are not slots: they are written for you.
    ///
    /// Source: guides 000 and 001, and the reference.
    ///
    /// ```
    /// use cello_core::Slot;
    ///
    /// assert_eq!(Slot::NewUserEmail.as_str(), "newUser.email");
    /// assert_eq!("subscription.invoiceId".parse(), Ok(Slot::SubscriptionInvoiceId));
    /// ```
    Slot, UnknownSlot, "a slot" {
        /// `ucc`: the referral code of the referrer. Text.
        PayloadUcc => "ucc",
        /// `newUserId`: the id that the referral is attributed to: the new user's,
        /// or the organization's when organizations are rewarded. Text.
        PayloadNewUserId => "newUserId",
        /// `price`: the amount of the invoice or of the refund, sent in major units. Money.
        PayloadPrice => "price",
        /// `currency`: the ISO 4217 code of the price. Currency.
        PayloadCurrency => "currency",
        /// `newUser.id`: the new user's own id, never the organization's. Text.
        NewUserId => "newUser.id",
        /// `newUser.email`: the new user's address. Email.
        NewUserEmail => "newUser.email",
        /// `newUser.name`: the new user's name. Text.
        NewUserName => "newUser.name",
        /// `newUser.organizationId`: the new user's organization. Text.
        NewUserOrganizationId => "newUser.organizationId",
        /// `event.timestamp`: when it happened. A time with its offset.
        EventTimestamp => "event.timestamp",
        /// `subscription.id`: the subscription's id. Text.
        SubscriptionId => "subscription.id",
        /// `subscription.invoiceId`: the id of the invoice that was paid or refunded. Text.
        SubscriptionInvoiceId => "subscription.invoiceId",
        /// `subscription.interval`: how often it is paid. An [`Interval`](crate::Interval).
        SubscriptionInterval => "subscription.interval",
        /// `subscription.seatsUsed`: how many seats are in use. Count.
        SubscriptionSeatsUsed => "subscription.seatsUsed",
        /// `subscription.productKey`: the name of the product or plan. Text.
        SubscriptionProductKey => "subscription.productKey",
    }
}

impl Slot {
    /// Returns whether it holds personal data: an id, an address, a name.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        self.rule().personal
    }
}
