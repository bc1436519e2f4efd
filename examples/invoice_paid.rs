//! From the webhook that Stripe posts when an invoice is paid to the event that
//! Cello is sent.
//!
//! ```text
//! cargo run --example invoice_paid
//! cargo run --example invoice_paid examples/data/invoice_paid_not_referred.json
//! cargo run --example invoice_paid examples/data/invoice_paid_broken.json
//! cargo run --example invoice_paid -- --help
//! ```
//!
//! It prints the body of `POST /events`, that there is nothing to report, or every
//! problem of the event. The structs hold the members that are used, of the many that
//! Stripe sends. A service checks the `Stripe-Signature` header first, and does not
//! let Cello listen to Stripe as well, or each payment is reported twice.
//!
//! A refund is not mapped like this: the `amount_refunded` of Stripe's charge is the total of
//! all its refunds, so a second refund of 41 after one of 49 would be sent as 90. Subtract
//! `previous_attributes.amount_refunded`, and take the time of the refund, not the charge's.

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use cello_core::{CelloEvent, Interval};
use serde::Deserialize;
use serde_json::Value;

const USAGE: &str = "\
usage: invoice_paid [PATH]

  PATH  the JSON of a Stripe webhook; without it, that of a made-up invoice";

#[derive(Deserialize)]
struct Webhook {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Invoice,
}

#[derive(Deserialize, CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    // The user who signed up is rewarded, whatever organization pays.
    attribution = "user",
    ucc = self.metadata("cello_ucc"),
    // Who has a code and no id is a mistake to hear of, so: an error.
    newUser.id(none = "error") = self.metadata("new_user_id"),
    newUser.organizationId = self.metadata("new_user_organization_id"),
    event.timestamp(unix, none = "error") = self.status_transitions.paid_at,
    subscription.id = self.subscription().map(|details| &details.subscription),
    subscription.interval = self.plan().map(|(_, interval)| interval),
    subscription.productKey = self.plan().map(|(name, _)| name),
)]
struct Invoice {
    #[cello(subscription.invoiceId)]
    id: String,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(currency)]
    currency: String,
    #[cello(newUser.email(none = "error"))]
    customer_email: Option<String>,
    #[cello(newUser.name)]
    customer_name: Option<String>,
    status_transitions: StatusTransitions,
    parent: Option<Parent>,
    lines: Lines,
}

#[derive(Deserialize)]
struct StatusTransitions {
    paid_at: Option<i64>,
}

#[derive(Deserialize)]
struct Parent {
    subscription_details: Option<SubscriptionDetails>,
}

#[derive(Deserialize)]
struct SubscriptionDetails {
    subscription: String,
    metadata: Option<HashMap<String, String>>,
}

#[derive(Deserialize)]
struct Lines {
    data: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    amount: i64,
    pricing: Value,
}

impl Invoice {
    /// `None` for an invoice that was not made by a subscription.
    fn subscription(&self) -> Option<&SubscriptionDetails> {
        self.parent.as_ref()?.subscription_details.as_ref()
    }

    /// An invoice does not hold the customer's metadata. It holds the subscription's,
    /// as they were when it was finalized: write the keys to both.
    fn metadata(&self, key: &str) -> Option<&str> {
        let metadata = self.subscription()?.metadata.as_ref()?;
        metadata.get(key).map(String::as_str)
    }

    /// The plan that was paid, and how often it is.
    ///
    /// A line names its price but not the interval, and its period says it only roughly:
    /// months differ, and a change of plan cuts one short. So the app, which made the
    /// prices, says what they are.
    fn plan(&self) -> Result<(&'static str, Interval), &'static str> {
        // After a change of plan, a negative line gives back the rest of the old one.
        for line in self.lines.data.iter().rev().filter(|line| line.amount >= 0) {
            match line.pricing["price_details"]["price"].as_str() {
                Some("price_made_up_pro_month") => return Ok(("Pro", Interval::Monthly)),
                Some("price_made_up_pro_year") => return Ok(("Pro", Interval::Yearly)),
                _ => {} // a fee, for example
            }
        }
        Err("no line is for one of our plans")
    }
}

fn read(path: &Path) -> Result<Invoice, Box<dyn Error>> {
    let body = std::fs::read(path)?;
    let kind = &serde_json::from_slice::<Value>(&body)?["type"];
    if kind != "invoice.paid" {
        return Err(format!("its type is {kind}, not \"invoice.paid\"").into());
    }
    let webhook: Webhook = serde_json::from_slice(&body)?;
    Ok(webhook.data.object)
}

fn main() -> ExitCode {
    let sample = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/invoice_paid.json"
    );
    let mut arguments = std::env::args_os().skip(1);
    let path = arguments.next().unwrap_or(sample.into());
    if path == "--help" || path == "-h" {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    if arguments.next().is_some() || path.as_encoded_bytes().starts_with(b"-") {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let path = Path::new(&path);
    let invoice = match read(path) {
        Ok(invoice) => invoice,
        Err(error) => {
            eprintln!("{} cannot be read: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    match invoice.to_json() {
        Ok(Some(json)) => println!("{json}"),
        Ok(None) => println!("nothing to report: the customer was not referred"),
        Err(error) => {
            eprintln!("`{}` cannot be sent:", error.trigger());
            for problem in error.problems() {
                eprintln!("  {problem}");
            }
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
