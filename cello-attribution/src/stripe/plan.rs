//! What was paid for, and how often is it?

use cello_core::Interval;
use serde_json::Value;

use super::error::WebhookError;
use super::node::Node;

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
    /// was for `expand[]=product`, and its id otherwise. Every 7 or 14 days is weekly or
    /// bi-weekly, every 3, 6, 12, 24 or 36 months is quarterly, semi-annual, yearly,
    /// biennial or triennial; every 2 months, for example, is an error. What the object
    /// lacks is named by its path, like `price.product`.
    pub fn from_price(json: &[u8]) -> Result<Self, WebhookError> {
        let json: Value = serde_json::from_slice(json).map_err(|_| WebhookError::NotJson)?;
        let node = Node::at("price.", &json);
        let price = Price::read(node)?;
        match price.plan() {
            // This is the look-up that the error of an invoice asks for.
            Err(WebhookError::PlanNotSaid) if price.recurrence == Recurrence::NotSaid => {
                Err(node.wrong_type("recurring", RECURRING))
            }
            Err(WebhookError::PlanNotSaid) => Err(node.missing("product")),
            plan => plan,
        }
    }
}

/// What Stripe says of a price, here or there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Price {
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
    /// Stripe does not say it there.
    #[default]
    NotSaid,
}

impl Price {
    /// A line's `price` or its `plan` of before: alike, but for where the recurrence is.
    pub fn read(price: Node<'_>) -> Result<Self, WebhookError> {
        let name = price.text("nickname")?.filter(|name| !name.is_empty());
        let name = name.or(price.get("product.name").as_str());
        Ok(Self {
            id: price.text("id")?.map(str::to_owned),
            product_id: price.id("product")?.map(str::to_owned),
            name: name.map(str::to_owned),
            recurrence: Recurrence::read(price)?,
        })
    }

    /// A line's `pricing` of now, which has no more than ids.
    pub fn read_pricing(pricing: Node<'_>, recurrence: Recurrence) -> Result<Self, WebhookError> {
        Ok(Self {
            id: pricing.id("price_details.price")?.map(str::to_owned),
            product_id: pricing.id("price_details.product")?.map(str::to_owned),
            name: None,
            recurrence,
        })
    }

    pub fn plan(&self) -> Result<Plan, WebhookError> {
        let product_key = self.name.as_ref().or(self.product_id.as_ref());
        Ok(Plan {
            interval: self.recurrence.interval()?,
            product_key: product_key.ok_or(WebhookError::PlanNotSaid)?.clone(),
        })
    }
}

const RECURRING: &str = "an `interval` (`day`, `week`, `month` or `year`) and its `interval_count`";

/// Stripe's units.
const UNITS: [&str; 4] = ["day", "week", "month", "year"];

impl Recurrence {
    fn read(price: Node<'_>) -> Result<Self, WebhookError> {
        for (unit, count) in [
            ("recurring.interval", "recurring.interval_count"),
            ("interval", "interval_count"),
        ] {
            if let Some(unit) = price.text(unit)? {
                let unit = UNITS.into_iter().find(|&known| known == unit);
                let every = unit.zip(price.integer(count)?);
                // What Stripe may say one day is not to keep the webhook from being read.
                return Ok(every.map_or(Self::NotSaid, |(unit, count)| Self::Every { count, unit }));
            }
        }
        Ok(Self::Once)
    }

    fn interval(&self) -> Result<Interval, WebhookError> {
        let (count, unit) = match self {
            Self::Once => return Ok(Interval::OneTime),
            Self::NotSaid => return Err(WebhookError::PlanNotSaid),
            &Self::Every { count, unit } => (count, unit),
        };
        Ok(match (unit, count) {
            ("day", 7) | ("week", 1) => Interval::Weekly,
            ("day", 14) | ("week", 2) => Interval::BiWeekly,
            ("month", 1) => Interval::Monthly,
            ("month", 3) => Interval::Quarterly,
            ("month", 6) => Interval::SemiAnnual,
            ("month", 12) | ("year", 1) => Interval::Yearly,
            ("month", 24) | ("year", 2) => Interval::Biennial,
            ("month", 36) | ("year", 3) => Interval::Triennial,
            _ => {
                return Err(WebhookError::NoSuchInterval { count, unit });
            }
        })
    }
}
