//! Each webhook's event, and each reason for none.

use cello_attribution::stripe::{
    Attribution, Customer, Plan, Rules, Webhook, WebhookError, ZeroAmount,
};
use cello_core::{Envelope, Interval};
use serde_json::Value;

use crate::fixtures::{
    CHARGE_2020, CHARGE_2025, INVOICE_2020, INVOICE_2025, TRIAL_2020, TRIAL_2025, charge, customer,
    customer_without, invoice, with,
};
use crate::pretty::pretty;

const USER: Rules = Rules::new(Attribution::User, ZeroAmount::Skip);
const ORGANIZATION: Rules = Rules::new(Attribution::Organization, ZeroAmount::Skip);
const REPORT_ZERO: Rules = Rules::new(Attribution::User, ZeroAmount::Report);

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
    insta::assert_snapshot!("invoice_paid", pretty(&old));
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
    insta::assert_snapshot!("charge_refunded", pretty(&old));
    let new = charge(CHARGE_2025)
        .with_invoice_id("in_1MadeUp")
        .envelope(&customer(), USER);
    assert_eq!(json(new), old);
}

#[test]
fn an_organization_is_attributed_to_if_the_rules_say_so() {
    let paid = invoice(INVOICE_2020).envelope(&customer(), ORGANIZATION);
    insta::assert_snapshot!("invoice_paid_organization", pretty(&json(paid)));
    let refunded = charge(CHARGE_2020).envelope(&customer(), ORGANIZATION);
    insta::assert_snapshot!("charge_refunded_organization", pretty(&json(refunded)));

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
    insta::assert_snapshot!("invoice_paid_without_organization", pretty(&json(paid)));
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
    insta::assert_snapshot!("invoice_paid_trial", pretty(&json(trial)));
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
fn a_payment_that_says_nothing_of_its_customer_is_no_guests() {
    for body in [
        r#"{"type":"invoice.paid"}"#,
        r#"{"type":"charge.refunded","data":null}"#,
        r#"{"type":"invoice.paid","data":{"object":{"id":"in_1","amount_paid":1}}}"#,
    ] {
        let told = Webhook::from_slice(body.as_bytes()).unwrap_err();
        assert_eq!(told.to_string(), "`data.object.customer` is missing");
    }
}

#[test]
fn a_customer_that_is_an_account_is_no_guest() {
    for fixture in [INVOICE_2025, CHARGE_2025] {
        let mut json: Value = serde_json::from_str(fixture).unwrap();
        json["data"]["object"]["customer_account"] = "acct_MadeUp".into();
        let both = Webhook::from_slice(json.to_string().as_bytes()).unwrap();
        assert_eq!(both, Webhook::from_slice(fixture.as_bytes()).unwrap());
        json["data"]["object"]["customer"] = Value::Null;
        let told = Webhook::from_slice(json.to_string().as_bytes()).unwrap_err();
        assert_eq!(told.to_string(), "`data.object.customer` is missing");
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
fn an_authorization_that_is_released_was_never_paid() {
    for fixture in [CHARGE_2020, CHARGE_2025] {
        let released = charge(&with(fixture, "/data/object/captured", false));
        assert_eq!(released.envelope(&customer(), USER), Ok(None));
    }
}

#[test]
fn debug_shows_neither_address_nor_name() {
    for (shown, told) in [
        (format!("{:?}", customer()), "cello_ucc"),
        (format!("{:?}", invoice(INVOICE_2020)), "in_1MadeUp"),
        (format!("{:?}", charge(CHARGE_2020)), "cus_MadeUp"),
    ] {
        assert!(shown.contains(told), "{shown}");
        for hidden in ["Ada", "@", "user-7"] {
            assert!(!shown.contains(hidden), "{shown}");
        }
    }
}
