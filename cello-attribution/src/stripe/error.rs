//! Why can a webhook not be reported?

use std::fmt;

use cello_core::{EventError, PriceError, TimestampError};

use crate::MetadataError;

/// Why a webhook cannot be read, or its event not be made.
///
/// It names members by Stripe's paths, and holds no address, name or id.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum WebhookError {
    /// The body is not JSON.
    NotJson,
    /// A member that is needed is not there, or `null`. Paths that begin with `customer.`
    /// are of the customer that was looked up, `price.` of the price.
    Missing {
        /// Stripe's path, like `data.object.amount_paid`.
        path: String,
    },
    /// A member is of another type than Stripe documents.
    WrongType {
        /// Stripe's path.
        path: String,
        /// What it should be, like `a whole number`.
        expected: &'static str,
    },
    /// The customer that was looked up is deleted.
    CustomerDeleted,
    /// What is wrong with `customer.metadata`, of the customer that was looked up.
    Metadata(MetadataError),
    /// `data.object.currency` is not a currency of ISO 4217.
    UnknownCurrency,
    /// An amount that cannot be sent exactly.
    Price {
        /// Stripe's path.
        path: &'static str,
        /// What is wrong with it.
        error: PriceError,
    },
    /// A time that cannot be sent.
    Timestamp {
        /// Stripe's path.
        path: String,
        /// What is wrong with it.
        error: TimestampError,
    },
    /// The price recurs as none of Cello's intervals does, every 2 months for example.
    NoSuchInterval {
        /// Stripe's `interval_count`.
        count: i64,
        /// Stripe's `interval`.
        unit: &'static str,
    },
    /// The invoice names its price by the id alone: look the price up.
    PlanNotSaid,
    /// No line of the invoice has a price that could be looked up.
    NoPrice,
    /// The line has a price or an amount, but no product or description that names it.
    NoProduct,
    /// The charge does not name the invoice that it paid.
    InvoiceNotSaid,
    /// The charge's refunds add up to less than before.
    RefundShrank,
    /// The event is not one that can be sent.
    Event(EventError),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str("the body is not JSON"),
            Self::Missing { path } => write!(f, "`{path}` is missing"),
            Self::WrongType { path, expected } => write!(f, "`{path}` is not {expected}"),
            Self::CustomerDeleted => f.write_str(
                "the customer was deleted, together with the metadata; check your own \
                 records for whether they were referred",
            ),
            Self::Metadata(error) => write!(f, "`customer.metadata`: {error}"),
            Self::UnknownCurrency => {
                f.write_str("`data.object.currency` is not an ISO 4217 currency code")
            }
            Self::Price { path, error } => write!(f, "`{path}` cannot be sent: {error}"),
            Self::Timestamp { path, error } => write!(f, "`{path}` cannot be sent: {error}"),
            Self::NoSuchInterval { count, unit } => {
                let plural = if *count == 1 { "" } else { "s" };
                write!(
                    f,
                    "the price recurs every {count} {unit}{plural}, but Cello has no such \
                     interval; choose one and pass it to `with_plan`"
                )
            }
            Self::PlanNotSaid => f.write_str(
                "the invoice has only the id of its price; look up the price `price_id()`, and \
                 pass its plan to `with_plan`",
            ),
            Self::NoPrice => f.write_str(
                "no line of the invoice has a price that could be looked up; pass the plan that \
                 was paid to `with_plan`, or do not report the invoice",
            ),
            Self::NoProduct => f.write_str(
                "the invoice has no name for what was paid; pass one to `with_product_key`",
            ),
            Self::InvoiceNotSaid => f.write_str(
                "the charge does not name the invoice that it paid; look it up by the payment \
                 intent, and pass its id to `with_invoice_id`",
            ),
            Self::RefundShrank => f.write_str(
                "`data.object.amount_refunded` is below \
                 `data.previous_attributes.amount_refunded`",
            ),
            Self::Event(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for WebhookError {}

impl From<EventError> for WebhookError {
    fn from(error: EventError) -> Self {
        Self::Event(error)
    }
}

impl From<MetadataError> for WebhookError {
    fn from(error: MetadataError) -> Self {
        Self::Metadata(error)
    }
}
