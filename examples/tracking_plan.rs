//! What is sent, from which field, and what of it is personal, as a table.
//!
//! ```text
//! cargo run --example tracking_plan
//! ```
//!
//! A team keeps the output as a snapshot, so that a change to what is reported about
//! people is a change that somebody reviews.

use std::process::ExitCode;

use cello_core::{CelloEvent, CelloInterval, CelloPart};

#[derive(CelloEvent)]
#[allow(dead_code)] // nothing is sent here
enum Event {
    #[cello(trigger = "new-signup", newUser.name = format!("{first_name} {last_name}"))]
    SignedUp {
        #[cello(flatten)]
        account: Account,
        first_name: String,
        last_name: String,
        #[cello(event.timestamp(unix))]
        at: i64,
    },
    #[cello(
        trigger = "invoice-paid",
        attribution = "organization",
        currency = "EUR"
    )]
    Paid {
        #[cello(flatten)]
        account: Account,
        #[cello(newUser.organizationId)]
        organization_id: u64,
        #[cello(price(minor))]
        cents: u64,
        #[cello(event.timestamp(unix))]
        at: i64,
        #[cello(subscription.invoiceId)]
        invoice: String,
        #[cello(subscription.interval)]
        cycle: Cycle,
        #[cello(subscription.productKey(default = "Free"))]
        plan: Option<String>,
    },
    #[cello(skip)]
    LoggedIn,
}

#[derive(CelloPart)]
struct Account {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
}

#[derive(CelloInterval)]
#[allow(dead_code)] // nothing is sent here
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
}

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: tracking_plan, without arguments");
        return ExitCode::from(2);
    }
    print!("{}", Event::MAPPING);
    ExitCode::SUCCESS
}
