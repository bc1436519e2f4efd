//! Events that several tests have.

#![allow(dead_code)] // each test file uses a part

use cello_core::{
    Context, Currency, Envelope, EventInfo, Interval, NewUser, Payload, Price, Subscription,
    Timestamp, Trigger,
};
use proptest::prelude::*;

/// An event of one user, with what its trigger requires.
pub fn event(trigger: Trigger, at: &str) -> Envelope<'static> {
    let is_transaction = matches!(trigger, Trigger::InvoicePaid | Trigger::ChargeRefunded);
    Envelope::new(
        Payload {
            ucc: "A1b2C3d4E5f".into(),
            new_user_id: "user-7".into(),
            price: is_transaction.then(|| "129.9".parse().unwrap()),
            currency: is_transaction.then_some(Currency::EUR),
        },
        Context {
            new_user: NewUser {
                id: "user-7".into(),
                email: "ada@example.com".into(),
                name: (!is_transaction).then(|| "Ada Example".into()),
                organization_id: None,
            },
            event: EventInfo {
                trigger,
                timestamp: at.parse().unwrap(),
            },
            subscription: is_transaction.then(|| Subscription {
                invoice_id: Some("I-2026-0001".into()),
                interval: (trigger == Trigger::InvoicePaid).then_some(Interval::Monthly),
                product_key: (trigger == Trigger::InvoicePaid).then(|| "Pro".into()),
                ..Subscription::default()
            }),
        },
    )
    .unwrap()
}

/// A text that is hard on tables and forms.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9-]{1,12}",
        "[=+@'\"\t\r\n ,;-]{1,3}[a-z0-9=\",;\r\n']{0,9}",
        "\\PC{1,12}",
        any::<char>().prop_map(String::from),
    ]
}

fn maybe<T: std::fmt::Debug>(of: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    proptest::option::of(of)
}

/// Any event, with anything that its trigger takes.
pub fn any_event() -> impl Strategy<Value = Envelope<'static>> {
    let user = (
        any_text(),
        any_text(),
        any_text(),
        any_text(),
        maybe(any_text()),
    );
    let money = (
        0u64..1_000_000_000_000_000,
        proptest::sample::select(&[Currency::EUR, Currency::JPY, Currency::KWD, Currency::CLF][..]),
    );
    let subscription = (
        maybe(any_text()),
        any_text(),
        proptest::sample::select(Interval::VARIANTS),
        maybe(any::<u64>()),
        any_text(),
    );
    let what = (
        proptest::sample::select(Trigger::VARIANTS),
        -62_135_596_800_000i64..=253_402_300_799_999,
        any::<bool>(),
    );
    (user, money, subscription, what).prop_map(
        |(
            (ucc, new_user_id, id, name, organization_id),
            (minor, currency),
            (subscription_id, invoice_id, interval, seats_used, product_key),
            (trigger, at, full),
        )| {
            let is_transaction = matches!(trigger, Trigger::InvoicePaid | Trigger::ChargeRefunded);
            let is_invoice = trigger == Trigger::InvoicePaid;
            let payload = Payload {
                ucc: ucc.into(),
                new_user_id: new_user_id.into(),
                price: is_transaction.then(|| Price::from_minor(minor, currency).unwrap()),
                currency: is_transaction.then_some(currency),
            };
            let new_user = NewUser {
                email: format!("{}@example.com", name.replace('@', "-")).into(),
                id: id.into(),
                name: (full || !is_transaction).then(|| name.into()),
                organization_id: organization_id.map(Into::into),
            };
            let subscription = is_transaction.then(|| Subscription {
                id: subscription_id.filter(|_| full).map(Into::into),
                invoice_id: Some(invoice_id.into()),
                interval: (full || is_invoice).then_some(interval),
                seats_used: seats_used.filter(|_| full),
                product_key: (full || is_invoice).then(|| product_key.into()),
            });
            let timestamp = Timestamp::from_unix_ms(at).unwrap();
            let event = EventInfo { trigger, timestamp };
            let context = Context {
                new_user,
                event,
                subscription,
            };
            Envelope::new(payload, context).unwrap()
        },
    )
}
