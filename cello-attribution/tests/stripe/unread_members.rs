//! What is in members that are not read does not matter.

use cello_attribution::stripe::{Customer, Plan, Rules, Webhook, WebhookError};

use crate::fixtures::{
    CHARGE_2020, CHARGE_2025, CUSTOMER, INVOICE_2020, INVOICE_2025, charge, customer, invoice,
};

/// JSON that has no value in Rust, or too large a one.
const ODD: [&str; 5] = [
    r#""\ud800""#,
    "1e999",
    "-1e-999",
    r#"{ "\udfff": [1e999, "\udc00"] }"#,
    "123456789012345678901234567890",
];

/// The fixture with a member more in every object.
fn with_unread(fixture: &str, value: &str) -> String {
    fixture
        .replace(
            '{',
            &format!(r#"{{ "made_up": {value}, "\ud800": {value}, "#),
        )
        // Of an object that was empty.
        .replace(", }", " }")
}

#[test]
fn odd_values_in_unread_members_do_no_harm() {
    for value in ODD {
        for fixture in [INVOICE_2020, INVOICE_2025] {
            assert_eq!(
                invoice(&with_unread(fixture, value)),
                invoice(fixture),
                "{value}"
            );
        }
        for fixture in [CHARGE_2020, CHARGE_2025] {
            assert_eq!(
                charge(&with_unread(fixture, value)),
                charge(fixture),
                "{value}"
            );
        }
        let read = Customer::from_slice(with_unread(CUSTOMER, value).as_bytes()).unwrap();
        assert_eq!(read.metadata["cello_ucc"], customer().metadata["cello_ucc"]);
        assert_eq!(read.email, customer().email);

        let price = r#"{ "id": "price_1", "product": "prod_1", "recurring": null }"#;
        assert_eq!(
            Plan::from_price(with_unread(price, value).as_bytes()),
            Plan::from_price(price.as_bytes())
        );
    }
}

#[test]
fn odd_values_in_members_that_are_read_are_named() {
    let with = |from: &str, to: &str| {
        assert!(INVOICE_2020.contains(from), "{from}");
        let body = INVOICE_2020.replacen(from, to, 1);
        Webhook::from_slice(body.as_bytes())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        with(
            r#""customer_email": "ada@example.com""#,
            r#""customer_email": "ada@\ud800""#
        ),
        "`data.object.customer_email` is not a string"
    );
    assert_eq!(
        with(r#""amount_paid": "#, r#""amount_paid": 1e999, "was": "#),
        "`data.object.amount_paid` is not a whole number"
    );
    let customer = r#"{ "metadata": { "cello_ucc": "\ud800", "plan": "\ud800" } }"#;
    assert_eq!(
        Customer::from_slice(customer.as_bytes()),
        Err(WebhookError::WrongType {
            path: "customer.metadata.cello_ucc".into(),
            expected: "a string"
        })
    );
    let customer = r#"{ "metadata": { "cello_ucc": null, "plan": "\ud800" } }"#;
    let customer = Customer::from_slice(customer.as_bytes()).unwrap();
    assert_eq!(
        invoice(INVOICE_2020).envelope(&customer, Rules::default()),
        Ok(None)
    );
}

#[test]
fn the_last_member_of_a_name_counts() {
    let body = CHARGE_2020.replacen('{', r#"{ "id": "evt_first", "type": "invoice.paid", "#, 1);
    assert_eq!(charge(&body).event_id(), "evt_1MadeUp");
}

#[test]
fn a_body_that_is_not_json_all_over_is_refused() {
    for (from, to) in [
        (
            r#""customer_email""#,
            r#""unread": [1, }, "customer_email""#,
        ),
        (r#""customer_email""#, r#""unread": 01, "customer_email""#),
        (r#""customer_email""#, r#""unread": tru, "customer_email""#),
        (r#""customer_email""#, r#""unread": "\x", "customer_email""#),
    ] {
        let body = INVOICE_2020.replacen(from, to, 1);
        assert_ne!(body, INVOICE_2020);
        assert_eq!(
            Webhook::from_slice(body.as_bytes()),
            Err(WebhookError::NotJson),
            "{to}"
        );
    }
}
