//! What is there to report of a paid invoice?

use std::fmt;

use cello_core::{Context, Envelope, EventInfo, Payload, Subscription, Timestamp, Trigger};

use super::amount;
use super::customer::{Customer, Referral};
use super::error::WebhookError;
use super::line::{Line, main_line};
use super::node::{Names, Node};
use super::plan::Plan;
use super::rules::{Rules, ZeroAmount};

const AMOUNT_PAID: &str = "data.object.amount_paid";

const INVOICE: Names = &[
    "amount_paid",
    "currency",
    "customer",
    "customer_account",
    "customer_email",
    "customer_name",
    "id",
    "lines",
    "parent",
    "status_transitions",
    "subscription",
];

/// An `invoice.paid` of Stripe: what fills an `invoice-paid`.
///
/// | slot | member of the invoice |
/// |---|---|
/// | `price`, `currency` | `amount_paid` and `currency`, in Stripe's smallest unit |
/// | `newUser.email`, `newUser.name` | the customer's, or else `customer_email`, `customer_name` |
/// | `event.timestamp` | `status_transitions.paid_at`, or else the webhook's `created` |
/// | `subscription.id` | `parent.subscription_details.subscription`, formerly `subscription`; or else the line's |
/// | `subscription.invoiceId` | `id` |
/// | `subscription.interval`, `subscription.productKey` | those of [`plan`](Self::plan) |
///
/// The codes and ids of the referral are in the customer's metadata. `Debug` shows neither
/// address nor name.
#[derive(Clone, PartialEq)]
pub struct PaidInvoice {
    event_id: String,
    id: String,
    customer_id: String,
    customer_email: Option<String>,
    customer_name: Option<String>,
    amount_paid: i64,
    currency: String,
    paid_at: Timestamp,
    subscription_id: Option<String>,
    /// The one that the invoice is for.
    line: Line,
    plan: Option<Plan>,
}

impl PaidInvoice {
    /// Returns the webhook's id, which is the same in every delivery of it.
    #[must_use]
    pub fn event_id(&self) -> &str {
        &self.event_id
    }

    /// Returns the id of the customer to look up.
    #[must_use]
    pub fn customer_id(&self) -> &str {
        &self.customer_id
    }

    /// Returns the price to look up, if [`plan`](Self::plan) is
    /// [`PlanNotSaid`](WebhookError::PlanNotSaid).
    ///
    /// If there are several lines, it is the price of the line that the invoice is for: one
    /// that recurs rather than a fee, and of those the dearest. A negative one gives back a
    /// former plan. Stripe sends only the first ten lines.
    #[must_use]
    pub fn price_id(&self) -> Option<&str> {
        self.line.price.id.as_deref()
    }

    /// Returns the product of that price.
    #[must_use]
    pub fn product_id(&self) -> Option<&str> {
        self.line.price.product_id.as_deref()
    }

    /// Returns the plan: that of [`with_plan`](Self::with_plan), or else the invoice's.
    ///
    /// An amount that was billed by hand is paid once, and is named by its product or by the
    /// line's description.
    ///
    /// Before 2025-03-31, Stripe's API had the whole price in each line. Since then it has
    /// only the ids. The error tells what to do:
    ///
    /// - [`PlanNotSaid`](WebhookError::PlanNotSaid): look up the [`price_id`](Self::price_id),
    ///   and pass its plan to [`with_plan`](Self::with_plan). The line's period is no
    ///   substitute: a change of plan cuts it short, and February looks like four weeks.
    /// - [`NoPrice`](WebhookError::NoPrice): there is no price to look up. Only you know the
    ///   plan.
    /// - [`NoProduct`](WebhookError::NoProduct): it is known how often the amount is paid, but
    ///   not what for; pass that to [`with_product_key`](Self::with_product_key).
    pub fn plan(&self) -> Result<Plan, WebhookError> {
        match &self.plan {
            Some(plan) => Ok(plan.clone()),
            None => self.line.plan(),
        }
    }

    /// Sets the plan: what a look-up of the [`price_id`](Self::price_id) found, or what your
    /// product calls it.
    #[must_use]
    pub fn with_plan(mut self, plan: Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// Sets what was paid for, and keeps the interval of the invoice.
    ///
    /// ```
    /// use cello_attribution::stripe::{Webhook, WebhookError};
    /// use cello_core::Interval;
    ///
    /// let body = br#"{
    ///     "id": "evt_made_up", "type": "invoice.paid", "created": 1772357401,
    ///     "data": { "object": {
    ///         "id": "in_made_up", "customer": "cus_made_up", "currency": "eur", "amount_paid": 4900,
    ///         "lines": { "data": [{ "amount": 4900, "type": "invoiceitem", "price": null }] }
    ///     } }
    /// }"#;
    /// let Webhook::InvoicePaid(invoice) = Webhook::from_slice(body)? else {
    ///     panic!("not an invoice")
    /// };
    /// assert_eq!(invoice.plan(), Err(WebhookError::NoProduct));
    /// let plan = invoice.with_product_key("Workshop").plan()?;
    /// assert_eq!(plan.interval, Interval::OneTime);
    /// # Ok::<(), WebhookError>(())
    /// ```
    #[must_use]
    pub fn with_product_key(mut self, product_key: impl Into<String>) -> Self {
        self.line.product_key = Some(product_key.into());
        self
    }

    /// Returns the event, or `None` if there is nothing to report: the customer was not
    /// referred, or [`ZeroAmount::Skip`] applies.
    pub fn envelope(
        &self,
        customer: &Customer,
        rules: Rules,
    ) -> Result<Option<Envelope<'static>>, WebhookError> {
        if self.amount_paid == 0 && rules.zero_amount == ZeroAmount::Skip {
            return Ok(None);
        }
        match customer.referral(rules.attribution)? {
            Some(referral) => self.report(customer, &referral).map(Some),
            None => Ok(None),
        }
    }

    fn report(
        &self,
        customer: &Customer,
        referral: &Referral<'_>,
    ) -> Result<Envelope<'static>, WebhookError> {
        let plan = self.plan()?;
        let (price, currency) = amount::sent(self.amount_paid, AMOUNT_PAID, &self.currency)?;
        let contact = customer.contact(
            self.customer_email.as_deref(),
            self.customer_name.as_deref(),
        );
        let payload = Payload::new(referral.metadata.ucc(), referral.attributed_to.as_str())
            .with_price(price, currency);
        let mut subscription = Subscription::new()
            .with_invoice_id(self.id.as_str())
            .with_interval(plan.interval)
            .with_product_key(plan.product_key);
        subscription.id = self.subscription_id.as_deref().map(Into::into);
        let context = Context::new(
            referral.new_user(contact)?,
            EventInfo::new(Trigger::InvoicePaid, self.paid_at),
        )
        .with_subscription(subscription);
        Ok(Envelope::new(payload, context)?.into_owned())
    }

    /// Returns `None` if a guest paid.
    pub(super) fn read(webhook: &Node<'_>) -> Result<Option<Self>, WebhookError> {
        let invoice = webhook.at("data.object", "data.object.", INVOICE);
        let Some(customer_id) = invoice.customer_id()? else {
            return Ok(None);
        };
        let line = main_line(&invoice)?;
        let subscription_id = match invoice.id("parent.subscription_details.subscription")? {
            None => invoice.id("subscription")?,
            id => id,
        };
        Ok(Some(Self {
            event_id: webhook.required_text("id")?,
            id: invoice.required_text("id")?,
            customer_id,
            customer_email: invoice.text("customer_email")?,
            customer_name: invoice.text("customer_name")?,
            amount_paid: invoice.required_integer("amount_paid")?,
            currency: invoice.required_text("currency")?,
            paid_at: match invoice.timestamp("status_transitions.paid_at")? {
                Some(paid_at) => paid_at,
                None => webhook.required_timestamp("created")?,
            },
            subscription_id: subscription_id.or(line.subscription_id.clone()),
            line,
            plan: None,
        }))
    }
}

impl fmt::Debug for PaidInvoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PaidInvoice")
            .field("event_id", &self.event_id)
            .field("id", &self.id)
            .field("customer_id", &self.customer_id)
            .field("amount_paid", &self.amount_paid)
            .field("currency", &self.currency)
            .field("paid_at", &self.paid_at)
            .field("subscription_id", &self.subscription_id)
            .field("line", &self.line)
            .field("plan", &self.plan)
            .finish_non_exhaustive()
    }
}
