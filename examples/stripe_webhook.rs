//! From the invite link to the first purchase, for a product that reports by the API.
//!
//! ```text
//! cargo run --example stripe_webhook
//! ```
//!
//! It captures the code of a signup, keeps it with the customer, believes a webhook of
//! Stripe once its signature is verified, and prints the event for Cello.

use std::error::Error;
use std::process::ExitCode;
use std::time::SystemTime;

use cello_attribution::stripe::{Customer, Plan, Rules, SigningSecret, Webhook};
use cello_attribution::{Capture, Metadata};
use cello_core::Interval;

fn main() -> ExitCode {
    if std::env::args_os().len() > 1 {
        eprintln!("usage: stripe_webhook, without arguments");
        return ExitCode::from(2);
    }
    if let Err(error) = run() {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run() -> Result<(), Box<dyn Error>> {
    // 1. Ada follows an invite link, and signs up.
    let capture = Capture::from_url("https://example.com/?productId=example.com&ucc=A1b2C3d4E5f")
        .or_cookies(["theme=dark; cello-referral=Z9y8X7w6V5u"]);
    for not_taken in capture.not_taken() {
        println!("signup: {not_taken}");
    }
    let Some(code) = capture.into_code() else {
        println!("signup: not referred");
        return Ok(());
    };
    println!("signup: referred by {code}");

    // 2. She becomes a customer at Stripe, with this metadata.
    let customer = Customer {
        email: Some("ada@example.com".into()),
        name: Some("Ada Example".into()),
        metadata: Metadata::new(code.as_str(), "user-7", None)?.stripe_map()?,
    };

    // 3. She pays, and Stripe posts this. Here, it is signed as Stripe would.
    let secret: SigningSecret = "whsec_made_up".parse()?;
    let body = include_bytes!("data/invoice_paid.json");
    let header = secret.sign(body, SystemTime::now());

    // 4. The endpoint.
    secret.verify(&header, body)?;
    let Webhook::InvoicePaid(invoice) = Webhook::from_slice(body)? else {
        println!("webhook: not an invoice");
        return Ok(());
    };
    println!(
        "webhook: {} was paid by {}",
        invoice.event_id(),
        invoice.customer_id()
    );
    let invoice = match invoice.plan() {
        Ok(_) => invoice,
        Err(error) => {
            println!("webhook: {error}");
            let price = invoice.price_id().unwrap_or_default().to_owned();
            invoice.with_plan(plan(&price)?)
        }
    };
    match invoice.envelope(&customer, Rules::default())? {
        Some(event) => println!("POST /events {}", event.to_json()),
        None => println!("webhook: nothing to report"),
    }
    Ok(())
}

/// The app made its prices, and knows them.
fn plan(price_id: &str) -> Result<Plan, String> {
    let (interval, name) = match price_id {
        "price_made_up_pro_month" => (Interval::Monthly, "Pro"),
        "price_made_up_pro_year" => (Interval::Yearly, "Pro"),
        other => return Err(format!("`{other}` is not one of our prices")),
    };
    Ok(Plan {
        interval,
        product_key: name.into(),
    })
}
