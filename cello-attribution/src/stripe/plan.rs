//! What was paid for, and how often is it?

use cello_core::Interval;

use super::error::WebhookError;
use super::node::{Names, Node};

/// The plan that an invoice is for: what fills `subscription.interval` and
/// `subscription.productKey`.
///
/// Source: guide 000.
///
/// ```
/// use cello_attribution::stripe::Plan;
/// use cello_core::Interval;
///
/// let plan = Plan { interval: Interval::Monthly, product_key: "Pro".into() };
///
/// // Or out of what `GET /v1/prices/…` answers:
/// let json = br#"{
///     "id": "price_made_up", "nickname": "Pro", "product": "prod_made_up",
///     "type": "recurring", "recurring": { "interval": "month", "interval_count": 1 }
/// }"#;
/// assert_eq!(Plan::from_price(json)?, plan);
/// # Ok::<(), cello_attribution::stripe::WebhookError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How often it is paid.
    pub interval: Interval,
    /// The name of the product or plan.
    pub product_key: String,
}

impl Plan {
    /// Reads the price object of Stripe.
    ///
    /// The name is the price's `nickname`; without one, the product's name, if the request
    /// was for `expand[]=product`, and its id otherwise. The interval is that of
    /// [`Interval::every`]; every 2 months, for example, is an error. A member that the
    /// object lacks is named by its path, like `price.product`.
    pub fn from_price(json: &[u8]) -> Result<Self, WebhookError> {
        let node = Node::root("price.", json, PRICE)?;
        let price = LinePrice::read(&node)?;
        match price.plan(None) {
            // This is the look-up that the error of an invoice asks for.
            Err(WebhookError::PlanNotSaid) => Err(node.wrong_type("recurring", RECURRING)),
            Err(WebhookError::NoProduct) => Err(node.missing("product")),
            plan => plan,
        }
    }
}

pub const PRICE: Names = &[
    "id",
    "interval",
    "interval_count",
    "nickname",
    "product",
    "recurring",
];

pub const PRICING: Names = &["price_details"];

/// A price, as far as Stripe includes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinePrice {
    pub id: Option<String>,
    pub product_id: Option<String>,
    name: Option<String>,
    pub recurrence: Recurrence,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Recurrence {
    Once,
    Every {
        count: i64,
        unit: &'static str,
    },
    /// Stripe sends it with the price, but not here.
    #[default]
    NotIncluded,
}

impl LinePrice {
    /// A line's `price` or its former `plan`: the same, except where the recurrence is.
    pub fn read(price: &Node<'_>) -> Result<Self, WebhookError> {
        let name = price.filled_text("nickname")?;
        Ok(Self {
            id: price.text("id")?,
            product_id: price.id("product")?,
            name: name.or(price.filled_text("product.name").unwrap_or_default()),
            recurrence: Recurrence::read(price)?,
        })
    }

    /// A line's `pricing` in recent versions, which has only ids.
    pub fn read_pricing(pricing: &Node<'_>, recurrence: Recurrence) -> Result<Self, WebhookError> {
        Ok(Self {
            id: pricing.id("price_details.price")?,
            product_id: pricing.id("price_details.product")?,
            name: None,
            recurrence,
        })
    }

    /// Returns the plan; a `product_key` comes before the price's own name.
    pub fn plan(&self, product_key: Option<&str>) -> Result<Plan, WebhookError> {
        let own = self.name.as_deref().or(self.product_id.as_deref());
        Ok(Plan {
            interval: self.recurrence.interval()?,
            product_key: product_key.or(own).ok_or(WebhookError::NoProduct)?.into(),
        })
    }
}

const RECURRING: &str = "an `interval` (`day`, `week`, `month` or `year`) and its `interval_count`";

/// Stripe's units.
const UNITS: [&str; 4] = ["day", "week", "month", "year"];

impl Recurrence {
    fn read(price: &Node<'_>) -> Result<Self, WebhookError> {
        for (unit, count) in [
            ("recurring.interval", "recurring.interval_count"),
            ("interval", "interval_count"),
        ] {
            if let Some(unit) = price.text(unit)? {
                let unit = UNITS.into_iter().find(|&known| known == unit);
                let every = unit.zip(price.integer(count)?);
                // A unit that Stripe adds one day must not make the webhook unreadable.
                return Ok(
                    every.map_or(Self::NotIncluded, |(unit, count)| Self::Every {
                        count,
                        unit,
                    }),
                );
            }
        }
        Ok(Self::Once)
    }

    fn interval(&self) -> Result<Interval, WebhookError> {
        match *self {
            Self::Once => Ok(Interval::OneTime),
            Self::NotIncluded => Err(WebhookError::PlanNotSaid),
            Self::Every { count, unit } => Interval::every(count, unit)
                .map_err(|_| WebhookError::NoSuchInterval { count, unit }),
        }
    }
}
