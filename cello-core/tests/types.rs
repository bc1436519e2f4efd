//! Do the types of other crates fill slots as a user writes them?
//!
//! Needs every feature. What each type is taken for is tested beside its implementation.

use std::num::{NonZeroI64, NonZeroU32, NonZeroU64};
use std::sync::Arc;

use cello_core::{
    CelloEvent, CelloPart, Currency, Fault, PriceError, Slot, Timestamp, TimestampError,
};
use rust_decimal::Decimal;
use uuid::Uuid;

const USER: Uuid = Uuid::from_u128(0xa1a2_a3a4_b1b2_4c1c_8d1d_d2d3_d4d5_d6d7);
const COMPANY: Uuid = Uuid::from_u128(0xC);
const NOON: &str = "2026-03-01T12:00:00.250Z";

fn json(event: &impl CelloEvent) -> String {
    let json = event.to_json().unwrap().unwrap();
    let envelope = event.envelope().unwrap().unwrap();
    assert_eq!(serde_json::to_string(&envelope).unwrap(), json);
    json
}

fn faults(event: &impl CelloEvent) -> Vec<(Slot, Fault)> {
    let error = event.to_json().unwrap_err();
    let problems = error.problems().iter();
    problems
        .map(|problem| (problem.slot(), problem.fault().clone()))
        .collect()
}

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    ucc = "A1b2C3d4E5f",
    newUser.email = "ada@example.com",
    currency = "EUR",
    subscription.interval = "monthly",
    subscription.productKey = "Pro"
)]
struct Invoice {
    #[cello(newUser.id)]
    user: Uuid,
    #[cello(newUser.organizationId)]
    company: Option<Uuid>,
    #[cello(price)]
    amount: Decimal,
    #[cello(event.timestamp)]
    paid_at: jiff::Timestamp,
    #[cello(subscription.id)]
    subscription: Option<NonZeroI64>,
    #[cello(subscription.invoiceId)]
    number: NonZeroU64,
    #[cello(subscription.seatsUsed)]
    seats: Option<NonZeroU32>,
}

#[test]
fn bare_and_optional() {
    let mut invoice = Invoice {
        user: USER,
        company: Some(COMPANY),
        amount: Decimal::new(12_990, 2),
        paid_at: zoned().timestamp(),
        subscription: NonZeroI64::new(12),
        number: NonZeroU64::MIN,
        seats: NonZeroU32::new(25),
    };
    assert_eq!(
        json(&invoice),
        concat!(
            r#"{"eventName":"ReferralUpdated","#,
            r#""payload":{"ucc":"A1b2C3d4E5f","#,
            r#""newUserId":"a1a2a3a4-b1b2-4c1c-8d1d-d2d3d4d5d6d7","#,
            r#""price":129.9,"currency":"EUR"},"#,
            r#""context":{"newUser":{"id":"a1a2a3a4-b1b2-4c1c-8d1d-d2d3d4d5d6d7","#,
            r#""email":"ada@example.com","#,
            r#""organizationId":"00000000-0000-0000-0000-00000000000c"},"#,
            r#""event":{"trigger":"invoice-paid","timestamp":"2026-03-01T12:00:00.250Z"},"#,
            r#""subscription":{"id":"12","invoiceId":"1","interval":"monthly","#,
            r#""seatsUsed":25,"productKey":"Pro"}}}"#,
        )
    );

    invoice.company = None;
    invoice.subscription = None;
    invoice.seats = None;
    let rest = json(&invoice);
    for left_out in ["organizationId", r#""subscription":{"id""#, "seatsUsed"] {
        assert!(!rest.contains(left_out), "{rest}");
    }

    invoice.amount = Decimal::new(49_005, 3);
    invoice.paid_at = jiff::Timestamp::MIN;
    let too_fine = Fault::Price(PriceError::TooFine(Currency::EUR));
    let out_of_range = Fault::Timestamp(TimestampError::OutOfRange);
    assert_eq!(
        faults(&invoice),
        [
            (Slot::PayloadPrice, too_fine),
            (Slot::EventTimestamp, out_of_range),
        ]
    );
}

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = "A1b2C3d4E5f",
    newUser.email = "ada@example.com",
    currency = "EUR"
)]
struct Refund<'a> {
    #[cello(newUser.id)]
    user: &'a Uuid,
    #[cello(newUser.organizationId)]
    company: Option<&'a Uuid>,
    #[cello(price(major))]
    amount: &'a Decimal,
    #[cello(event.timestamp)]
    refunded_at: &'a time::OffsetDateTime,
    #[cello(subscription.id)]
    subscription: &'a Option<NonZeroI64>,
    #[cello(subscription.invoiceId)]
    number: Arc<Uuid>,
    #[cello(subscription.seatsUsed)]
    seats: &'a NonZeroU32,
}

#[test]
fn behind_references() {
    let refund = Refund {
        user: &USER,
        company: Some(&COMPANY),
        amount: &Decimal::new(4_900, 2),
        refunded_at: &naive().assume_utc(),
        subscription: &NonZeroI64::new(-1),
        number: Arc::new(Uuid::nil()),
        seats: &NonZeroU32::MIN,
    };
    assert_eq!(
        json(&refund),
        concat!(
            r#"{"eventName":"ReferralUpdated","#,
            r#""payload":{"ucc":"A1b2C3d4E5f","#,
            r#""newUserId":"a1a2a3a4-b1b2-4c1c-8d1d-d2d3d4d5d6d7","#,
            r#""price":49,"currency":"EUR"},"#,
            r#""context":{"newUser":{"id":"a1a2a3a4-b1b2-4c1c-8d1d-d2d3d4d5d6d7","#,
            r#""email":"ada@example.com","#,
            r#""organizationId":"00000000-0000-0000-0000-00000000000c"},"#,
            r#""event":{"trigger":"charge-refunded","timestamp":"2026-03-01T12:00:00.250Z"},"#,
            r#""subscription":{"id":"-1","invoiceId":"00000000-0000-0000-0000-000000000000","#,
            r#""seatsUsed":1}}}"#,
        )
    );
}

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = "A1b2C3d4E5f",
    newUser.email = "ada@example.com",
    currency = "EUR"
)]
struct Row {
    #[cello(newUser.id(none = "error"))]
    user: Option<Uuid>,
    #[cello(price(minor, none = "error"))]
    cents: Option<Decimal>,
    #[cello(event.timestamp(utc, none = "error"))]
    refunded_at: Option<time::PrimitiveDateTime>,
    #[cello(subscription.invoiceId(none = "error"))]
    number: Option<NonZeroU64>,
}

#[test]
fn required_of_an_option() {
    let full = Row {
        user: Some(USER),
        cents: Some(Decimal::from(12_990)),
        refunded_at: Some(naive()),
        number: NonZeroU64::new(7),
    };
    let sent = json(&full);
    assert!(sent.contains(r#""price":129.9,"#), "{sent}");
    assert!(sent.contains(r#""invoiceId":"7""#), "{sent}");
    assert!(sent.contains(NOON), "{sent}");

    let empty = Row {
        user: None,
        cents: None,
        refunded_at: None,
        number: None,
    };
    let missing = [
        Slot::PayloadPrice,
        Slot::NewUserId,
        Slot::EventTimestamp,
        Slot::SubscriptionInvoiceId,
    ];
    assert_eq!(faults(&empty), missing.map(|slot| (slot, Fault::Missing)));
}

/// An event for each way to write a time.
macro_rules! demos {
    ($($Demo:ident { #[$slot:meta] $Time:ty })*) => {$(
        #[derive(CelloEvent)]
        #[cello(
            trigger = "demo-call-attended",
            ucc = "A1b2C3d4E5f",
            newUser.id = "user-7",
            newUser.email = "ada@example.com",
            newUser.name = "Ada Example"
        )]
        struct $Demo<T> {
            #[$slot]
            at: $Time,
        }
    )*};
}

demos! {
    At { #[cello(event.timestamp)] T }
    AtSome { #[cello(event.timestamp(none = "error"))] Option<T> }
    AtUtc { #[cello(event.timestamp(utc))] T }
    AtUtcSome { #[cello(event.timestamp(utc, none = "error"))] Option<T> }
}

#[track_caller]
fn at_noon(demo: &impl CelloEvent) {
    let noon: Timestamp = NOON.parse().unwrap();
    let envelope = demo.envelope().unwrap().unwrap();
    assert_eq!(envelope.context().event.timestamp, noon);
    assert!(json(demo).contains(NOON));
}

#[track_caller]
fn is_missing(demo: &impl CelloEvent) {
    assert_eq!(faults(demo), [(Slot::EventTimestamp, Fault::Missing)]);
}

fn zoned() -> jiff::Zoned {
    let civil = jiff::civil::date(2026, 3, 1).at(13, 0, 0, 250_000_000);
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
    civil.to_zoned(zone).unwrap()
}

fn naive() -> time::PrimitiveDateTime {
    let date = time::Date::from_calendar_date(2026, time::Month::March, 1);
    let time = time::Time::from_hms_milli(12, 0, 0, 250);
    time::PrimitiveDateTime::new(date.unwrap(), time.unwrap())
}

#[test]
fn moments() {
    macro_rules! fill_the_slot {
        ($($Time:ty: $time:expr;)*) => {$(
            let at: $Time = $time;
            at_noon(&At { at: &at });
            at_noon(&At { at: Arc::new(at.clone()) });
            at_noon(&AtSome { at: Some(&at) });
            at_noon(&AtSome { at: Some(at.clone()) });
            at_noon(&At { at });
            is_missing(&AtSome::<$Time> { at: None });
        )*};
    }

    let india = time::UtcOffset::from_hms(5, 30, 0).unwrap();
    fill_the_slot! {
        jiff::Timestamp: zoned().timestamp();
        jiff::Zoned: zoned();
        time::OffsetDateTime: naive().assume_utc().to_offset(india);
        time::UtcDateTime: naive().assume_utc().to_utc();
    }
}

#[test]
fn naive_times() {
    macro_rules! fill_the_slot {
        ($($Time:ty: $time:expr;)*) => {$(
            let at: $Time = $time;
            at_noon(&AtUtc { at });
            at_noon(&AtUtc { at: &at });
            at_noon(&AtUtcSome { at: Some(at) });
            at_noon(&AtUtcSome { at: Some(&at) });
            is_missing(&AtUtcSome::<$Time> { at: None });
        )*};
    }

    let millis = 1_772_366_400_250;
    fill_the_slot! {
        jiff::civil::DateTime: zoned().timestamp().to_zoned(jiff::tz::TimeZone::UTC).datetime();
        time::PrimitiveDateTime: naive();
        chrono::NaiveDateTime: chrono::DateTime::from_timestamp_millis(millis).unwrap().naive_utc();
    }
}

#[test]
fn ids_of_a_part_are_those_of_the_event() {
    #[derive(CelloPart)]
    struct User<Id> {
        #[cello(newUser.id)]
        id: Id,
        #[cello(newUser.organizationId)]
        company: Uuid,
    }

    #[derive(CelloEvent)]
    #[cello(
        trigger = "demo-call-attended",
        newUser.email = "ada@example.com",
        newUser.name = "Ada Example"
    )]
    struct Demo<Id> {
        #[cello(ucc)]
        code: Uuid,
        #[cello(flatten)]
        user: User<Id>,
        #[cello(event.timestamp)]
        at: jiff::Timestamp,
    }

    fn ids<Id>(id: Id) -> String
    where
        Demo<Id>: CelloEvent,
    {
        let demo = Demo {
            code: USER,
            user: User {
                id,
                company: COMPANY,
            },
            at: NOON.parse().unwrap(),
        };
        let json = json(&demo);
        let (_, user) = json.split_once("newUserId").unwrap();
        let (ids, _) = user.split_once(",\"email\"").unwrap();
        ids.to_owned()
    }

    let text = USER.to_string();
    for (ids, id) in [
        (ids(USER), text.as_str()),
        (ids(7u8), "7"),
        (ids(i64::MIN), "-9223372036854775808"),
        (ids(u128::MAX), "340282366920938463463374607431768211455"),
        (ids("\"7\""), "\\\"7\\\""),
    ] {
        let expected = format!("\":\"{id}\"}},\"context\":{{\"newUser\":{{\"id\":\"{id}\"");
        assert_eq!(ids, expected);
    }
}

#[derive(CelloEvent)]
#[cello(
    trigger = "demo-call-attended",
    ucc = "A1b2C3d4E5f",
    newUser.id = 7,
    newUser.name = "Ada Example",
    event.timestamp(unix) = 0
)]
struct Addressed<T> {
    #[cello(newUser.email)]
    email: T,
}

#[test]
fn what_is_text_is_not_yet_an_address() {
    let not_an_email = [(Slot::NewUserEmail, Fault::NotAnEmail)];
    assert_eq!(faults(&Addressed { email: USER }), not_an_email);
    assert_eq!(faults(&Addressed { email: 7 }), not_an_email);
    assert_eq!(faults(&Addressed { email: "ada" }), not_an_email);
}
