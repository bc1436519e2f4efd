//! Which words are triggers, and what is true of each?

use crate::string_enum;

string_enum! {
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
    ///     "`demo-attended` is not a trigger; expected one of: new-signup, demo-call-attended, invoice-paid, charge-refunded",
    /// );
    /// ```
    Trigger, UnknownTrigger, "a trigger" {
        /// `new-signup`: a referred user signed up.
        NewSignup => "new-signup",
        /// `demo-call-attended`: a referred user attended a demo call.
        DemoCallAttended => "demo-call-attended",
        /// `invoice-paid`: a payment of a referred user went through.
        InvoicePaid => "invoice-paid",
        /// `charge-refunded`: a payment of a referred user was refunded.
        ///
        /// Each refund is an event of its own. Its price is this refund's amount, not a total:
        /// if 49 and then 41 are refunded of a payment, the second event has 41, while Stripe's
        /// `amount_refunded` is 90 by then. Its time is the refund's, not the payment's.
        ChargeRefunded => "charge-refunded",
    }
}

/// What is true of a trigger, beside which slots it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Whether money was paid or paid back. Only transactions become too old to be imported.
    pub is_transaction: bool,
    /// Where it comes in the history of a user: a signup before a demo before transactions.
    pub stage: u8,
    /// Which comes first of two of a stage at the same moment: a payment before its refund.
    pub rank: u8,
    /// Whether `userKey = "user"` may spell the user as guide 001 does.
    pub takes_user_key: bool,
    /// The event of Stripe's webhook that reports it, if one does.
    pub stripe_event: Option<&'static str>,
    /// The event of Chargebee's webhook that reports it, if one does.
    pub chargebee_event: Option<&'static str>,
}

impl Trigger {
    /// What is true of this trigger.
    ///
    /// Source: guides 001 to 003.
    #[doc(hidden)]
    #[must_use]
    pub const fn facts(self) -> Facts {
        match self {
            Self::NewSignup => Facts {
                is_transaction: false,
                stage: 0,
                rank: 0,
                takes_user_key: true,
                stripe_event: Some("customer.created"),
                chargebee_event: Some("customer_created"),
            },
            // No gateway knows about calls.
            Self::DemoCallAttended => Facts {
                is_transaction: false,
                stage: 1,
                rank: 0,
                takes_user_key: false,
                stripe_event: None,
                chargebee_event: None,
            },
            Self::InvoicePaid => Facts {
                is_transaction: true,
                stage: 2,
                rank: 0,
                takes_user_key: false,
                stripe_event: Some("invoice.paid"),
                chargebee_event: Some("payment_succeeded"),
            },
            Self::ChargeRefunded => Facts {
                is_transaction: true,
                stage: 2,
                rank: 1,
                takes_user_key: false,
                stripe_event: Some("charge.refunded"),
                chargebee_event: Some("payment_refunded"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Trigger;

    #[test]
    fn every_trigger_is_known_where_the_compiler_cannot_tell() {
        let known = [
            Trigger::NewSignup,
            Trigger::DemoCallAttended,
            Trigger::InvoicePaid,
            Trigger::ChargeRefunded,
        ];
        assert_eq!(
            Trigger::VARIANTS,
            known,
            "see to each place that \"Adding a trigger\" in CONTRIBUTING.md lists, then add it here",
        );
    }
}
