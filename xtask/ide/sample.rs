//! What rust-analyzer is asked about: each form that a type may take.

use cello_core::{CelloEvent, CelloInterval, CelloPart};

pub mod vendored {
    pub use cello_core as core;
}

/// Two events, in several attributes.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.status.is_refunded, price(minor) = self.refunded)]
#[cello(trigger = "invoice-paid", when = self.status.is_paid, price(minor) = self.paid)]
#[cello(currency = "EUR", subscription.interval = "monthly")]
#[cello(subscription.productKey = &self.status.plan, allow(constant_beside_field))]
pub struct Row {
    #[cello(ucc, allow(coupon_as_ucc))]
    pub code: Option<String>,
    #[cello(newUser.id)]
    #[cello(newUser.name(with = shorten))]
    pub user: String,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(event.timestamp(unix_ms), on = "invoice-paid")]
    pub paid_at: i64,
    #[cello(event.timestamp(unix, none = "skip"), on = "charge-refunded")]
    pub refunded_at: Option<i64>,
    #[cello(subscription.invoiceId(default = self.status.number()))]
    pub number: Option<String>,
    pub paid: i64,
    pub refunded: i64,
    pub status: Status,
}

pub struct Status {
    /// Whether the money arrived.
    pub is_paid: bool,
    pub is_refunded: bool,
    pub plan: String,
}

impl Status {
    pub fn number(&self) -> String {
        self.plan.clone()
    }
}

fn shorten(name: &String) -> String {
    name.trim().to_owned()
}

#[derive(CelloEvent)]
pub enum Lifecycle<'a, T: AsRef<str> + 'a>
where
    T: Clone,
{
    #[cello(trigger = "new-signup", newUser.name = first_name.as_ref())]
    SignedUp {
        #[cello(flatten)]
        account: Account<'a>,
        /// How the user is addressed.
        first_name: T,
        #[cello(event.timestamp(unix))]
        at: i64,
    },
    #[cello(trigger = "demo-call-attended", attribution = "user")]
    Called(#[cello(flatten)] Guest, #[cello(event.timestamp(unix))] i64),
    #[cello(skip)]
    Ignored(&'a str),
}

#[derive(CelloPart)]
#[cello(newUser.email = self.address.trim())]
pub struct Account<'a> {
    #[cello(ucc)]
    pub code: Option<&'a str>,
    #[cello(newUser.id)]
    pub id: u64,
    pub address: &'a str,
}

#[derive(CelloPart)]
pub struct Guest {
    #[cello(ucc)]
    pub code: String,
    #[cello(newUser.id, newUser.name, newUser.email)]
    pub email: String,
}

#[derive(CelloInterval)]
pub enum Cycle {
    #[cello(interval = "semi-annual")]
    HalfYear,
    #[cello(interval = "yearly")]
    Year,
}

#[derive(vendored::core::CelloEvent)]
#[cello(crate = vendored::core, trigger = "demo-call-attended", newUser.name = &self.guest.email)]
pub struct Renamed<'a, T: AsRef<str>> {
    #[cello(newUser.email)]
    pub name: &'a str,
    pub label: T,
    pub guest: Guest,
    #[cello(ucc)]
    pub code: String,
    #[cello(newUser.id)]
    pub id: u64,
    #[cello(event.timestamp(unix))]
    pub at: i64,
}

pub fn send(row: &Row, cycle: &Cycle) -> bool {
    let _ = cycle;
    row.to_json().is_ok()
}
