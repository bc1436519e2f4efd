//! Which line is an invoice for, and what does the line know of its plan?

use super::error::WebhookError;
use super::node::{Names, Node};
use super::plan::{LinePrice, PRICE, PRICING, Plan, Recurrence};

const LINE: Names = &[
    "amount",
    "description",
    "parent",
    "plan",
    "price",
    "pricing",
    "proration",
    "subscription",
    "type",
];

/// A line of an invoice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub price: LinePrice,
    /// What the line is for, where that is known better than by its price: the description
    /// of an amount that was billed by hand.
    pub product_key: Option<String>,
    pub subscription_id: Option<String>,
}

impl Line {
    pub fn plan(&self) -> Result<Plan, WebhookError> {
        match self.price.plan(self.product_key.as_deref()) {
            Err(WebhookError::PlanNotSaid) if self.price.id.is_none() => Err(WebhookError::NoPrice),
            plan => plan,
        }
    }

    fn read(line: &Node<'_>) -> Result<Self, WebhookError> {
        let price = read_price(line)?;
        // An invoice item without a product is named by its description alone.
        let is_named = price.recurrence != Recurrence::Once || price.product_id.is_some();
        let subscription_id = match line.id("parent.subscription_item_details.subscription")? {
            None => line.id("subscription")?,
            id => id,
        };
        Ok(Self {
            product_key: if is_named {
                None
            } else {
                line.filled_text("description")?
            },
            price,
            subscription_id,
        })
    }
}

/// Returns the line that the invoice is for: one that recurs rather than a fee, and of those
/// the dearest. Negative lines give something back.
pub fn main_line(invoice: &Node<'_>) -> Result<Line, WebhookError> {
    let mut main: Option<((bool, i64), Line)> = None;
    invoice.each("lines.data", "data.object.lines.data[].", LINE, |line| {
        let amount = line.required_integer("amount")?;
        let line = Line::read(&line)?;
        let rank = (line.price.recurrence != Recurrence::Once, amount);
        if amount >= 0 && main.as_ref().is_none_or(|(highest, _)| rank > *highest) {
            main = Some((rank, line));
        }
        Ok(())
    })?;
    Ok(main.map(|(_, line)| line).unwrap_or_default())
}

fn read_price(line: &Node<'_>) -> Result<LinePrice, WebhookError> {
    for (member, path) in [
        ("price", "data.object.lines.data[].price."),
        ("plan", "data.object.lines.data[].plan."),
    ] {
        let price = line.at(member, path, PRICE);
        if price.is_object() {
            return LinePrice::read(&price);
        }
    }
    let pricing = line.at("pricing", "data.object.lines.data[].pricing.", PRICING);
    // What was added by hand recurs only if it makes up for a change of a subscription.
    let by_hand = match line.text("parent.type")? {
        Some(parent) => parent == "invoice_item_details",
        None => line.text("type")?.as_deref() == Some("invoiceitem"),
    };
    let is_true = |path| line.flag(path) == Some(true);
    let proration = is_true("parent.invoice_item_details.proration") || is_true("proration");
    let recurrence = if by_hand && !proration {
        Recurrence::Once
    } else {
        Recurrence::NotIncluded
    };
    LinePrice::read_pricing(&pricing, recurrence)
}
