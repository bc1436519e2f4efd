//! Who paid what, and who got it back?

use std::time::SystemTime;

use cello_core::{CelloEvent, Currency, Interval, ToInterval, UnknownInterval};

use crate::accounts::Customer;

/// How often a plan is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// Every month.
    Month,
    /// Every three months.
    Quarter,
    /// Every year.
    Year,
}

impl ToInterval for Cycle {
    fn to_interval(&self) -> Result<Interval, UnknownInterval> {
        Ok(match self {
            Self::Month => Interval::Monthly,
            Self::Quarter => Interval::Quarterly,
            Self::Year => Interval::Yearly,
        })
    }
}

/// An invoice that was paid.
#[derive(Clone, Debug, CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    ucc = &self.customer.referral_code,
    newUser.id = self.customer.id,
    newUser.email = &self.customer.email,
    newUser.name = &self.customer.name
)]
pub struct Invoice {
    /// Who paid it.
    pub customer: Customer,
    /// Its number. A draft has none, and a draft that was paid is a mistake.
    #[cello(subscription.invoiceId(none = "error"))]
    pub number: Option<String>,
    /// How much was paid, in the smallest unit of the currency.
    #[cello(price(minor))]
    pub paid: u64,
    /// In which currency.
    #[cello(currency)]
    pub currency: Currency,
    /// When, in seconds since 1970.
    #[cello(event.timestamp(unix))]
    pub paid_at: i64,
    /// For which plan, like `team/2026`.
    #[cello(subscription.productKey(with = plan_name))]
    pub plan: String,
    /// How often the plan is paid.
    #[cello(subscription.interval)]
    pub cycle: Cycle,
    /// Who uses it.
    #[cello(subscription.seatsUsed(with = Vec::len))]
    pub seats: Vec<String>,
}

/// The plan without the price list that it is from.
fn plan_name(plan: &str) -> &str {
    plan.split_once('/').map_or(plan, |(name, _)| name)
}

/// Money that was given back.
#[derive(Clone, Debug, CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = &self.invoice.customer.referral_code,
    newUser.id = self.invoice.customer.id,
    newUser.email = &self.invoice.customer.email,
    subscription.invoiceId(none = "error") = &self.invoice.number
)]
pub struct Refund {
    /// The invoice that it is for.
    pub invoice: Invoice,
    /// How much, as the bank writes it: 49.5 for fifty cents less than fifty.
    #[cello(price(major))]
    pub amount: f64,
    /// In which currency; the bank leaves out the one of its country.
    #[cello(currency(default = "EUR"))]
    pub currency: Option<String>,
    /// When.
    #[cello(event.timestamp)]
    pub at: SystemTime,
}
