//! One row of a table, whose status says which event it is.
//!
//! ```text
//! cargo run --example subscription_row
//! ```
//!
//! Each event has an attribute with its trigger and its condition. What stands on fields
//! is for both, but where `on` says otherwise.

use std::process::ExitCode;

use cello_core::{CelloEvent, CelloInterval};

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.status == Status::Refunded, price(minor) = self.refunded)]
#[cello(trigger = "invoice-paid", when = self.status == Status::Paid, price(minor) = self.paid)]
#[cello(newUser.email = &self.customer.email)]
struct Row {
    status: Status,
    #[cello(ucc)]
    referral_code: Option<&'static str>,
    #[cello(newUser.id)]
    user_id: u64,
    paid: u64,
    refunded: u64,
    #[cello(currency)]
    currency: &'static str,
    #[cello(event.timestamp(unix), on = "invoice-paid")]
    paid_at: i64,
    #[cello(event.timestamp(unix, none = "error"), on = "charge-refunded")]
    refunded_at: Option<i64>,
    #[cello(subscription.invoiceId)]
    invoice: &'static str,
    #[cello(subscription.interval)]
    cycle: Cycle,
    #[cello(subscription.productKey)]
    plan: &'static str,
    customer: Customer,
}

#[derive(Clone, Copy, PartialEq)]
enum Status {
    Draft,
    Paid,
    Refunded,
}

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
    #[cello(interval = "yearly")]
    Year,
}

struct Customer {
    email: &'static str,
}

fn row(status: Status, cycle: Cycle) -> Row {
    Row {
        status,
        referral_code: Some("A1b2C3d4E5f"),
        user_id: 7,
        paid: 12_990,
        refunded: 4_900,
        currency: "eur",
        paid_at: 1_772_357_400,
        refunded_at: (status == Status::Refunded).then_some(1_772_443_800),
        invoice: "I-2026-0001",
        cycle,
        plan: "Pro",
        customer: Customer {
            email: "ada@example.com",
        },
    }
}

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: subscription_row, without arguments");
        return ExitCode::from(2);
    }
    for (name, row) in [
        ("draft", row(Status::Draft, Cycle::Year)),
        ("paid", row(Status::Paid, Cycle::Year)),
        ("refunded", row(Status::Refunded, Cycle::Month)),
    ] {
        match row.to_json() {
            Ok(Some(json)) => println!("{name}: {json}"),
            Ok(None) => println!("{name}: nothing to report"),
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
