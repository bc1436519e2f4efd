//! Whatever stands in a webhook: no panic, and no personal data in an error.

use cello_attribution::stripe::{
    Attribution, Customer, Plan, Rules, Webhook, WebhookError, ZeroAmount,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fixtures::{CHARGE_2020, CHARGE_2025, CUSTOMER, INVOICE_2020, INVOICE_2025, customer};

const REPORT_ZERO: Rules = Rules::new(Attribution::Organization, ZeroAmount::Report);

/// Reports a webhook as far as it can be; answers what is told instead.
fn webhook(body: &[u8]) -> Option<WebhookError> {
    let event = match Webhook::from_slice(body) {
        Ok(Webhook::InvoicePaid(invoice)) => invoice.envelope(&customer(), REPORT_ZERO),
        Ok(Webhook::ChargeRefunded(charge)) => charge.envelope(&customer(), REPORT_ZERO),
        Ok(_) => Ok(None),
        Err(error) => Err(error),
    };
    event.err()
}

fn customer_object(body: &[u8]) -> Option<WebhookError> {
    Customer::from_slice(body).err()
}

fn price_object(body: &[u8]) -> Option<WebhookError> {
    Plan::from_price(body).err()
}

/// The JSON pointers of everything in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                pointers(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                pointers(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_member_may_be_anything() {
    let values = [
        json!(null),
        json!("ada@example.com"),
        json!(""),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1.5),
        json!(true),
        json!([]),
        json!(["ada@example.com"]),
        json!({}),
        json!({ "id": "ada@example.com" }),
    ];
    let price = serde_json::from_str::<Value>(INVOICE_2020).unwrap();
    let price = price["data"]["object"]["lines"]["data"][1]["price"].to_string();
    let mut tried = 0;
    for (fixture, report) in [
        (INVOICE_2020, webhook as fn(&[u8]) -> Option<WebhookError>),
        (INVOICE_2025, webhook),
        (CHARGE_2020, webhook),
        (CHARGE_2025, webhook),
        (CUSTOMER, customer_object),
        (&price, price_object),
    ] {
        let json: Value = serde_json::from_str(fixture).unwrap();
        let mut all = Vec::new();
        pointers(&json, "", &mut all);
        for pointer in all {
            for value in &values {
                let mut changed = json.clone();
                *changed.pointer_mut(&pointer).unwrap() = value.clone();
                if let Some(error) = report(changed.to_string().as_bytes()) {
                    let told = format!("{error} {error:?}");
                    assert!(!told.contains("example.com"), "{pointer}: {told}");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 5000, "{tried}");
}

#[test]
fn a_webhook_that_nests_without_end_is_not_json() {
    let body = "[".repeat(1 << 20);
    assert_eq!(webhook(body.as_bytes()), Some(WebhookError::NotJson));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        webhook(&bytes);
        customer_object(&bytes);
        price_object(&bytes);
    }

    /// Any step is the difference, in the currency's minor unit, or an error.
    #[test]
    fn the_step_is_the_difference(now: i64, before: i64) {
        let body = json!({
            "id": "evt_1", "type": "charge.refunded", "created": 0,
            "data": {
                "object": {
                    "amount_refunded": now, "currency": "jpy", "customer": "cus_1", "invoice": "in_1",
                },
                "previous_attributes": { "amount_refunded": before },
            },
        });
        let step = i128::from(now) - i128::from(before);
        match Webhook::from_slice(body.to_string().as_bytes()) {
            Ok(Webhook::ChargeRefunded(charge)) => {
                match charge.envelope(&customer(), Rules::default()) {
                    Ok(None) => prop_assert_eq!(step, 0),
                    Ok(Some(event)) => {
                        prop_assert_eq!(event.payload().price.unwrap().to_string(), step.to_string());
                    }
                    Err(_) => prop_assert!(step >= 1_000_000_000_000_000),
                }
            }
            Ok(other) => prop_assert!(false, "{:?}", other),
            Err(_) => prop_assert!(step < 0 || step > i128::from(i64::MAX)),
        }
    }
}
