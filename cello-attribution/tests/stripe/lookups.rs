//! What Stripe does not send is asked for, and what is looked up is taken.

use cello_attribution::stripe::{Customer, Plan, Rules, WebhookError};
use cello_core::Interval;
use serde_json::{Value, json};

use crate::fixtures::{
    CHARGE_2020, CHARGE_2025, INVOICE_2020, INVOICE_2025, TRIAL_2020, TRIAL_2025, charge, customer,
    invoice, with,
};

fn pro() -> Plan {
    Plan {
        interval: Interval::Monthly,
        product_key: "Pro".into(),
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
            .envelope(customer, Rules::default())
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
        .envelope(&customer, Rules::default())
        .unwrap_err()
        .to_string();
    assert_eq!(
        told,
        "`customer.metadata`: `cello_ucc` is set, but `new_user_id` is not; set both"
    );
}

#[test]
fn the_customers_own_address_and_name_go_before_those_on_the_invoice() {
    let grace = Customer {
        email: Some("grace@example.com".into()),
        name: Some("Grace Example".into()),
        ..customer()
    };
    let contact = |customer: &Customer, fixture: &str| {
        let event = invoice(fixture)
            .envelope(customer, Rules::default())?
            .unwrap();
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
        .envelope(&unknown, Rules::default())
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
        paid.envelope(&customer(), Rules::default())
            .unwrap_err()
            .to_string(),
        "the invoice has only the id of its price; look up the price `price_id()`, and pass its \
         plan to `with_plan`"
    );
    let refunded = charge(CHARGE_2025);
    assert_eq!(refunded.invoice_id(), None);
    assert_eq!(refunded.payment_intent_id(), Some("pi_3MadeUp"));
    assert_eq!(
        refunded
            .envelope(&customer(), Rules::default())
            .unwrap_err()
            .to_string(),
        "the charge does not name the invoice that it paid; look it up by the payment intent, \
         and pass its id to `with_invoice_id`"
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
