//! What does an editor say about the words of the catalogue?
//!
//! Written from the catalogue by the test `word_docs` of `cello-derive`: do not edit it.

// The names are the vendor's.
#![allow(non_upper_case_globals, non_snake_case)]

/// The slots, by the first part of their paths.
pub mod slots {
    use super::super::{Currency, Group, Money, Text};

    /// `ucc`: the referral code of the referrer. Text.
    ///
    /// - Required for `new-signup`, `demo-call-attended`, `invoice-paid`, `charge-refunded`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `payload.ucc`. Source: guides 000 and 001, reference.
    pub const ucc: Text = Text;

    /// `newUserId`: the id that the referral is attributed to: the new user's, or the organization's when organizations are rewarded. Text.
    ///
    /// - Required for `new-signup`, `demo-call-attended`, `invoice-paid`, `charge-refunded`
    /// - Filled from `newUser.id` with `attribution = "user"`
    /// - Filled from `newUser.organizationId` with `attribution = "organization"`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `payload.newUserId`. Source: guides 000 and 001, reference.
    pub const newUserId: Text = Text;

    /// `price`: the amount of the invoice or of the refund, sent in major units. Money.
    ///
    /// - Required for `invoice-paid`, `charge-refunded`
    /// - Not accepted by `demo-call-attended`
    /// - Always `0` for `new-signup`
    ///
    /// Modifiers: `minor`, `major`, `with`, `default`, `none`.
    ///
    /// Sent as `payload.price`. Source: guide 000; guide 001's sample for the fixed 0.
    pub const price: Money = Money;

    /// `currency`: the ISO 4217 code of the price. Currency.
    ///
    /// - Required for `invoice-paid`, `charge-refunded`
    /// - Not accepted by `demo-call-attended`
    /// - Always `""` for `new-signup`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `payload.currency`. Source: guide 000; guide 001's sample for the fixed empty text.
    pub const currency: Currency = Currency;

    /// The slots below `newUser`.
    ///
    /// - `newUser.id`: the new user's own id, never the organization's. Text.
    /// - `newUser.email`: the new user's address. Email.
    /// - `newUser.name`: the new user's name. Text.
    /// - `newUser.organizationId`: the new user's organization. Text.
    pub const newUser: Group = Group;

    /// The slots below `event`.
    ///
    /// - `event.timestamp`: when it happened. A time with its offset.
    pub const event: Group = Group;

    /// The slots below `subscription`.
    ///
    /// - `subscription.id`: the subscription's id. Text.
    /// - `subscription.invoiceId`: the id of the invoice that was paid or refunded. Text.
    /// - `subscription.interval`: how often it is paid. An [`Interval`](crate::Interval).
    /// - `subscription.seatsUsed`: how many seats are in use. Count.
    /// - `subscription.productKey`: the name of the product or plan. Text.
    pub const subscription: Group = Group;
}

/// The slots below `newUser`.
pub mod newUser {
    use super::super::{Email, Text};

    /// `newUser.id`: the new user's own id, never the organization's. Text.
    ///
    /// - Required for `new-signup`, `demo-call-attended`, `invoice-paid`, `charge-refunded`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.newUser.id`. Source: guides 000 and 001.
    pub const id: Text = Text;

    /// `newUser.email`: the new user's address. Email.
    ///
    /// - Required for `new-signup`, `demo-call-attended`, `invoice-paid`, `charge-refunded`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.newUser.email`. Source: guides 000 and 001.
    pub const email: Email = Email;

    /// `newUser.name`: the new user's name. Text.
    ///
    /// - Required for `new-signup`, `demo-call-attended`
    /// - Optional for `invoice-paid`, `charge-refunded`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.newUser.name`. Source: guide 001; reference for invoices and refunds.
    pub const name: Text = Text;

    /// `newUser.organizationId`: the new user's organization. Text.
    ///
    /// - Optional for `new-signup`, `demo-call-attended`, `invoice-paid`, `charge-refunded`
    /// - Required with `attribution = "organization"`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.newUser.organizationId`. Source: guides 000 and 001, reference.
    pub const organizationId: Text = Text;
}

/// The slots below `event`.
pub mod event {
    use super::super::Instant;

    /// `event.timestamp`: when it happened. A time with its offset.
    ///
    /// - Required for `new-signup`, `demo-call-attended`, `invoice-paid`, `charge-refunded`
    ///
    /// Modifiers: `utc`, `unix`, `unix_ms`, `with`, `default`, `none`.
    ///
    /// Sent as `context.event.timestamp`. Source: guide 000, reference.
    pub const timestamp: Instant = Instant;
}

/// The slots below `subscription`.
pub mod subscription {
    use super::super::{Count, Recurrence, Text};

    /// `subscription.id`: the subscription's id. Text.
    ///
    /// - Optional for `invoice-paid`, `charge-refunded`
    /// - Not accepted by `new-signup`, `demo-call-attended`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.subscription.id`. Source: reference.
    pub const id: Text = Text;

    /// `subscription.invoiceId`: the id of the invoice that was paid or refunded. Text.
    ///
    /// - Required for `invoice-paid`, `charge-refunded`
    /// - Not accepted by `new-signup`, `demo-call-attended`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.subscription.invoiceId`. Source: guide 000, reference.
    pub const invoiceId: Text = Text;

    /// `subscription.interval`: how often it is paid. An [`Interval`](crate::Interval).
    ///
    /// - Required for `invoice-paid`
    /// - Optional for `charge-refunded`
    /// - Not accepted by `new-signup`, `demo-call-attended`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.subscription.interval`. Source: guide 000, reference.
    pub const interval: Recurrence = Recurrence;

    /// `subscription.seatsUsed`: how many seats are in use. Count.
    ///
    /// - Optional for `invoice-paid`, `charge-refunded`
    /// - Not accepted by `new-signup`, `demo-call-attended`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.subscription.seatsUsed`. Source: reference.
    pub const seatsUsed: Count = Count;

    /// `subscription.productKey`: the name of the product or plan. Text.
    ///
    /// - Required for `invoice-paid`
    /// - Optional for `charge-refunded`
    /// - Not accepted by `new-signup`, `demo-call-attended`
    ///
    /// Modifiers: `with`, `default`, `none`.
    ///
    /// Sent as `context.subscription.productKey`. Source: guide 000, reference.
    pub const productKey: Text = Text;
}

/// The lints of a mapping, for `allow`.
pub mod lints {
    use super::super::LintName;

    /// `better_field`: another field, which is not mapped, fits the slot better: `amount_paid` beside a mapped `amount_due`.
    pub const better_field: LintName = LintName;

    /// `constant_beside_field`: a currency or an interval is constant, and a field of that name is not mapped.
    pub const constant_beside_field: LintName = LintName;

    /// `constant_identity`: a code, an id or an address is constant, so that all events are about one person.
    pub const constant_identity: LintName = LintName;

    /// `coupon_as_ucc`: `ucc` is mapped from a coupon, a promotion or a voucher.
    pub const coupon_as_ucc: LintName = LintName;

    /// `debug_of_option`: a text is formatted from an `Option`, and would be `Some("…")`.
    pub const debug_of_option: LintName = LintName;

    /// `minor_float`: minor units are counted by a float.
    pub const minor_float: LintName = LintName;

    /// `no_attribution`: an organization's id is mapped, and `attribution` does not state who is rewarded.
    pub const no_attribution: LintName = LintName;

    /// `refund_as_payment`: a type or a variant that is named a refund is sent as `invoice-paid`.
    pub const refund_as_payment: LintName = LintName;

    /// `unwrapped_ucc`: `ucc` has a fallback, so that users who were not referred are reported as if they were.
    pub const unwrapped_ucc: LintName = LintName;
}
