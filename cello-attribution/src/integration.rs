//! Who reports what: the app by the API, or the gateway by its webhook?

use cello_catalogue::{string_enum_serde, string_enum_traits};
use cello_core::{CelloEvent, Envelope, Trigger};

use crate::gateway::Gateway;

mod error;

pub use error::{AlreadyReported, IntegrationError};

/// How an app and its payment gateway report to Cello together.
///
/// | word | choose it if | `new-signup` | `demo-call-attended` | `invoice-paid`, `charge-refunded` |
/// |---|---|---|---|---|
/// | `stripe-webhook` | you create the Stripe customer at signup | webhook | API | webhook |
/// | `api-and-stripe-webhook` | you create it at purchase | API | API | webhook |
/// | `chargebee-webhook` | you create the Chargebee customer at signup | webhook | API | webhook |
/// | `api-and-chargebee-webhook` | you create it at purchase | API | API | webhook |
/// | `api` | neither is your gateway, or you report its payments yourself | API | API | API |
///
/// An event that is reported both ways is paid twice, so [`report`](Self::report) refuses
/// what the webhook reports. With a webhook, the customer must carry
/// [`Metadata`](crate::Metadata): it is all that connects the webhook's events to a referral.
///
/// Source: guides 001 to 003.
///
/// ```
/// use cello_attribution::{Integration, IntegrationError};
/// use cello_core::CelloEvent;
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "new-signup")]
/// struct Signup {
///     #[cello(ucc)]                   referral_code: Option<String>,
///     #[cello(newUser.id)]            user_id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] at: i64,
/// }
///
/// let signup = Signup {
///     referral_code: Some("A1b2C3d4E5f".into()),
///     user_id: 7,
///     email: "ada@example.com".into(),
///     name: "Ada Example".into(),
///     at: 1_772_357_400,
/// };
/// let event = Integration::ApiAndStripeWebhook.report(&signup)?;
/// assert!(event.is_some(), "to be sent by the API");
///
/// let integration: Integration = "stripe-webhook".parse()?; // from a configuration
/// assert_eq!(
///     integration.report(&signup).unwrap_err().to_string(),
///     "Stripe's webhook already reports `new-signup`, by its event `customer.created`: sent \
///      by the API as well, it would count twice; do not send it, or choose another integration \
///      than `stripe-webhook`",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Integration {
    /// Stripe's webhook reports signups and purchases: guide 002, first option.
    StripeWebhook,
    /// The app reports signups, Stripe's webhook purchases: guide 002, second option.
    ApiAndStripeWebhook,
    /// Chargebee's webhook reports signups and purchases.
    ChargebeeWebhook,
    /// The app reports signups, Chargebee's webhook purchases.
    ApiAndChargebeeWebhook,
    /// The app reports everything: neither Stripe nor Chargebee is your gateway, or you report
    /// its payments yourself. Cello must not listen to the gateway's webhook then.
    Api,
}

impl Integration {
    /// Lists every integration.
    pub const VARIANTS: &'static [Self] = &[
        Self::StripeWebhook,
        Self::ApiAndStripeWebhook,
        Self::ChargebeeWebhook,
        Self::ApiAndChargebeeWebhook,
        Self::Api,
    ];

    /// Returns the word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StripeWebhook => "stripe-webhook",
            Self::ApiAndStripeWebhook => "api-and-stripe-webhook",
            Self::ChargebeeWebhook => "chargebee-webhook",
            Self::ApiAndChargebeeWebhook => "api-and-chargebee-webhook",
            Self::Api => "api",
        }
    }

    /// Returns the gateway whose webhook reports, if one does.
    #[must_use]
    pub const fn gateway(self) -> Option<Gateway> {
        match self {
            Self::StripeWebhook | Self::ApiAndStripeWebhook => Some(Gateway::Stripe),
            Self::ChargebeeWebhook | Self::ApiAndChargebeeWebhook => Some(Gateway::Chargebee),
            Self::Api => None,
        }
    }

    /// Returns the gateway's event that reports what happened, or `None` if the app reports it
    /// by the API.
    #[must_use]
    pub const fn webhook_event(self, trigger: Trigger) -> Option<&'static str> {
        let Some(gateway) = self.gateway() else {
            return None;
        };
        let only_transactions = matches!(
            self,
            Self::ApiAndStripeWebhook | Self::ApiAndChargebeeWebhook
        );
        let facts = trigger.facts();
        if only_transactions && !facts.is_transaction {
            return None;
        }
        match gateway {
            Gateway::Stripe => facts.stripe_event,
            Gateway::Chargebee => facts.chargebee_event,
        }
    }

    /// Returns the event to send by the API, or `None` if there is nothing to report, because
    /// the customer was not referred. Returns an error if the webhook reports the event, or
    /// if the event is wrong.
    pub fn report(self, event: &impl CelloEvent) -> Result<Option<Envelope<'_>>, IntegrationError> {
        let event = event.envelope();
        // If the webhook reports an event, it does not matter what else is wrong with it.
        match &event {
            Ok(Some(event)) => self.check(event.trigger())?,
            Err(error) => self.check(error.trigger())?,
            Ok(None) => {}
        }
        Ok(event?)
    }

    /// Returns an error if the webhook reports this trigger, so that the app must not.
    pub fn check(self, trigger: Trigger) -> Result<(), AlreadyReported> {
        match (self.gateway(), self.webhook_event(trigger)) {
            (Some(gateway), Some(webhook_event)) => Err(AlreadyReported {
                integration: self,
                gateway,
                trigger,
                webhook_event,
            }),
            _ => Ok(()),
        }
    }

    /// Returns the names of the webhook events that Cello needs from the gateway.
    #[must_use]
    pub const fn webhook_events(self) -> &'static [&'static str] {
        match self.gateway() {
            Some(gateway) => gateway.webhook_events(),
            None => &[],
        }
    }

    /// Returns the needed events that are not among the enabled events of a webhook endpoint,
    /// so that Cello never receives them. `*` is every event.
    ///
    /// ```
    /// use cello_attribution::Integration;
    ///
    /// let enabled = ["charge.refunded", "charge.succeeded", "charge.updated", "customer.created",
    ///     "customer.deleted", "customer.updated", "customer.subscription.created",
    ///     "customer.subscription.updated"];
    /// let missing = Integration::StripeWebhook.missing_webhook_events(enabled);
    /// assert_eq!(missing, ["customer.subscription.deleted", "invoice.paid"]);
    /// assert!(Integration::StripeWebhook.missing_webhook_events(["*"]).is_empty());
    /// ```
    #[must_use]
    pub fn missing_webhook_events<E: AsRef<str>>(
        self,
        enabled: impl IntoIterator<Item = E>,
    ) -> Vec<&'static str> {
        let mut missing = self.webhook_events().to_vec();
        for enabled in enabled {
            let enabled = enabled.as_ref();
            missing.retain(|event| enabled != "*" && *event != enabled);
        }
        missing
    }
}

string_enum_traits! {
    Integration, UnknownIntegration, "an integration",
    |word| Integration::VARIANTS.iter().copied().find(|it| it.as_str() == word),
    Integration::VARIANTS
}
string_enum_serde!(Integration, "an integration");
