//! Each webhook's event, and each reason for none.

use cello_attribution::stripe::{
    Attribution, Customer, Plan, Rules, Webhook, WebhookError, ZeroAmount,
};
use cello_core::{Envelope, Interval, PriceError, TimestampError};
use serde_json::{Value, json};

use crate::fixtures::{
    CHARGE_2020, CHARGE_2025, CUSTOMER, INVOICE_2020, INVOICE_2025, TRIAL_2020, TRIAL_2025, charge,
    customer, customer_without, error, invoice, with,
};

const USER: Rules = Rules {
    attribution: Attribution::User,
    zero_amount: ZeroAmount::Skip,
};
const ORGANIZATION: Rules = Rules {
    attribution: Attribution::Organization,
    ..USER
};
const REPORT_ZERO: Rules = Rules {
    zero_amount: ZeroAmount::Report,
    ..USER
};

fn pro() -> Plan {
    Plan {
        interval: Interval::Monthly,
        product_key: "Pro".into(),
    }
}

fn json(event: Result<Option<Envelope<'static>>, WebhookError>) -> String {
    event
        .unwrap()
        .expect("there is something to report")
        .to_json()
}

#[test]
fn a_paid_invoice_is_the_same_event_in_both_versions() {
    let old = json(invoice(INVOICE_2020).envelope(&customer(), USER));
    insta::assert_snapshot!("invoice_paid", old);
    let new = json(
        invoice(INVOICE_2025)
            .with_plan(pro())
            .envelope(&customer(), USER),
    );
    assert_eq!(new, old);
}

#[test]
fn a_refund_is_its_own_step_in_both_versions() {
    let old = json(charge(CHARGE_2020).envelope(&customer(), USER));
    insta::assert_snapshot!("charge_refunded", old);
    let new = charge(CHARGE_2025)
        .with_invoice_id("in_1MadeUp")
        .envelope(&customer(), USER);
    assert_eq!(json(new), old);
}

#[test]
fn an_organization_is_attributed_to_if_the_rules_say_so() {
    let paid = invoice(INVOICE_2020).envelope(&customer(), ORGANIZATION);
    insta::assert_snapshot!("invoice_paid_organization", json(paid));
    let refunded = charge(CHARGE_2020).envelope(&customer(), ORGANIZATION);
    insta::assert_snapshot!("charge_refunded_organization", json(refunded));

    let alone = customer_without("new_user_organization_id");
    for answer in [
        invoice(INVOICE_2020).envelope(&alone, ORGANIZATION),
        charge(CHARGE_2020).envelope(&alone, ORGANIZATION),
    ] {
        let told = answer.unwrap_err().to_string();
        assert_eq!(
            told,
            "`customer.metadata.new_user_organization_id` is missing"
        );
    }
    let paid = invoice(INVOICE_2020).envelope(&alone, USER);
    insta::assert_snapshot!("invoice_paid_without_organization", json(paid));
}

#[test]
fn an_invoice_over_nothing_is_reported_if_the_rules_say_so() {
    for trial in [TRIAL_2020, TRIAL_2025] {
        let trial = invoice(trial).with_plan(pro());
        assert_eq!(trial.envelope(&customer(), Rules::default()), Ok(None));
        let event = trial.envelope(&customer(), REPORT_ZERO).unwrap().unwrap();
        assert_eq!(event.payload().price.unwrap().to_string(), "0");
    }
    let trial = invoice(TRIAL_2020).envelope(&customer(), REPORT_ZERO);
    insta::assert_snapshot!("invoice_paid_trial", json(trial));
}

#[test]
fn who_was_not_referred_is_no_error_whatever_else_is_wrong() {
    let mut empty = customer();
    empty.metadata.insert("cello_ucc".into(), String::new());
    for customer in [Customer::default(), customer_without("cello_ucc"), empty] {
        for fixture in [
            INVOICE_2020,
            INVOICE_2025,
            &with(INVOICE_2020, "/data/object/currency", "x"),
        ] {
            assert_eq!(invoice(fixture).envelope(&customer, ORGANIZATION), Ok(None));
        }
        for fixture in [CHARGE_2020, CHARGE_2025] {
            assert_eq!(charge(fixture).envelope(&customer, ORGANIZATION), Ok(None));
        }
    }
}

#[test]
fn the_former_name_of_the_user_id_is_read_where_the_new_one_is_not() {
    let mut customer = customer();
    customer
        .metadata
        .insert("product_user_id".into(), "former".into());
    let user_of = |customer: &Customer| {
        let event = charge(CHARGE_2020)
            .envelope(customer, USER)
            .unwrap()
            .unwrap();
        assert_eq!(event.payload().new_user_id, event.context().new_user.id);
        event.payload().new_user_id.to_string()
    };
    assert_eq!(user_of(&customer), "user-7");
    customer
        .metadata
        .insert("new_user_id".into(), String::new());
    assert_eq!(user_of(&customer), "former");

    customer.metadata.clear();
    customer
        .metadata
        .insert("cello_ucc".into(), "A1b2C3d4E5f".into());
    let told = charge(CHARGE_2020)
        .envelope(&customer, USER)
        .unwrap_err()
        .to_string();
    assert_eq!(told, "`customer.metadata.new_user_id` is missing");
}

#[test]
fn the_customers_own_address_and_name_go_before_those_on_the_invoice() {
    let grace = Customer {
        email: Some("grace@example.com".into()),
        name: Some("Grace Example".into()),
        ..customer()
    };
    let contact = |customer: &Customer, fixture: &str| {
        let event = invoice(fixture).envelope(customer, USER)?.unwrap();
        let user = &event.context().new_user;
        Ok::<_, WebhookError>((
            user.email.to_string(),
            user.name.as_ref().map(ToString::to_string),
        ))
    };
    let found = |email: &str, name: &str| Ok((email.to_owned(), Some(name.to_owned())));
    assert_eq!(
        contact(&grace, INVOICE_2020),
        found("grace@example.com", "Grace Example")
    );

    let unknown = Customer {
        email: None,
        name: None,
        ..customer()
    };
    assert_eq!(
        contact(&unknown, INVOICE_2020),
        found("ada@example.com", "Ada Example")
    );

    let nobody = with(INVOICE_2020, "/data/object/customer_email", Value::Null);
    let told = contact(&unknown, &nobody).unwrap_err().to_string();
    assert_eq!(told, "`customer.email` is missing");
    // Who pays is not who was referred: the charge's billing details are not taken.
    let told = charge(CHARGE_2020)
        .envelope(&unknown, USER)
        .unwrap_err()
        .to_string();
    assert_eq!(told, "`customer.email` is missing");
}

#[test]
fn what_recent_versions_do_not_say_is_asked_for() {
    let paid = invoice(INVOICE_2025);
    assert_eq!(paid.price_id(), Some("price_1MadeUpPro"));
    assert_eq!(paid.product_id(), Some("prod_MadeUpPro"));
    assert_eq!(
        paid.envelope(&customer(), USER).unwrap_err().to_string(),
        "the invoice does not say what its price is for and how often it recurs; look the price \
         up and say it by `with_plan`"
    );
    let refunded = charge(CHARGE_2025);
    assert_eq!(refunded.invoice_id(), None);
    assert_eq!(refunded.payment_intent_id(), Some("pi_3MadeUp"));
    assert_eq!(
        refunded
            .envelope(&customer(), USER)
            .unwrap_err()
            .to_string(),
        "the charge does not say which invoice it paid; look it up by the payment intent and \
         say it by `with_invoice_id`"
    );
    // What is said counts before what Stripe sends.
    assert_eq!(invoice(INVOICE_2020).with_plan(pro()).plan(), Ok(pro()));
    assert_eq!(
        charge(CHARGE_2020).with_invoice_id("I-1").invoice_id(),
        Some("I-1")
    );
}

#[test]
fn ids_are_at_hand_to_look_up_and_to_remember() {
    for fixture in [INVOICE_2020, INVOICE_2025, TRIAL_2020, TRIAL_2025] {
        let invoice = invoice(fixture);
        assert_eq!(invoice.event_id(), "evt_1MadeUp");
        assert_eq!(invoice.customer_id(), "cus_MadeUp");
    }
    for fixture in [CHARGE_2020, CHARGE_2025] {
        let expanded = json!({ "id": "cus_Expanded", "object": "customer" });
        let charge = charge(&with(fixture, "/data/object/customer", expanded));
        assert_eq!(charge.event_id(), "evt_1MadeUp");
        assert_eq!(charge.customer_id(), "cus_Expanded");
    }
}

#[test]
fn other_webhooks_and_payments_of_guests_are_not_ours() {
    for fixture in [
        with(INVOICE_2020, "/type", "invoice.payment_failed"),
        with(CHARGE_2020, "/type", "charge.refund.updated"),
        with(CHARGE_2025, "/data/object/customer", Value::Null),
        with(INVOICE_2025, "/data/object/customer", Value::Null),
        r#"{"type":"customer.created"}"#.into(),
    ] {
        assert_eq!(Webhook::from_slice(fixture.as_bytes()), Ok(Webhook::Other));
    }
}

#[test]
fn the_time_is_that_of_the_payment_or_of_the_refund() {
    let time_of = |fixture: &str| {
        let event = invoice(fixture)
            .envelope(&customer(), USER)
            .unwrap()
            .unwrap();
        event.context().event.timestamp.to_string()
    };
    assert_eq!(time_of(INVOICE_2020), "2026-03-01T09:30:01Z");
    let unsaid = with(INVOICE_2020, "/data/object/status_transitions", Value::Null);
    assert_eq!(time_of(&unsaid), "2026-03-01T09:30:02Z");
}

#[test]
fn amounts_are_in_stripes_units() {
    for (amount, currency, price) in [(500, "isk", "5"), (500, "mga", "500"), (500, "jpy", "500")] {
        let fixture = with(CHARGE_2020, "/data/object/currency", currency);
        let fixture = with(&fixture, "/data/object/amount_refunded", 3000 + amount);
        let event = charge(&fixture)
            .envelope(&customer(), USER)
            .unwrap()
            .unwrap();
        assert_eq!(event.payload().price.unwrap().to_string(), price);
    }
}

#[test]
fn a_refund_without_a_step_is_nothing_to_report() {
    let none = with(
        CHARGE_2020,
        "/data/previous_attributes/amount_refunded",
        5000,
    );
    assert_eq!(charge(&none).envelope(&customer(), USER), Ok(None));
}

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
            "`data.object.customer_email` is not a text",
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
            "`data.object.lines.data[].price.recurring.interval` is not a text",
        ),
        (INVOICE_2025, "/type", json!(1), "`type` is not a text"),
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
        "`created` cannot be sent: the time is not in the years 0001 to 9999"
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
        invoice.envelope(&customer(), USER).unwrap_err()
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
        "`invoice-paid` cannot be sent: subscription.invoiceId: the text is empty"
    );
    let not_an_address = Customer {
        email: Some("ada".into()),
        ..customer()
    };
    let told = charge(CHARGE_2020)
        .envelope(&not_an_address, USER)
        .unwrap_err();
    assert!(matches!(told, WebhookError::Event(_)));
}

#[test]
fn a_deleted_customer_is_not_taken_for_one_who_was_not_referred() {
    let deleted = r#"{ "id": "cus_MadeUp", "object": "customer", "deleted": true }"#;
    let told = Customer::from_slice(deleted.as_bytes())
        .unwrap_err()
        .to_string();
    assert_eq!(told, "`customer.metadata` is missing");
    let odd = with(CUSTOMER, "/email", json!(["ada@example.com"]));
    let told = Customer::from_slice(odd.as_bytes())
        .unwrap_err()
        .to_string();
    assert_eq!(told, "`customer.email` is not a text");
}

#[test]
fn debug_shows_neither_address_nor_name() {
    let shown = format!(
        "{:?} {:?} {:?}",
        customer(),
        Webhook::from_slice(INVOICE_2020.as_bytes()),
        Webhook::from_slice(CHARGE_2020.as_bytes()),
    );
    assert!(
        !shown.contains("Ada") && !shown.contains('@') && !shown.contains("user-7"),
        "{shown}"
    );
    assert!(
        shown.contains("cello_ucc") && shown.contains("cus_MadeUp"),
        "{shown}"
    );
}
