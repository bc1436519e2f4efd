//! What is there to report of a refunded charge?

use cello_core::{Context, Envelope, EventInfo, Payload, Subscription, Timestamp, Trigger};

use super::amount;
use super::customer::Customer;
use super::error::WebhookError;
use super::node::{Names, Node};
use super::rules::Rules;

const AMOUNT_REFUNDED: &str = "data.object.amount_refunded";

const CHARGE: Names = &[
    "amount_refunded",
    "captured",
    "currency",
    "customer",
    "customer_account",
    "invoice",
    "payment_intent",
];

/// A `charge.refunded` of Stripe: what fills a `charge-refunded`.
///
/// | slot | member of the webhook |
/// |---|---|
/// | `price`, `currency` | the charge's `amount_refunded` less that of `previous_attributes`, and its `currency` |
/// | `newUser.email`, `newUser.name` | the customer's |
/// | `event.timestamp` | the webhook's `created`; the charge's is when it was paid |
/// | `subscription.invoiceId` | the charge's `invoice`, in API versions before 2025-03-31 |
///
/// The codes and ids of the referral are in the customer's metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct RefundedCharge {
    event_id: String,
    customer_id: String,
    payment_intent_id: Option<String>,
    invoice_id: Option<String>,
    /// By this refund alone: Stripe's `amount_refunded` is the sum of all.
    refunded: i64,
    currency: String,
    refunded_at: Timestamp,
}

impl RefundedCharge {
    /// The webhook's id, the same in every delivery of it.
    #[must_use]
    pub fn event_id(&self) -> &str {
        &self.event_id
    }

    /// The customer to look up.
    #[must_use]
    pub fn customer_id(&self) -> &str {
        &self.customer_id
    }

    /// Returns what to look up the invoice by, where the charge does not name it: Stripe lists the
    /// `invoice_payments` of a payment intent.
    #[must_use]
    pub fn payment_intent_id(&self) -> Option<&str> {
        self.payment_intent_id.as_deref()
    }

    /// Returns the invoice, as given by [`with_invoice_id`](Self::with_invoice_id) or else by the
    /// charge.
    #[must_use]
    pub fn invoice_id(&self) -> Option<&str> {
        self.invoice_id.as_deref()
    }

    /// The same refund of this invoice: the id that its `invoice-paid` was reported with.
    ///
    /// Where a look-up finds none, the payment had no `invoice.paid` either: there is nothing
    /// to report, unless you reported the payment yourself, by an id of your own.
    #[must_use]
    pub fn with_invoice_id(mut self, invoice_id: impl Into<String>) -> Self {
        self.invoice_id = Some(invoice_id.into());
        self
    }

    /// The event; `None` where there is nothing to report, because the customer was not
    /// referred, or because nothing was refunded: Stripe also calls it a refund when it
    /// releases an authorization without capturing anything.
    pub fn envelope(
        &self,
        customer: &Customer,
        rules: Rules,
    ) -> Result<Option<Envelope<'static>>, WebhookError> {
        if self.refunded == 0 {
            return Ok(None);
        }
        let Some(referral) = customer.referral(rules.attribution)? else {
            return Ok(None);
        };
        let invoice_id = self.invoice_id().ok_or(WebhookError::InvoiceNotSaid)?;
        let (price, currency) = amount::sent(self.refunded, AMOUNT_REFUNDED, &self.currency)?;
        let payload = Payload::new(referral.metadata.ucc(), referral.attributed_to.as_str())
            .with_price(price, currency);
        let context = Context::new(
            referral.new_user(customer.contact(None, None))?,
            EventInfo::new(Trigger::ChargeRefunded, self.refunded_at),
        )
        .with_subscription(Subscription::new().with_invoice_id(invoice_id));
        Ok(Some(Envelope::new(payload, context)?.into_owned()))
    }

    /// `None`: of a guest.
    pub(super) fn read(webhook: &Node<'_>) -> Result<Option<Self>, WebhookError> {
        let charge = webhook.at("data.object", "data.object.", CHARGE);
        let Some(customer_id) = charge.customer_id()? else {
            return Ok(None);
        };
        let now = charge.required_integer("amount_refunded")?;
        // Without it, this refund cannot be told from the ones before it.
        let before = webhook.required_integer("data.previous_attributes.amount_refunded")?;
        let refunded = now.checked_sub(before).filter(|&refunded| refunded >= 0);
        let was_paid = charge.flag("captured") != Some(false);
        Ok(Some(Self {
            event_id: webhook.required_text("id")?,
            customer_id,
            payment_intent_id: charge.id("payment_intent")?,
            invoice_id: charge.id("invoice")?,
            refunded: match refunded {
                Some(refunded) if was_paid => refunded,
                Some(_) => 0,
                None => return Err(WebhookError::RefundShrank),
            },
            currency: charge.required_text("currency")?,
            refunded_at: webhook.required_timestamp("created")?,
        }))
    }
}
