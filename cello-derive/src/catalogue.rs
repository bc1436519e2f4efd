//! Which slots does each trigger take, and who says so?
//!
//! The contract as data, and the only place that knows it. This one file is
//! compiled into both crates (`cello-core/src/catalogue.rs` is a link to it):
//! the macro checks mappings against it, `cello-core` checks envelopes.
//!
//! `source` names the vendor's guides by number (000 purchases, 001 signups,
//! 002 Stripe, 003 manual attribution) and the published API reference.

/// An enum of words: the variants, and the one way each is written.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $Name:ident { $( $(#[$variant_meta:meta])* $Variant:ident => $word:literal, )+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Name { $( $(#[$variant_meta])* $Variant, )+ }

        impl $Name {
            /// All of them, in the order of the contract.
            pub const VARIANTS: &'static [Self] = &[$( Self::$Variant, )+];

            /// The word as it is sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $word, )+ }
            }

            /// What is sent as this word.
            pub(crate) fn named(word: &str) -> Option<Self> {
                Self::VARIANTS.iter().copied().find(|it| it.as_str() == word)
            }
        }
    };
}

words! {
    /// What happened: the value of `context.event.trigger`.
    ///
    /// Source: guide 000 (invoices, refunds), guide 001 (signups, demos) and the
    /// reference. Guide 001 calls the demo `demo-attended` in its prose; its own
    /// sample and the reference send `demo-call-attended`, and so does this crate.
    ///
    /// ```
    /// use cello_core::Trigger;
    ///
    /// assert_eq!(Trigger::InvoicePaid.as_str(), "invoice-paid");
    /// assert_eq!("invoice-paid".parse(), Ok(Trigger::InvoicePaid));
    /// assert_eq!(
    ///     "demo-attended".parse::<Trigger>().unwrap_err().to_string(),
    ///     "`demo-attended` is not a trigger; it is one of: new-signup, demo-call-attended, invoice-paid, charge-refunded",
    /// );
    /// ```
    Trigger {
        /// `new-signup`: a referred user signed up.
        NewSignup => "new-signup",
        /// `demo-call-attended`: a referred user attended a demo call.
        DemoCallAttended => "demo-call-attended",
        /// `invoice-paid`: a payment of a referred user went through.
        InvoicePaid => "invoice-paid",
        /// `charge-refunded`: a payment of a referred user was refunded.
        ChargeRefunded => "charge-refunded",
    }
}

words! {
    /// How often a subscription is paid: the value of `subscription.interval`.
    ///
    /// Source: guide 000; `weekly` only in the reference.
    ///
    /// ```
    /// use cello_core::Interval;
    ///
    /// assert_eq!(Interval::SemiAnnual.as_str(), "semi-annual");
    /// assert_eq!("yearly".parse(), Ok(Interval::Yearly));
    /// assert!("month".parse::<Interval>().is_err()); // the word is `monthly`
    /// ```
    Interval {
        /// `one-time`: bought once, a licence for example.
        OneTime => "one-time",
        /// `weekly`: every week.
        Weekly => "weekly",
        /// `bi-weekly`: every two weeks.
        BiWeekly => "bi-weekly",
        /// `monthly`: every month.
        Monthly => "monthly",
        /// `quarterly`: every three months.
        Quarterly => "quarterly",
        /// `semi-annual`: every six months.
        SemiAnnual => "semi-annual",
        /// `yearly`: every year.
        Yearly => "yearly",
        /// `biennial`: every two years.
        Biennial => "biennial",
        /// `triennial`: every three years.
        Triennial => "triennial",
        /// `lifetime`: paid once, used for ever.
        Lifetime => "lifetime",
    }
}

words! {
    /// A place of the event that your data fills, named by the vendor's own path.
    ///
    /// Which trigger requires which is in the table of the [crate documentation](crate).
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
    Slot {
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
        /// `subscription.interval`: how often it is paid. An [`Interval`].
        SubscriptionInterval => "subscription.interval",
        /// `subscription.seatsUsed`: how many seats are in use. Count.
        SubscriptionSeatsUsed => "subscription.seatsUsed",
        /// `subscription.productKey`: the name of the product or plan. Text.
        SubscriptionProductKey => "subscription.productKey",
    }
}

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Email,
    Money,
    Currency,
    Instant,
    Interval,
    Count,
}

/// What a trigger does with a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
    /// Sent with this JSON value, which nobody may change.
    Fixed(&'static str),
    NotTaken,
}

/// Everything the contract says of one slot.
pub(crate) struct Rule {
    pub slot: Slot,
    /// Where the slot stands in the JSON.
    pub json: &'static str,
    pub kind: Kind,
    /// Whether the value says something about a person.
    pub personal: bool,
    /// By trigger, in the order of [`Trigger::VARIANTS`].
    pub presence: [Presence; 4],
    /// Words that fields holding such a value are often named with, most telling
    /// first; for suggestions only.
    pub hints: &'static [&'static str],
    /// Who says so.
    pub source: &'static str,
}

impl Slot {
    /// What the contract says of this slot.
    pub(crate) const fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// Whether its value tells people, referrers or invoices apart. A constant in place of
    /// a missing one would merge them, so such a slot takes no literal `default`.
    #[allow(dead_code)] // only the macro asks
    pub(crate) const fn is_identity(self) -> bool {
        match self {
            Self::PayloadUcc
            | Self::PayloadNewUserId
            | Self::NewUserId
            | Self::NewUserEmail
            | Self::SubscriptionInvoiceId => true,
            Self::PayloadPrice
            | Self::PayloadCurrency
            | Self::NewUserName
            | Self::NewUserOrganizationId
            | Self::EventTimestamp
            | Self::SubscriptionId
            | Self::SubscriptionInterval
            | Self::SubscriptionSeatsUsed
            | Self::SubscriptionProductKey => false,
        }
    }

    /// What `trigger` does with this slot.
    ///
    /// `newUserId` is required here, and filled by the attribution where nobody
    /// maps it; `newUser.organizationId` is optional here, and required where
    /// organizations are rewarded.
    pub(crate) const fn presence(self, trigger: Trigger) -> Presence {
        self.rule().presence[trigger as usize]
    }

    /// Whether `trigger` takes this slot from the user.
    pub(crate) const fn is_of(self, trigger: Trigger) -> bool {
        matches!(
            self.presence(trigger),
            Presence::Required | Presence::Optional
        )
    }

    /// The triggers that take this slot from the user.
    pub(crate) fn triggers(self) -> impl Iterator<Item = Trigger> {
        let triggers = Trigger::VARIANTS.iter().copied();
        triggers.filter(move |&trigger| self.is_of(trigger))
    }
}

use Presence::{Fixed, NotTaken as Never, Optional, Required};

/// One rule a slot, in the order of [`Slot::VARIANTS`], which is the order of the JSON.
///
/// Required rests on the guides' tables and prose; the reference requires only
/// `ucc`, `newUserId` and the event.
const RULES: [Rule; 14] = [
    Rule {
        slot: Slot::PayloadUcc,
        json: "payload.ucc",
        kind: Kind::Text,
        personal: false,
        presence: [Required, Required, Required, Required],
        hints: &["ucc", "referral code", "referral", "referrer code"],
        source: "guides 000 and 001, reference",
    },
    Rule {
        slot: Slot::PayloadNewUserId,
        json: "payload.newUserId",
        kind: Kind::Text,
        personal: true,
        presence: [Required, Required, Required, Required],
        hints: &["new user id", "organization id", "org id"],
        source: "guides 000 and 001, reference",
    },
    Rule {
        slot: Slot::PayloadPrice,
        json: "payload.price",
        kind: Kind::Money,
        personal: false,
        presence: [Fixed("0"), Never, Required, Required],
        hints: &["price", "amount", "total", "paid", "refunded", "cents"],
        source: "guide 000; guide 001's sample for the fixed 0",
    },
    Rule {
        slot: Slot::PayloadCurrency,
        json: "payload.currency",
        kind: Kind::Currency,
        personal: false,
        presence: [Fixed("\"\""), Never, Required, Required],
        hints: &["currency", "ccy"],
        source: "guide 000; guide 001's sample for the fixed empty text",
    },
    Rule {
        slot: Slot::NewUserId,
        json: "context.newUser.id",
        kind: Kind::Text,
        personal: true,
        presence: [Required, Required, Required, Required],
        hints: &["user id", "product user id", "account id", "customer id"],
        source: "guides 000 and 001",
    },
    Rule {
        slot: Slot::NewUserEmail,
        json: "context.newUser.email",
        kind: Kind::Email,
        personal: true,
        presence: [Required, Required, Required, Required],
        hints: &["email", "mail"],
        source: "guides 000 and 001",
    },
    Rule {
        slot: Slot::NewUserName,
        json: "context.newUser.name",
        kind: Kind::Text,
        personal: true,
        presence: [Required, Required, Optional, Optional],
        hints: &["user name", "full name", "name", "username"],
        source: "guide 001; reference for invoices and refunds",
    },
    Rule {
        slot: Slot::NewUserOrganizationId,
        json: "context.newUser.organizationId",
        kind: Kind::Text,
        personal: false,
        presence: [Optional, Optional, Optional, Optional],
        hints: &[
            "organization",
            "organisation",
            "org",
            "tenant",
            "team",
            "workspace",
            "company",
        ],
        source: "guides 000 and 001, reference",
    },
    Rule {
        slot: Slot::EventTimestamp,
        json: "context.event.timestamp",
        kind: Kind::Instant,
        personal: false,
        presence: [Required, Required, Required, Required],
        hints: &["timestamp", "at", "created", "time", "date", "when"],
        source: "guide 000, reference",
    },
    Rule {
        slot: Slot::SubscriptionId,
        json: "context.subscription.id",
        kind: Kind::Text,
        personal: false,
        presence: [Never, Never, Optional, Optional],
        hints: &["subscription id", "subscription"],
        source: "reference",
    },
    Rule {
        slot: Slot::SubscriptionInvoiceId,
        json: "context.subscription.invoiceId",
        kind: Kind::Text,
        personal: false,
        presence: [Never, Never, Required, Required],
        hints: &["invoice id", "invoice", "number", "receipt"],
        source: "guide 000, reference",
    },
    Rule {
        slot: Slot::SubscriptionInterval,
        json: "context.subscription.interval",
        kind: Kind::Interval,
        personal: false,
        presence: [Never, Never, Required, Optional],
        hints: &[
            "interval",
            "cycle",
            "period",
            "cadence",
            "frequency",
            "recurrence",
        ],
        source: "guide 000, reference",
    },
    Rule {
        slot: Slot::SubscriptionSeatsUsed,
        json: "context.subscription.seatsUsed",
        kind: Kind::Count,
        personal: false,
        presence: [Never, Never, Optional, Optional],
        hints: &["seats", "quantity", "licences", "licenses"],
        source: "reference",
    },
    Rule {
        slot: Slot::SubscriptionProductKey,
        json: "context.subscription.productKey",
        kind: Kind::Text,
        personal: false,
        presence: [Never, Never, Required, Optional],
        hints: &["product", "plan", "tier", "sku"],
        source: "guide 000, reference",
    },
];

#[cfg(test)]
mod tests {
    use super::{RULES, Slot};

    #[test]
    fn every_slot_finds_its_own_rule() {
        assert_eq!(RULES.len(), Slot::VARIANTS.len());
        for &slot in Slot::VARIANTS {
            assert_eq!(slot.rule().slot, slot);
            // The JSON path is the slot's path below `payload` or `context`.
            let (_, path) = slot.rule().json.split_once('.').unwrap();
            assert_eq!(path, slot.as_str());
        }
    }
}
