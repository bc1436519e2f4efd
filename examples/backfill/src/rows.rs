//! Which rows are reported?
//!
//! Made-up ones. Each follows from its number, and costs next to nothing to make, so that the
//! time is that of the events.

use cello_core::{CelloEvent, CelloInterval};
use chrono::{DateTime, Utc};

/// How many customers there are.
const CUSTOMERS: usize = 4096;

/// A table of invoices. Its customers are in memory.
pub struct Table {
    customers: Vec<Customer>,
}

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    ucc = &self.customer.referral_code,
    newUser.id = self.customer.id,
    newUser.email = &self.customer.email,
    newUser.name = &self.customer.name,
    subscription.interval = self.customer.cycle,
    subscription.productKey = self.customer.plan,
)]
pub(crate) struct Invoice<'a> {
    #[cello(subscription.invoiceId)]
    number: u64,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(currency)]
    currency: &'static str,
    #[cello(event.timestamp)]
    paid_at: DateTime<Utc>,
    customer: &'a Customer,
}

struct Customer {
    id: u64,
    referral_code: Option<String>,
    email: String,
    name: String,
    cycle: Cycle,
    plan: &'static str,
}

#[derive(Clone, Copy, CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
    #[cello(interval = "yearly")]
    Year,
}

impl Default for Table {
    fn default() -> Self {
        let customers = (0..CUSTOMERS as u64).map(Customer::new).collect();
        Self { customers }
    }
}

impl Table {
    /// The row of that number. One in a thousand is wrong: a credit, booked as an invoice.
    pub(crate) fn row(&self, number: u64) -> Invoice<'_> {
        let spread = spread(number);
        let amount_paid = (spread % 100_000).cast_signed();
        let seconds = 1_577_836_800 + (number % 100_000_000).cast_signed();
        Invoice {
            number,
            amount_paid: if number % 1000 == 500 {
                -amount_paid - 1
            } else {
                amount_paid
            },
            currency: ["EUR", "USD", "GBP"][index(spread >> 17, 3)],
            paid_at: DateTime::from_timestamp(seconds, 0).expect("chrono has all of our days"),
            customer: &self.customers[index(spread >> 20, CUSTOMERS)],
        }
    }
}

impl Customer {
    /// One in eight was not referred.
    fn new(id: u64) -> Self {
        const FIRST: [&str; 5] = ["Ada", "Zoë", "Grace", "Bo \"Max\"", "Maria de los Ángeles"];
        let first = FIRST[index(spread(id), FIRST.len())];
        Self {
            id,
            referral_code: (!id.is_multiple_of(8)).then(|| format!("{:011x}", spread(id))),
            email: format!("customer{id}@example.com"),
            name: format!("{first} Example"),
            cycle: if id.is_multiple_of(3) {
                Cycle::Year
            } else {
                Cycle::Month
            },
            plan: ["Pro", "Team", "Enterprise"][index(id, 3)],
        }
    }
}

/// A number below 2⁴⁴ that has little to do with its neighbours, and is the same in every run.
fn spread(number: u64) -> u64 {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20
}

fn index(number: u64, length: usize) -> usize {
    usize::try_from(number % length as u64).expect("it is below a usize")
}
