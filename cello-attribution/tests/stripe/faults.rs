//! What is wrong with a webhook is named by Stripe's path.

use cello_attribution::stripe::{Customer, Plan, Rules, WebhookError};
use cello_core::{PriceError, TimestampError};
use serde_json::{Value, json};

use crate::fixtures::{
    CHARGE_2020, CHARGE_2025, CUSTOMER, INVOICE_2020, INVOICE_2025, charge, customer, error,
    invoice, with,
};

#[test]
fn what_is_not_there_is_named() {
    for (fixture, pointer) in [
        (INVOICE_2020, "/type"),
        (INVOICE_2020, "/id"),
        (INVOICE_2025, "/data/object/id"),
        (INVOICE_2025, "/data/object/amount_paid"),
        (INVOICE_2020, "/data/object/currency"),
        (CHARGE_2020, "/id"),
        (CHARGE_2020, "/created"),
        (CHARGE_2020, "/data/object/amount_refunded"),
        (CHARGE_2025, "/data/object/currency"),
        (CHARGE_2025, "/data/previous_attributes/amount_refunded"),
    ] {
        let path = pointer[1..].replace('/', ".");
        let told = error(&with(fixture, pointer, Value::Null)).to_string();
        assert_eq!(told, format!("`{path}` is missing"));
    }
    let told = error(&with(
        INVOICE_2025,
        "/data/object/lines/data/0/amount",
        Value::Null,
    ));
    assert_eq!(
        told.to_string(),
        "`data.object.lines.data[].amount` is missing"
    );
    let told = error(&with(CHARGE_2020, "/data/previous_attributes", Value::Null));
    assert_eq!(
        told.to_string(),
        "`data.previous_attributes.amount_refunded` is missing"
    );
}

#[test]
fn what_is_of_another_type_is_named() {
    let price = "/data/object/lines/data/1/price/recurring";
    for (fixture, pointer, value, told) in [
        (
            INVOICE_2020,
            "/data/object/amount_paid",
            json!("1"),
            "`data.object.amount_paid` is not a whole number",
        ),
        (
            INVOICE_2020,
            "/data/object/amount_paid",
            json!(1.5),
            "`data.object.amount_paid` is not a whole number",
        ),
        (
            INVOICE_2020,
            "/data/object/customer",
            json!({}),
            "`data.object.customer` is not an id",
        ),
        (
            INVOICE_2020,
            "/data/object/customer_email",
            json!(7),
            "`data.object.customer_email` is not a string",
        ),
        (
            INVOICE_2020,
            "/data/object/lines/data",
            json!({}),
            "`data.object.lines.data` is not a list",
        ),
        (
            INVOICE_2020,
            price,
            json!({ "interval": 1 }),
            "`data.object.lines.data[].price.recurring.interval` is not a string",
        ),
        (INVOICE_2025, "/type", json!(1), "`type` is not a string"),
    ] {
        assert_eq!(error(&with(fixture, pointer, value)).to_string(), told);
    }
}

#[test]
fn what_cannot_be_sent_is_told() {
    for body in ["", "{", "\u{feff}{}", "{}x"] {
        assert_eq!(error(body), WebhookError::NotJson);
        assert_eq!(
            Customer::from_slice(body.as_bytes()),
            Err(WebhookError::NotJson)
        );
        assert_eq!(
            Plan::from_price(body.as_bytes()),
            Err(WebhookError::NotJson)
        );
    }
    let late = with(CHARGE_2020, "/created", 253_402_300_800_i64);
    assert!(matches!(
        error(&late),
        WebhookError::Timestamp {
            error: TimestampError::OutOfRange,
            ..
        }
    ));
    assert_eq!(
        error(&late).to_string(),
        "`created` cannot be sent: the time is outside the years 0001 to 9999"
    );
    for (shrunk, before) in [(0, 1), (i64::MIN, 1), (i64::MAX, -1)] {
        let fixture = with(CHARGE_2020, "/data/object/amount_refunded", shrunk);
        let fixture = with(
            &fixture,
            "/data/previous_attributes/amount_refunded",
            before,
        );
        assert_eq!(error(&fixture), WebhookError::RefundShrank);
    }
    assert_eq!(
        WebhookError::RefundShrank.to_string(),
        "`data.object.amount_refunded` is below `data.previous_attributes.amount_refunded`"
    );

    let told = |pointer: &str, value: Value| {
        let invoice = invoice(&with(INVOICE_2020, pointer, value));
        invoice.envelope(&customer(), Rules::default()).unwrap_err()
    };
    let unknown = told("/data/object/currency", json!("usdc"));
    assert_eq!(unknown, WebhookError::UnknownCurrency);
    assert_eq!(
        unknown.to_string(),
        "`data.object.currency` is not an ISO 4217 currency code"
    );
    let negative = told("/data/object/amount_paid", json!(-1));
    assert!(matches!(
        negative,
        WebhookError::Price {
            error: PriceError::Negative,
            ..
        }
    ));
    assert_eq!(
        negative.to_string(),
        "`data.object.amount_paid` cannot be sent: the amount is negative"
    );
    assert_eq!(
        told("/data/object/id", json!("")).to_string(),
        "`invoice-paid` cannot be sent: subscription.invoiceId: the text is blank"
    );
    let not_an_address = Customer {
        email: Some("ada".into()),
        ..customer()
    };
    let told = charge(CHARGE_2020)
        .envelope(&not_an_address, Rules::default())
        .unwrap_err();
    assert!(matches!(told, WebhookError::Event(_)));
}

#[test]
fn a_deleted_customer_is_not_taken_for_one_who_was_not_referred() {
    let deleted = r#"{ "id": "cus_MadeUp", "object": "customer", "deleted": true }"#;
    let told = Customer::from_slice(deleted.as_bytes()).unwrap_err();
    assert_eq!(told, WebhookError::CustomerDeleted);
    assert_eq!(
        told.to_string(),
        "the customer was deleted, together with the metadata; check your own records for \
         whether they were referred"
    );
    let not_found = r#"{ "error": { "code": "resource_missing" } }"#;
    let told = Customer::from_slice(not_found.as_bytes()).unwrap_err();
    assert_eq!(told.to_string(), "`customer.metadata` is missing");
    let odd = with(CUSTOMER, "/email", json!(["ada@example.com"]));
    let told = Customer::from_slice(odd.as_bytes())
        .unwrap_err()
        .to_string();
    assert_eq!(told, "`customer.email` is not a string");
}

#[test]
fn metadata_that_is_null_is_nobodys_and_a_number_is_its_digits() {
    let none = Customer::from_slice(with(CUSTOMER, "/metadata", Value::Null).as_bytes()).unwrap();
    assert!(none.metadata.is_empty());
    let paid = invoice(INVOICE_2020).envelope(&none, Rules::default());
    assert_eq!(paid, Ok(None));

    let number = with(CUSTOMER, "/metadata/cello_ucc", 7);
    let number = Customer::from_slice(number.as_bytes()).unwrap();
    assert_eq!(number.metadata["cello_ucc"], "7");

    let list = with(CUSTOMER, "/metadata", json!(["cello_ucc"]));
    let told = Customer::from_slice(list.as_bytes()).unwrap_err();
    assert_eq!(told.to_string(), "`customer.metadata` is not an object");
}
