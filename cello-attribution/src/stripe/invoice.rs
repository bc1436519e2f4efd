//! What is there to report of a paid invoice?

use std::fmt;

use cello_core::{Context, Envelope, EventInfo, Payload, Subscription, Timestamp, Trigger};

use super::customer::{Customer, Referral};
use super::error::WebhookError;
use super::node::Node;
use super::plan::{Plan, Price, Recurrence};
use super::{Rules, ZeroAmount, amount};

const AMOUNT_PAID: &str = "data.object.amount_paid";
const PAID_AT: &str = "data.object.status_transitions.paid_at";

/// An `invoice.paid` of Stripe: what fills an `invoice-paid`.
///
/// | slot | member of the invoice |
/// |---|---|
/// | `price`, `currency` | `amount_paid` and `currency`, in Stripe's smallest unit |
/// | `newUser.email`, `newUser.name` | the customer's, or else `customer_email`, `customer_name` |
/// | `event.timestamp` | `status_transitions.paid_at`, or else the webhook's `created` |
/// | `subscription.id` | `parent.subscription_details.subscription`, formerly `subscription` |
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
    /// Of the line that the invoice is for.
    price: Price,
    plan: Option<Plan>,
}

impl PaidInvoice {
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

    /// The price to look up, if [`plan`](Self::plan) is an error.
    ///
    /// Of several lines, it is of the one that the invoice is for: one that recurs rather
    /// than a fee, and of those the dearest. A negative one gives back a former plan. Stripe
    /// sends no more than the first ten lines.
    #[must_use]
    pub fn price_id(&self) -> Option<&str> {
        self.price.id.as_deref()
    }

    /// The product of that price.
    #[must_use]
    pub fn product_id(&self) -> Option<&str> {
        self.price.product_id.as_deref()
    }

    /// The plan, as [`with_plan`](Self::with_plan) or else the invoice says it.
    ///
    /// Before 2025-03-31, Stripe's API had the whole price in each line. Since then it has
    /// only the ids, and a subscription's plan is [`PlanNotSaid`](WebhookError::PlanNotSaid)
    /// until it is looked up. The line's period does not stand in for it: a change of plan
    /// cuts it short, and February looks like four weeks.
    pub fn plan(&self) -> Result<Plan, WebhookError> {
        match &self.plan {
            Some(plan) => Ok(plan.clone()),
            None => self.price.plan(),
        }
    }

    /// The same invoice for this plan: what a look-up of the [`price_id`](Self::price_id)
    /// found, or what your product calls it.
    #[must_use]
    pub fn with_plan(mut self, plan: Plan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// The event; `None` where there is nothing to report, because the customer was not
    /// referred, or by [`ZeroAmount::Skip`].
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
        let (price, currency) = amount::price(self.amount_paid, AMOUNT_PAID, &self.currency)?;
        let email = customer.email.as_ref().or(self.customer_email.as_ref());
        let name = customer.name.as_ref().or(self.customer_name.as_ref());
        let payload = Payload {
            ucc: referral.metadata.ucc().into(),
            new_user_id: referral.attributed_to.as_str().into(),
            price: Some(price),
            currency: Some(currency),
        };
        let context = Context {
            new_user: referral.new_user(email, name)?,
            event: EventInfo {
                trigger: Trigger::InvoicePaid,
                timestamp: self.paid_at,
            },
            subscription: Some(Subscription {
                id: self.subscription_id.as_deref().map(Into::into),
                invoice_id: Some(self.id.as_str().into()),
                interval: Some(plan.interval),
                seats_used: None,
                product_key: Some(plan.product_key.into()),
            }),
        };
        Ok(Envelope::new(payload, context)?.into_owned())
    }

    /// `None`: of a guest.
    pub(super) fn read(webhook: Node<'_>) -> Result<Option<Self>, WebhookError> {
        let Some(customer_id) = webhook.customer_id()? else {
            return Ok(None);
        };
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let subscription_id =
            match webhook.id("data.object.parent.subscription_details.subscription")? {
                None => webhook.id("data.object.subscription")?,
                id => id,
            };
        Ok(Some(Self {
            event_id: webhook.required_text("id")?.to_owned(),
            id: webhook.required_text("data.object.id")?.to_owned(),
            customer_id: customer_id.to_owned(),
            customer_email: owned(webhook.text("data.object.customer_email")?),
            customer_name: owned(webhook.text("data.object.customer_name")?),
            amount_paid: webhook.required_integer(AMOUNT_PAID)?,
            currency: webhook.required_text("data.object.currency")?.to_owned(),
            paid_at: match webhook.timestamp(PAID_AT)? {
                Some(paid_at) => paid_at,
                None => webhook.required_timestamp("created")?,
            },
            subscription_id: owned(subscription_id),
            price: main_price(webhook.list("data.object.lines.data")?)?,
            plan: None,
        }))
    }
}

/// The price of the line that the invoice is for.
fn main_price(lines: &[serde_json::Value]) -> Result<Price, WebhookError> {
    let mut main = None;
    for line in lines {
        let line = Node::at("data.object.lines.data[].", line);
        let amount = line.required_integer("amount")?;
        let price = price_of(line)?;
        let rank = (price.recurrence != Recurrence::Once, amount);
        if amount >= 0 && main.as_ref().is_none_or(|(highest, _)| rank > *highest) {
            main = Some((rank, price));
        }
    }
    Ok(main.map(|(_, price)| price).unwrap_or_default())
}

fn price_of(line: Node<'_>) -> Result<Price, WebhookError> {
    for (member, path) in [
        ("price", "data.object.lines.data[].price."),
        ("plan", "data.object.lines.data[].plan."),
    ] {
        let price = line.get(member);
        if price.is_object() {
            return Price::read(Node::at(path, price));
        }
    }
    let pricing = Node::at("data.object.lines.data[].pricing.", line.get("pricing"));
    // What was added by hand recurs only if it makes up for a change of a subscription.
    let by_hand = match line.text("parent.type")? {
        Some(parent) => parent == "invoice_item_details",
        None => line.text("type")? == Some("invoiceitem"),
    };
    let is_true = |path| line.get(path).as_bool() == Some(true);
    let proration = is_true("parent.invoice_item_details.proration") || is_true("proration");
    let recurrence = if by_hand && !proration {
        Recurrence::Once
    } else {
        Recurrence::NotSaid
    };
    Price::read_pricing(pricing, recurrence)
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
            .field("price", &self.price)
            .field("plan", &self.plan)
            .finish_non_exhaustive()
    }
}
