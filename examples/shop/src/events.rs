//! What does the shop store, and what of it is reported to Cello?
//!
//! The rows of the tables are the events: the names behind `#[cello(…)]` are Cello's, and the
//! compiler checks that none that Cello requires is missing.

use cello_core::{CelloEvent, CelloInterval, CelloPart};
use serde::{Deserialize, Serialize};

/// A row of `customers`, and the part that all three events have in common.
#[derive(Clone, Serialize, sqlx::FromRow, CelloPart)]
pub struct Customer {
    /// The number of the customer: the one that Cello knows the new user by.
    #[cello(newUser.id)]
    pub customer_id: i64,
    /// The address of the customer.
    #[cello(newUser.email)]
    pub email: String,
    /// The name of the customer.
    #[cello(newUser.name)]
    pub name: String,
    /// The code of whoever referred the customer. With `None` nothing is reported.
    #[cello(ucc)]
    pub ucc: Option<String>,
}

/// A row of `payments` joined with its customer. It can be read from the database, answered as
/// JSON and reported, and is written down once for all three.
#[derive(Clone, Serialize, sqlx::FromRow, CelloEvent)]
#[cello(trigger = "invoice-paid")]
pub struct Payment {
    /// The number of the invoice. A refund names it, so that Cello knows what to take back.
    #[cello(subscription.invoiceId)]
    pub invoice: String,
    /// How much was paid, in cents.
    #[cello(price(minor))]
    pub cents: i64,
    /// In which currency, like `EUR`.
    #[cello(currency)]
    pub currency: String,
    /// When, in seconds since 1970.
    #[cello(event.timestamp(unix))]
    pub paid_at: i64,
    /// For what.
    #[cello(subscription.productKey)]
    pub plan: String,
    /// How often the plan is paid.
    #[cello(subscription.interval)]
    pub cycle: Cycle,
    /// Who paid.
    #[serde(flatten)]
    #[sqlx(flatten)]
    #[cello(flatten)]
    pub customer: Customer,
}

/// How often a plan is paid: the same words in JSON, in the database and at Cello.
#[derive(Clone, Copy, Serialize, Deserialize, sqlx::Type, CelloInterval)]
#[serde(rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase")]
pub enum Cycle {
    /// Every month.
    #[cello(interval = "monthly")]
    Monthly,
    /// Every year.
    #[cello(interval = "yearly")]
    Yearly,
}

/// Everything that the shop reports.
#[derive(CelloEvent)]
pub enum Event {
    /// A customer has signed up.
    #[cello(trigger = "new-signup")]
    SignedUp {
        /// Who.
        #[cello(flatten)]
        customer: Customer,
        /// When, in seconds since 1970.
        #[cello(event.timestamp(unix))]
        at: i64,
    },
    /// An invoice was paid. The row maps its own slots.
    #[cello(transparent)]
    Paid(Payment),
    /// All or some of a payment was given back.
    #[cello(trigger = "charge-refunded", subscription.invoiceId = &payment.invoice, currency = &payment.currency)]
    Refunded {
        /// What is given back.
        payment: Payment,
        /// Who gets it. A copy of the payment's: a part has to be a field of its own.
        #[cello(flatten)]
        customer: Customer,
        /// How much of it, in cents: this refund alone, not the sum of all.
        #[cello(price(minor))]
        cents: i64,
        /// When, in seconds since 1970.
        #[cello(event.timestamp(unix))]
        at: i64,
    },
}
