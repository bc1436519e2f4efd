//! The address is not on the invoice but on its customer, so the compiler cannot see it.

use billing::accounts::Customer;
use billing::invoices::Cycle;
use cello_core::{CelloEvent, Currency};

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    ucc = &self.customer.referral_code,
    newUser.id = self.customer.id
)]
struct Invoice {
    customer: Customer,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(price(minor))]
    paid: u64,
    #[cello(currency)]
    currency: Currency,
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.productKey)]
    plan: String,
    #[cello(subscription.interval)]
    cycle: Cycle,
}

fn main() {}
