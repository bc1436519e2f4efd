//! Whose webhook does Cello listen to, and for which events?

use cello_catalogue::{string_enum_serde, string_enum_traits};

/// A payment gateway whose webhook Cello listens to.
///
/// ```
/// use cello_attribution::Gateway;
///
/// assert_eq!("stripe".parse(), Ok(Gateway::Stripe));
/// assert!(Gateway::Stripe.webhook_events().contains(&"invoice.paid"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gateway {
    /// Stripe.
    Stripe,
    /// Chargebee.
    Chargebee,
}

impl Gateway {
    /// Lists every gateway.
    pub const VARIANTS: &'static [Self] = &[Self::Stripe, Self::Chargebee];

    /// Returns the gateway's name in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::Chargebee => "chargebee",
        }
    }

    /// Returns the name as the gateway spells it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Stripe => "Stripe",
            Self::Chargebee => "Chargebee",
        }
    }

    /// Returns the names of the webhook events that Cello needs from the gateway.
    ///
    /// Source: for Stripe guide 002; for Chargebee the vendor's page on its webhook.
    #[must_use]
    pub const fn webhook_events(self) -> &'static [&'static str] {
        match self {
            Self::Stripe => &[
                "charge.refunded",
                "charge.succeeded",
                "charge.updated",
                "customer.created",
                "customer.deleted",
                "customer.updated",
                "customer.subscription.created",
                "customer.subscription.deleted",
                "customer.subscription.updated",
                "invoice.paid",
            ],
            Self::Chargebee => &[
                "customer_created",
                "customer_changed",
                "customer_deleted",
                "payment_succeeded",
                "payment_refunded",
                "payment_failed",
            ],
        }
    }
}

string_enum_traits! {
    Gateway, UnknownGateway, "a payment gateway",
    |word| Gateway::VARIANTS.iter().copied().find(|it| it.as_str() == word), Gateway::VARIANTS
}
string_enum_serde!(Gateway, "a payment gateway");
