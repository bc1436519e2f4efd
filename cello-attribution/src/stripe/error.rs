//! Why can a webhook not be reported, and how is it said?

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
    /// The invoice does not say how often its price recurs, or what it is for.
    PlanNotSaid,
    /// The charge does not say which invoice it paid.
    InvoiceNotSaid,
    /// The charge was refunded by less than before.
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
                "the customer was deleted, and their metadata with them; say from your own \
                 records whether they were referred",
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
                    "the price recurs every {count} {unit}{plural}, and Cello has no such \
                     interval; say by `with_plan` which one is meant"
                )
            }
            Self::PlanNotSaid => f.write_str(
                "the invoice does not say what its price is for and how often it recurs; look \
                 the price up and say it by `with_plan`",
            ),
            Self::InvoiceNotSaid => f.write_str(
                "the charge does not say which invoice it paid; look it up by the payment \
                 intent and say it by `with_invoice_id`",
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
