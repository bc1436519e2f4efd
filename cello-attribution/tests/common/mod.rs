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
    let mut payload = Payload::new("A1b2C3d4E5f", "user-7");
    let mut user = NewUser::new("user-7", "ada@example.com");
    let mut subscription = None;
    if is_transaction {
        payload = payload.with_price("129.9".parse().unwrap(), Currency::EUR);
        let invoice = Subscription::new().with_invoice_id("I-2026-0001");
        subscription = Some(if trigger == Trigger::InvoicePaid {
            invoice
                .with_interval(Interval::Monthly)
                .with_product_key("Pro")
        } else {
            invoice
        });
    } else {
        user = user.with_name("Ada Example");
    }
    let mut context = Context::new(user, EventInfo::new(trigger, at.parse().unwrap()));
    context.subscription = subscription;
    Envelope::new(payload, context).unwrap()
}

/// A text that is hard on tables and forms.
pub fn any_text() -> impl Strategy<Value = String> {
    any_visible_text().prop_map(|text| {
        let text: String = text.chars().filter(|it| !it.is_control()).collect();
        format!("{}x", text.trim_start())
    })
}

/// One that may have control characters in it and white space around it, as a name has.
fn any_visible_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9-]{1,12}",
        "[=+@'\"\t\r\n ,;-]{1,3}[a-z0-9=\",;\r\n']{0,9}",
        "\\PC{1,12}",
        any::<char>().prop_map(|it| format!("{it}x")),
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
        any_visible_text().prop_map(|name| name + "x"),
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
        maybe(0..1u64 << 53),
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
            let mut payload = Payload::new(ucc, new_user_id);
            payload.price = is_transaction.then(|| Price::from_minor(minor, currency).unwrap());
            payload.currency = is_transaction.then_some(currency);
            let email = format!("{}@example.com", id.replace('@', "-"));
            let mut new_user = NewUser::new(id, email);
            new_user.name = (full || !is_transaction).then(|| name.into());
            new_user.organization_id = organization_id.map(Into::into);
            let mut subscription = Subscription::new().with_invoice_id(invoice_id);
            subscription.id = subscription_id.filter(|_| full).map(Into::into);
            subscription.interval = (full || is_invoice).then_some(interval);
            subscription.seats_used = seats_used.filter(|_| full);
            subscription.product_key = (full || is_invoice).then(|| product_key.into());
            let timestamp = Timestamp::from_unix_ms(at).unwrap();
            let mut context = Context::new(new_user, EventInfo::new(trigger, timestamp));
            context.subscription = is_transaction.then_some(subscription);
            Envelope::new(payload, context).unwrap()
        },
    )
}
