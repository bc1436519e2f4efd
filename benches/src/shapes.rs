//! Which events of other shapes are measured?
//!
//! An invoice whose user's id is a number, said in four ways. The fields are named for what
//! they fill.

use cello_core::{CelloEvent, CelloPart};
use chrono::{DateTime, Utc};

use crate::invoice::{self, Cycle};

mod by_hand;

/// All in fields.
#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
pub struct Flat {
    #[cello(ucc)]
    pub ucc: Option<String>,
    #[cello(newUser.id)]
    pub user_id: u64,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(newUser.name)]
    pub name: String,
    #[cello(price(minor))]
    pub price: i64,
    #[cello(currency)]
    pub currency: String,
    #[cello(event.timestamp)]
    pub timestamp: DateTime<Utc>,
    #[cello(subscription.invoiceId)]
    pub invoice_id: String,
    #[cello(subscription.interval)]
    pub interval: Cycle,
    #[cello(subscription.productKey)]
    pub product_key: String,
}

/// Who paid in a part of its own.
#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
pub struct WithPart {
    #[cello(flatten)]
    pub account: Account,
    #[cello(price(minor))]
    pub price: i64,
    #[cello(currency)]
    pub currency: String,
    #[cello(event.timestamp)]
    pub timestamp: DateTime<Utc>,
    #[cello(subscription.invoiceId)]
    pub invoice_id: String,
    #[cello(subscription.interval)]
    pub interval: Cycle,
    #[cello(subscription.productKey)]
    pub product_key: String,
}

/// Who paid.
#[derive(CelloPart)]
pub struct Account {
    #[cello(ucc)]
    pub ucc: Option<String>,
    #[cello(newUser.id)]
    pub user_id: u64,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(newUser.name)]
    pub name: String,
}

/// A variant of an enum.
#[derive(CelloEvent)]
pub enum Variant {
    #[cello(trigger = "invoice-paid")]
    Paid {
        #[cello(ucc)]
        ucc: Option<String>,
        #[cello(newUser.id)]
        user_id: u64,
        #[cello(newUser.email)]
        email: String,
        #[cello(newUser.name)]
        name: String,
        #[cello(price(minor))]
        price: i64,
        #[cello(currency)]
        currency: String,
        #[cello(event.timestamp)]
        timestamp: DateTime<Utc>,
        #[cello(subscription.invoiceId)]
        invoice_id: String,
        #[cello(subscription.interval)]
        interval: Cycle,
        #[cello(subscription.productKey)]
        product_key: String,
    },
    #[cello(skip)]
    #[allow(dead_code)] // an enum of one variant would have nothing to choose
    Drafted,
}

/// One of two events, by a condition.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.refunded)]
#[cello(trigger = "invoice-paid", when = self.price > 0)]
pub struct Grouped {
    pub refunded: bool,
    #[cello(ucc)]
    pub ucc: Option<String>,
    #[cello(newUser.id)]
    pub user_id: u64,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(newUser.name)]
    pub name: String,
    #[cello(price(minor))]
    pub price: i64,
    #[cello(currency)]
    pub currency: String,
    #[cello(event.timestamp)]
    pub timestamp: DateTime<Utc>,
    #[cello(subscription.invoiceId)]
    pub invoice_id: String,
    #[cello(subscription.interval)]
    pub interval: Cycle,
    #[cello(subscription.productKey)]
    pub product_key: String,
}

impl Flat {
    /// The invoice that is measured most, but for the user's id.
    pub fn sample() -> Self {
        let invoice = invoice::same();
        Self {
            ucc: invoice.referral_code,
            user_id: 6_871_230,
            email: invoice.email,
            name: invoice.name,
            price: invoice.amount_paid,
            currency: invoice.currency,
            timestamp: invoice.paid_at,
            invoice_id: invoice.number,
            interval: invoice.cycle,
            product_key: invoice.plan,
        }
    }
}

impl From<Flat> for WithPart {
    fn from(flat: Flat) -> Self {
        Self {
            account: Account {
                ucc: flat.ucc,
                user_id: flat.user_id,
                email: flat.email,
                name: flat.name,
            },
            price: flat.price,
            currency: flat.currency,
            timestamp: flat.timestamp,
            invoice_id: flat.invoice_id,
            interval: flat.interval,
            product_key: flat.product_key,
        }
    }
}

impl From<Flat> for Variant {
    fn from(flat: Flat) -> Self {
        Self::Paid {
            ucc: flat.ucc,
            user_id: flat.user_id,
            email: flat.email,
            name: flat.name,
            price: flat.price,
            currency: flat.currency,
            timestamp: flat.timestamp,
            invoice_id: flat.invoice_id,
            interval: flat.interval,
            product_key: flat.product_key,
        }
    }
}

impl From<Flat> for Grouped {
    fn from(flat: Flat) -> Self {
        Self {
            refunded: false,
            ucc: flat.ucc,
            user_id: flat.user_id,
            email: flat.email,
            name: flat.name,
            price: flat.price,
            currency: flat.currency,
            timestamp: flat.timestamp,
            invoice_id: flat.invoice_id,
            interval: flat.interval,
            product_key: flat.product_key,
        }
    }
}
