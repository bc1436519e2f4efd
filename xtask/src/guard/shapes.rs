//! Whose expansions are counted?
//!
//! One type of each form that an event takes, as people write them.

use crate::build_cost::sources::{Case, HEADER, source};

/// The name of each shape, and its crate.
pub(super) fn all() -> [(&'static str, String); 5] {
    [
        ("struct", source(Case::CelloUnused, 1)),
        ("groups", HEADER.to_owned() + GROUPS),
        ("enum", HEADER.to_owned() + ENUM),
        ("part", HEADER.to_owned() + PART),
        ("interval", HEADER.to_owned() + INTERVAL),
    ]
}

const GROUPS: &str = r#"
#[derive(cello_core::CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.refunded, price(minor) = self.refunded_amount)]
#[cello(
    trigger = "invoice-paid",
    when = self.paid,
    price(minor) = self.paid_amount,
    subscription.interval = "monthly",
    subscription.productKey = &self.plan,
)]
pub struct Row {
    #[cello(ucc)]
    pub referral_code: Option<String>,
    #[cello(newUser.id)]
    pub user_id: u64,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(currency)]
    pub currency: String,
    #[cello(event.timestamp(unix))]
    pub at: i64,
    #[cello(subscription.invoiceId)]
    pub number: String,
    pub plan: String,
    pub paid: bool,
    pub paid_amount: i64,
    pub refunded: bool,
    pub refunded_amount: i64,
}
"#;

const ENUM: &str = r#"
#[derive(cello_core::CelloEvent)]
pub enum Event {
    #[cello(trigger = "demo-call-attended", newUser.name = format!("{first} {last}"))]
    Demo {
        #[cello(ucc)]
        code: Option<String>,
        #[cello(newUser.id)]
        user: u64,
        #[cello(newUser.email)]
        email: String,
        first: String,
        last: String,
        #[cello(event.timestamp(unix))]
        at: i64,
    },
    #[cello(trigger = "invoice-paid", price(minor) = gross - credit, currency = "EUR")]
    Paid {
        #[cello(ucc)]
        code: Option<String>,
        #[cello(newUser.id)]
        user: u64,
        #[cello(newUser.email)]
        email: String,
        #[cello(event.timestamp(unix))]
        at: i64,
        #[cello(subscription.invoiceId)]
        number: String,
        #[cello(subscription.interval)]
        cycle: String,
        #[cello(subscription.productKey(default = "Free"))]
        plan: Option<String>,
        gross: i64,
        credit: i64,
    },
    #[cello(skip)]
    LoggedIn,
}
"#;

const PART: &str = r#"
#[derive(cello_core::CelloPart)]
pub struct Account {
    #[cello(ucc)]
    pub referral_code: Option<String>,
    #[cello(newUser.id)]
    pub user_id: u64,
    #[cello(newUser.email, newUser.name)]
    pub email: String,
}

#[derive(cello_core::CelloEvent)]
#[cello(trigger = "new-signup")]
pub struct Signup {
    #[cello(flatten)]
    pub account: Account,
    #[cello(event.timestamp(unix))]
    pub at: i64,
}
"#;

const INTERVAL: &str = r#"
#[derive(cello_core::CelloInterval)]
pub enum Cycle {
    #[cello(interval = "monthly")]
    Month,
    #[cello(interval = "yearly")]
    Year,
}
"#;
