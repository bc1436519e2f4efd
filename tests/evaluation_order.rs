//! How often is a value looked at, and when?
//!
//! Once, whatever the order in which the JSON is written: an expression may be slow. And
//! what may end it all comes first, for nothing else is looked at then.

use std::cell::RefCell;

use cello_core::{CelloEvent, CelloPart};

/// What was looked at, in order.
#[derive(Default)]
struct Looks(RefCell<Vec<&'static str>>);

impl Looks {
    fn at<T>(&self, slot: &'static str, value: T) -> T {
        self.0.borrow_mut().push(slot);
        value
    }
}

/// What is looked at for the JSON, and for the envelope: the same.
#[track_caller]
fn looks(event: &impl CelloEvent, looks: &Looks) -> (Vec<&'static str>, bool) {
    let is_sent = event.to_json().unwrap().is_some();
    let seen = looks.0.take();
    assert_eq!(event.envelope().unwrap().is_some(), is_sent);
    assert_eq!(looks.0.take(), seen);
    (seen, is_sent)
}

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    ucc = self.looks.at("ucc", self.code),
    newUser.id = self.looks.at("newUser.id", 7),
    newUser.email = self.looks.at("newUser.email", "ada@example.com"),
    newUser.name = self.looks.at("newUser.name", None::<&str>),
    newUser.organizationId = self.looks.at("newUser.organizationId", Some("org-1")),
    price(minor) = self.looks.at("price", 4_900),
    currency = self.looks.at("currency", "EUR"),
    event.timestamp(unix) = self.looks.at("event.timestamp", 0),
    subscription.invoiceId = self.looks.at("subscription.invoiceId", "I-1"),
    subscription.interval = self.looks.at("subscription.interval", "monthly"),
    subscription.seatsUsed = self.looks.at("subscription.seatsUsed", Some(3)),
    subscription.productKey = self.looks.at("subscription.productKey", "Pro")
)]
struct Invoice {
    code: Option<&'static str>,
    looks: Looks,
}

#[test]
fn every_value_is_looked_at_once() {
    let mut invoice = Invoice {
        code: Some("A1b2C3d4E5f"),
        looks: Looks::default(),
    };
    let (mut seen, is_sent) = looks(&invoice, &invoice.looks);
    assert!(is_sent);
    seen.sort_unstable();
    let all = [
        "currency",
        "event.timestamp",
        "newUser.email",
        "newUser.id",
        "newUser.name",
        "newUser.organizationId",
        "price",
        "subscription.interval",
        "subscription.invoiceId",
        "subscription.productKey",
        "subscription.seatsUsed",
        "ucc",
    ];
    assert_eq!(seen, all);
    invoice.code = None;
    assert_eq!(looks(&invoice, &invoice.looks), (vec!["ucc"], false));
}

/// Everything that may end it all, beside what may not.
#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = self.looks.at("ucc", "A1b2C3d4E5f"),
    newUserId = self.looks.at("newUserId", 7),
    newUser.id(none = "skip") = self.looks.at("newUser.id", self.id),
    newUser.email = self.looks.at("newUser.email", "ada@example.com"),
    price(minor, none = "skip") = self.looks.at("price", self.price),
    currency = self.looks.at("currency", "EUR"),
    event.timestamp(unix, none = "skip") = self.looks.at("event.timestamp", self.at),
    subscription.invoiceId = self.looks.at("subscription.invoiceId", "I-1")
)]
struct Refund {
    id: Option<u64>,
    price: Option<u64>,
    at: Option<i64>,
    looks: Looks,
}

#[test]
fn what_may_end_it_all_is_looked_at_before_the_rest() {
    let mut refund = Refund {
        id: Some(7),
        price: Some(4_900),
        at: None,
        looks: Looks::default(),
    };
    let no_time = vec!["ucc", "newUser.id", "event.timestamp"];
    assert_eq!(looks(&refund, &refund.looks), (no_time.clone(), false));
    refund.at = Some(0);
    refund.price = None;
    let no_price = [no_time, vec!["currency", "price"]].concat();
    assert_eq!(looks(&refund, &refund.looks), (no_price.clone(), false));
    refund.price = Some(4_900);
    let all = [
        no_price,
        vec!["newUserId", "newUser.email", "subscription.invoiceId"],
    ];
    assert_eq!(looks(&refund, &refund.looks), (all.concat(), true));
}

/// A referral code and a price that are not the event's own.
#[derive(CelloPart)]
#[cello(
    ucc = self.looks.at("ucc", "A1b2C3d4E5f"),
    price(minor) = self.looks.at("price", 4_900)
)]
struct Payment {
    looks: Looks,
}

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    newUser.id = self.payment.looks.at("newUser.id", 7),
    newUser.email = self.payment.looks.at("newUser.email", "ada@example.com"),
    currency = self.payment.looks.at("currency", "JPY"),
    event.timestamp(unix) = self.payment.looks.at("event.timestamp", 0),
    subscription.invoiceId = self.payment.looks.at("subscription.invoiceId", "I-1")
)]
struct PartlyPaid {
    #[cello(flatten)]
    payment: Payment,
}

#[test]
fn beside_parts_every_value_is_looked_at_once() {
    let refund = PartlyPaid {
        payment: Payment {
            looks: Looks::default(),
        },
    };
    let (mut seen, is_sent) = looks(&refund, &refund.payment.looks);
    assert!(is_sent);
    seen.sort_unstable();
    let all = [
        "currency",
        "event.timestamp",
        "newUser.email",
        "newUser.id",
        "price",
        "subscription.invoiceId",
        "ucc",
    ];
    assert_eq!(seen, all);
}
