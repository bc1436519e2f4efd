//! Which bytes are sent?
//!
//! Snapshots of every trigger, with the least and with everything that it takes.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind};

use cello_core::{CelloEvent, Currency, Interval, Problem, Slot, UserKey, Written};

use common::{both_ways, json, pretty};

#[derive(CelloEvent)]
#[cello(trigger = "new-signup")]
struct MinimalSignup {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(newUser.name)]
    name: &'static str,
    #[cello(event.timestamp(unix))]
    at: i64,
}

const SIGNUP: MinimalSignup = MinimalSignup {
    code: "A1b2C3d4E5f",
    id: 7,
    email: "ada@example.com",
    name: "Ada Example",
    at: 1_772_357_400,
};

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", attribution = "organization", userKey = "user")]
struct FullSignup {
    #[cello(ucc)]
    code: Option<String>,
    #[cello(newUser.id)]
    id: String,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(newUser.organizationId)]
    organization: String,
    #[cello(event.timestamp(unix_ms))]
    at: i64,
}

#[derive(CelloEvent)]
#[cello(
    trigger = "demo-call-attended",
    ucc = "A1b2C3d4E5f",
    newUser.id = "user-7",
    newUser.email = "ada@example.com",
    newUser.name = "Ada Example",
    event.timestamp = "2026-03-01T10:30:00.250+01:00"
)]
struct ConstantDemo;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct FullDemo<'a> {
    #[cello(ucc)]
    code: &'a str,
    #[cello(newUserId)]
    company: u32,
    #[cello(newUser.id)]
    id: &'a str,
    #[cello(newUser.email)]
    email: &'a str,
    #[cello(newUser.name)]
    name: &'a str,
    #[cello(newUser.organizationId)]
    organization: Option<&'a str>,
    #[cello(event.timestamp)]
    at: std::time::SystemTime,
}

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", subscription.interval = Interval::Monthly)]
struct MinimalInvoice {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    user: i32,
    #[cello(newUser.email)]
    email: String,
    #[cello(price(major))]
    paid: f64,
    #[cello(currency)]
    currency: Currency,
    #[cello(event.timestamp)]
    at: String,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.productKey)]
    plan: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
struct FullInvoice {
    #[cello(ucc)]
    code: Option<String>,
    #[cello(newUserId)]
    attributed_to: String,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(currency)]
    currency: String,
    #[cello(newUser.id)]
    user: u128,
    #[cello(newUser.email)]
    email: Box<str>,
    #[cello(newUser.name)]
    name: Option<std::sync::Arc<str>>,
    #[cello(newUser.organizationId)]
    organization: std::borrow::Cow<'static, str>,
    #[cello(event.timestamp)]
    at: chrono::DateTime<chrono::Utc>,
    #[cello(subscription.id)]
    subscription: std::rc::Rc<str>,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    interval: String,
    #[cello(subscription.seatsUsed)]
    seats: u32,
    #[cello(subscription.productKey)]
    plan: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", currency = "EUR", price(minor) = self.captured - self.kept)]
struct MinimalRefund {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    user: u64,
    #[cello(newUser.email)]
    email: String,
    captured: u64,
    kept: u64,
    #[cello(event.timestamp(utc))]
    at: chrono::NaiveDateTime,
    #[cello(subscription.invoiceId)]
    number: String,
}

/// Every slot of a refund, from expressions over a foreign value.
struct Row {
    code: Option<String>,
    cents: i64,
    text: [&'static str; 4],
    seats: Option<i16>,
}

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = self.0.code.as_deref(),
    price(minor) = self.0.cents,
    currency = self.0.text[0].to_uppercase(),
    newUser.id = format!("user-{}", self.0.cents),
    newUser.email = self.0.text[1],
    newUser.name = Some("Ada Example"),
    newUser.organizationId = &self.0.text[2],
    event.timestamp(unix) = 1_772_357_400,
    subscription.id = "sub-1",
    subscription.invoiceId = self.0.text[3].to_owned(),
    subscription.interval = "bi-weekly",
    subscription.seatsUsed = self.0.seats,
    subscription.productKey = String::from("Pro")
)]
struct FullRefund(Row);

#[test]
fn new_signup() {
    insta::assert_snapshot!("new_signup_minimal", pretty(&json(&SIGNUP)));
    let full = FullSignup {
        code: Some("A1b2C3d4E5f".into()),
        id: "user-7".into(),
        email: "ada@example.com".into(),
        name: "Ada \"the Countess\" Example\n".into(),
        organization: "org-1".into(),
        at: 1_772_357_400_007,
    };
    insta::assert_snapshot!("new_signup_full", pretty(&json(&full)));
}

#[test]
fn new_signup_in_the_spelling_of_the_guide() {
    let event = SIGNUP.envelope().unwrap().unwrap();
    assert_eq!(event.user_key(), UserKey::NewUser);
    let event = event.with_user_key(UserKey::User);
    assert_eq!(event.user_key(), UserKey::User);
    insta::assert_snapshot!("new_signup_guide_spelling", pretty(&both_ways(&event)));

    // Of no other event, which that guide does not spell.
    let demo = ConstantDemo.envelope().unwrap().unwrap();
    assert_eq!(demo.clone().with_user_key(UserKey::User), demo);
}

#[test]
fn demo_call_attended() {
    insta::assert_snapshot!("demo_call_attended_constant", pretty(&json(&ConstantDemo)));
    let full = FullDemo {
        code: "A1b2C3d4E5f",
        company: 12,
        id: "user-7",
        email: "ada@example.com",
        name: "Ada Example",
        organization: Some("org-1"),
        at: std::time::UNIX_EPOCH + std::time::Duration::from_millis(1_772_357_400_999),
    };
    insta::assert_snapshot!("demo_call_attended_full", pretty(&json(&full)));
    insta::assert_snapshot!(
        "demo_call_attended_minimal",
        pretty(&json(&FullDemo {
            organization: None,
            ..full
        }))
    );
}

#[test]
fn invoice_paid() {
    let minimal = MinimalInvoice {
        code: "A1b2C3d4E5f".into(),
        user: 7,
        email: "ada@example.com".into(),
        paid: 49.0,
        currency: Currency::JPY,
        at: "2026-03-01T09:30:00Z".into(),
        number: "I-1".into(),
        plan: "Pro".into(),
    };
    insta::assert_snapshot!("invoice_paid_minimal", pretty(&json(&minimal)));
    let full = FullInvoice {
        code: Some("A1b2C3d4E5f".into()),
        attributed_to: "account-7".into(),
        amount_paid: 12_990,
        currency: "eur".into(),
        user: 7,
        email: "ada@example.com".into(),
        name: Some("Ada Example".into()),
        organization: "org-1".into(),
        at: chrono::DateTime::from_timestamp_nanos(1_772_357_400_123_999_999),
        subscription: "sub-1".into(),
        number: "I-1".into(),
        interval: "semi-annual".into(),
        seats: 25,
        plan: "Pro".into(),
    };
    insta::assert_snapshot!("invoice_paid_full", pretty(&json(&full)));
}

#[test]
fn charge_refunded() {
    let minimal = MinimalRefund {
        code: "A1b2C3d4E5f".into(),
        user: 7,
        email: "ada@example.com".into(),
        captured: 10_000,
        kept: 5_095,
        at: chrono::DateTime::from_timestamp(1_772_357_400, 0)
            .unwrap()
            .naive_utc(),
        number: "I-1".into(),
    };
    insta::assert_snapshot!("charge_refunded_minimal", pretty(&json(&minimal)));
    let full = FullRefund(Row {
        code: Some("A1b2C3d4E5f".into()),
        cents: 129,
        text: ["kwd", "ada@example.com", "org-1", "I-1"],
        seats: Some(3),
    });
    insta::assert_snapshot!("charge_refunded_full", pretty(&json(&full)));
}

#[test]
fn not_referred_is_nothing_to_report() {
    let row = Row {
        code: None,
        // What is wrong with an event that is not sent is nobody's problem.
        cents: -1,
        text: ["", "", "", ""],
        seats: None,
    };
    let refund = FullRefund(row);
    assert_eq!(refund.envelope(), Ok(None));
    assert_eq!(refund.to_json(), Ok(None));
    let mut buffer = b"before".to_vec();
    assert_eq!(refund.write_json(&mut buffer), Ok(Written::Nothing));
    assert_eq!(buffer, b"before");
}

#[test]
fn every_problem_is_reported_and_the_buffer_stays_as_it_was() {
    let refund = FullRefund(Row {
        code: Some(String::new()),
        cents: -1,
        text: ["EURO", "ada.example.com", " O-1", "I-1"],
        seats: Some(-3),
    });
    let mut buffer = b"before".to_vec();
    let error = refund.write_json(&mut buffer).unwrap_err();
    assert_eq!(buffer, b"before");
    assert_eq!(refund.envelope().unwrap_err(), error);
    let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("every_problem", problems.join("\n"));
    assert!(!format!("{error:?}").contains("ada"));
}

#[test]
fn a_buffer_grows_by_what_an_event_takes() {
    let mut buffer = Vec::new();
    assert_eq!(SIGNUP.write_json(&mut buffer), Ok(Written::Event));
    assert!(buffer.capacity() <= 4_096, "{}", buffer.capacity());
    // A full one may double, as vectors do.
    let mut buffer = vec![b' '; 100_000];
    assert_eq!(SIGNUP.write_json(&mut buffer), Ok(Written::Event));
    assert!(buffer.capacity() <= 204_096, "{}", buffer.capacity());
}

#[test]
fn debug_shows_neither_address_nor_name() {
    insta::assert_snapshot!(
        "debug",
        format!("{:?}", SIGNUP.envelope().unwrap().unwrap())
    );
}

#[test]
fn an_owned_envelope_outlives_its_struct() {
    let owned = {
        let demo = FullDemo {
            code: "A1b2C3d4E5f",
            company: 12,
            id: "user-7",
            email: "ada@example.com",
            name: "Ada Example",
            organization: None,
            at: std::time::UNIX_EPOCH,
        };
        demo.envelope().unwrap().unwrap().into_owned()
    };
    assert_eq!(owned.payload().new_user_id, "12");
}

#[test]
fn texts_are_borrowed_where_they_can_be() {
    use std::borrow::Cow;
    let event = SIGNUP.envelope().unwrap().unwrap();
    assert!(matches!(event.payload().ucc, Cow::Borrowed(_)));
    assert!(matches!(event.context().new_user.email, Cow::Borrowed(_)));
}

/// A price that may end it all is still read in the currency.
#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = "A1b2C3d4E5f",
    newUser.id = 7,
    newUser.email = "ada@example.com",
    event.timestamp(unix) = 0,
    subscription.invoiceId = "I-1",
    currency = "JPY"
)]
struct MaybeRefunded {
    #[cello(price(minor, none = "skip"))]
    amount: Option<u64>,
}

#[test]
fn a_price_is_read_in_its_currency_whatever_none_means() {
    let refund = MaybeRefunded {
        amount: Some(4_900),
    };
    let event = refund.envelope().unwrap().unwrap();
    assert_eq!(event.payload().price.unwrap().to_string(), "4900");
    assert_eq!(MaybeRefunded { amount: None }.to_json(), Ok(None));
}

/// Money of one's own knows its unit, in a field and in an expression.
struct Cents(i64);

impl cello_core::ToPrice for Cents {
    fn to_price(&self, currency: Currency) -> Result<cello_core::Price, cello_core::PriceError> {
        cello_core::Price::from_minor(self.0, currency)
    }
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.part.is_some(), price(none = "error") = &self.part)]
#[cello(trigger = "invoice-paid", price = self.whole, subscription.interval = Interval::Yearly, subscription.productKey = "Pro")]
#[cello(
    ucc = "A1b2C3d4E5f",
    newUser.id = self.user.parse::<u64>(),
    newUser.email = "ada@example.com",
    event.timestamp(unix) = &self.at,
    subscription.invoiceId = "I-1",
    currency = Currency::EUR
)]
struct OwnMoney {
    whole: Cents,
    part: Option<Cents>,
    user: &'static str,
    at: i64,
}

#[test]
fn money_of_ones_own_and_results_are_taken_as_they_are() {
    let price = |money: &OwnMoney| {
        money
            .envelope()
            .map(|event| event.unwrap().payload().price.unwrap().to_string())
    };
    let mut money = OwnMoney {
        whole: Cents(4_900),
        part: None,
        user: "7",
        at: 0,
    };
    assert_eq!(price(&money), Ok("49".to_owned()));
    money.part = Some(Cents(1_250));
    assert_eq!(price(&money), Ok("12.5".to_owned()));
    money.user = "seven";
    money.part = Some(Cents(-1));
    assert_eq!(
        price(&money).unwrap_err().to_string(),
        "`charge-refunded` cannot be sent (2 problems): price: the amount is negative; newUser.id: invalid digit found in string"
    );
}

/// Of a price whose currency is not known, only what is wrong in every currency is said.
#[test]
fn a_wrong_currency_makes_no_price_wrong() {
    #[derive(CelloEvent)]
    #[cello(
        trigger = "charge-refunded",
        ucc = "A1b2C3d4E5f",
        newUser.id = 7,
        newUser.email = "ada@example.com",
        event.timestamp(unix) = 0,
        subscription.invoiceId = "I-1",
        currency = "coins".to_owned()
    )]
    struct Refund(#[cello(price(major))] f64);

    let wrong = |price: f64| {
        let error = Refund(price).envelope().unwrap_err();
        assert_eq!(Refund(price).to_json(), Err(error.clone()));
        error.problems().iter().map(Problem::slot).collect()
    };
    let slots: [Vec<Slot>; 2] = [1.2345, 1.23456].map(wrong);
    assert_eq!(slots[0], [Slot::PayloadCurrency]);
    assert_eq!(slots[1], [Slot::PayloadPrice, Slot::PayloadCurrency]);
}

/// Constants at the very edge of what is taken.
#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    ucc = "A1b2C3d4E5f",
    newUser.id = 340_282_366_920_938_463_463_374_607_431_768_211_455_u128,
    newUser.email = "a@b",
    price(major) = 49.05,
    currency = "eur",
    event.timestamp(unix_ms) = 100_000_000_000,
    subscription.invoiceId = "I-1",
    subscription.interval = "one-time",
    subscription.seatsUsed = 0,
    subscription.productKey = "P"
)]
struct Constants;

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = "A1b2C3d4E5f",
    newUser.id = -5_000_000_000,
    newUser.email = "a@b",
    price(major) = 99_999_999_999.999_9,
    currency = "CLF",
    event.timestamp = "9999-12-31T23:59:59.999Z",
    subscription.invoiceId = "I-1"
)]
struct FineConstants;

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = "A1b2C3d4E5f",
    newUser.id = -7_i8,
    newUser.email = "a@b",
    price(minor) = 999_999_999_999_999,
    currency = "JPY",
    event.timestamp(unix) = 0,
    subscription.invoiceId = "I-1"
)]
struct ManyDigits;

#[test]
fn constants_at_the_edge() {
    insta::assert_snapshot!("constants", pretty(&json(&Constants)));
    insta::assert_snapshot!("constants_fine", pretty(&json(&FineConstants)));
    insta::assert_snapshot!("constants_digits", pretty(&json(&ManyDigits)));
}

#[test]
fn what_panics_leaves_the_buffer_as_it_was() {
    #[derive(CelloEvent)]
    #[cello(trigger = "demo-call-attended", newUser.name = self.users[self.index])]
    struct Demo {
        #[cello(ucc)]
        code: &'static str,
        #[cello(newUser.id)]
        id: usize,
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(event.timestamp(unix))]
        at: i64,
        users: Vec<&'static str>,
        index: usize,
    }

    let demo = Demo {
        code: "A1b2C3d4E5f",
        id: 7,
        email: "ada@example.com",
        at: 0,
        users: vec!["Ada Example"],
        index: 1,
    };
    let mut buffer = b"before".to_vec();
    let write = AssertUnwindSafe(|| demo.write_json(&mut buffer));
    assert!(catch_unwind(write).is_err());
    assert_eq!(buffer, b"before");
}

#[test]
fn a_snapshot_has_every_byte_in_order() {
    let json = r#"{"b":1.50,"a":["{\\\",: }",-1e2]}"#;
    let expected = r#"{
  "b": 1.50,
  "a": [
    "{\\\",: }",
    -1e2
  ]
}"#;
    assert_eq!(pretty(json), expected);
}

#[test]
#[should_panic(expected = "left == right")]
fn white_space_that_a_snapshot_would_hide_fails() {
    pretty(r#"{"b": 1}"#);
}
