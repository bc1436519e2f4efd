//! Which slots does each trigger take, and what is the source?
//!
//! The only place that knows it: the macro checks mappings against it, `cello-core` checks
//! envelopes.
//!
//! `source` names the vendor's guides by number (000 purchases, 001 signups,
//! 002 Stripe, 003 manual attribution) and the published API reference.

use crate::slot::Slot;
use crate::trigger::Trigger;

/// What a slot holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id, a name or a code.
    Text,
    /// The address of a person.
    Email,
    /// An amount in major units.
    Money,
    /// A code of ISO 4217.
    Currency,
    /// A moment in time.
    Instant,
    /// How often something is paid.
    Interval,
    /// A whole number that is not negative.
    Count,
}

/// What a trigger does with a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It needs a value.
    Required,
    /// It may have one.
    Optional,
    /// Sent with this JSON value, which cannot be changed.
    Fixed(&'static str),
    /// It must not have one.
    NotTaken,
}

/// Everything that the contract fixes about one slot.
pub struct Rule {
    /// Which slot it is.
    pub slot: Slot,
    /// What it holds.
    pub kind: Kind,
    /// Whether the value is personal data.
    pub personal: bool,
    /// By trigger, in the order of [`Trigger::VARIANTS`].
    pub presence: [Presence; Trigger::VARIANTS.len()],
    /// Words that fields holding such a value are often named with, most telling
    /// first; for suggestions only.
    pub hints: &'static [&'static str],
    /// Where this is documented.
    pub source: &'static str,
}

impl Slot {
    /// Returns what the contract fixes about this slot.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }

    /// Whether it holds an id, a code or an address, which are compared byte by byte. A
    /// name is for people, and may have any space in it.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_exact(self) -> bool {
        match self {
            Self::PayloadUcc
            | Self::PayloadNewUserId
            | Self::NewUserId
            | Self::NewUserEmail
            | Self::NewUserOrganizationId
            | Self::SubscriptionId
            | Self::SubscriptionInvoiceId => true,
            Self::PayloadPrice
            | Self::PayloadCurrency
            | Self::NewUserName
            | Self::EventTimestamp
            | Self::SubscriptionInterval
            | Self::SubscriptionSeatsUsed
            | Self::SubscriptionProductKey => false,
        }
    }

    /// Returns whether its value identifies a person, a referrer or an invoice. A constant in
    /// place of a missing one would merge them, so such a slot takes no literal `default`.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_identity(self) -> bool {
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
    /// `newUserId` is required here, and filled by the attribution where it is
    /// not mapped; `newUser.organizationId` is optional here, and required where
    /// organizations are rewarded.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn presence(self, trigger: Trigger) -> Presence {
        self.rule().presence[trigger as usize]
    }

    /// Whether `trigger` takes this slot from the user.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn is_of(self, trigger: Trigger) -> bool {
        matches!(
            self.presence(trigger),
            Presence::Required | Presence::Optional
        )
    }

    /// The triggers that take this slot from the user.
    #[doc(hidden)]
    pub fn triggers(self) -> impl Iterator<Item = Trigger> {
        let triggers = Trigger::VARIANTS.iter().copied();
        triggers.filter(move |&trigger| self.is_of(trigger))
    }
}

use Presence::{Fixed, NotTaken as Never, Optional, Required};

/// One rule a slot, in the order of [`Slot::VARIANTS`], which is the order of the JSON.
///
/// Required rests on the guides' tables and prose; the reference requires only
/// `ucc`, `newUserId` and the event.
static RULES: [Rule; Slot::VARIANTS.len()] = [
    Rule {
        slot: Slot::PayloadUcc,
        kind: Kind::Text,
        personal: false,
        presence: [Required, Required, Required, Required],
        hints: &["ucc", "referral code", "referral", "referrer code"],
        source: "guides 000 and 001, reference",
    },
    Rule {
        slot: Slot::PayloadNewUserId,
        kind: Kind::Text,
        personal: true,
        presence: [Required, Required, Required, Required],
        hints: &["new user id", "organization id", "org id"],
        source: "guides 000 and 001, reference",
    },
    Rule {
        slot: Slot::PayloadPrice,
        kind: Kind::Money,
        personal: false,
        presence: [Fixed("0"), Never, Required, Required],
        hints: &["price", "amount", "total", "paid", "refunded", "cents"],
        source: "guide 000; guide 001's sample for the fixed 0",
    },
    Rule {
        slot: Slot::PayloadCurrency,
        kind: Kind::Currency,
        personal: false,
        presence: [Fixed("\"\""), Never, Required, Required],
        hints: &["currency", "ccy"],
        source: "guide 000; guide 001's sample for the fixed empty text",
    },
    Rule {
        slot: Slot::NewUserId,
        kind: Kind::Text,
        personal: true,
        presence: [Required, Required, Required, Required],
        hints: &["user id", "product user id", "account id", "customer id"],
        source: "guides 000 and 001",
    },
    Rule {
        slot: Slot::NewUserEmail,
        kind: Kind::Email,
        personal: true,
        presence: [Required, Required, Required, Required],
        hints: &["email", "mail"],
        source: "guides 000 and 001",
    },
    Rule {
        slot: Slot::NewUserName,
        kind: Kind::Text,
        personal: true,
        presence: [Required, Required, Optional, Optional],
        hints: &["user name", "full name", "name", "username"],
        source: "guide 001; reference for invoices and refunds",
    },
    Rule {
        slot: Slot::NewUserOrganizationId,
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
        kind: Kind::Instant,
        personal: false,
        presence: [Required, Required, Required, Required],
        hints: &["timestamp", "at", "created", "time", "date", "when"],
        source: "guide 000, reference",
    },
    Rule {
        slot: Slot::SubscriptionId,
        kind: Kind::Text,
        personal: false,
        presence: [Never, Never, Optional, Optional],
        hints: &["subscription id", "subscription"],
        source: "reference",
    },
    Rule {
        slot: Slot::SubscriptionInvoiceId,
        kind: Kind::Text,
        personal: false,
        presence: [Never, Never, Required, Required],
        hints: &["invoice id", "invoice", "number", "receipt"],
        source: "guide 000, reference",
    },
    Rule {
        slot: Slot::SubscriptionInterval,
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
        kind: Kind::Count,
        personal: false,
        presence: [Never, Never, Optional, Optional],
        hints: &["seats", "quantity", "licences", "licenses"],
        source: "reference",
    },
    Rule {
        slot: Slot::SubscriptionProductKey,
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
        }
    }
}
