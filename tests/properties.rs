//! Do the bytes hold for any value?

mod common;

use std::borrow::Cow;

use cello_core::{
    CelloEvent, Context, Currency, Envelope, EventInfo, Interval, NewUser, Payload, Price,
    Subscription, Timestamp, Trigger, Written,
};
use chrono::{DateTime, SecondsFormat, Utc};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Text that an escaper can get wrong: any character, often one that needs escaping,
/// in lengths on both sides of every chunk.
fn text() -> impl Strategy<Value = Cow<'static, str>> {
    let character = prop_oneof![
        any::<char>(),
        prop::char::range('\0', '\u{80}'),
        select(vec!['"', '\\', '\n', '\u{7f}', '\u{2028}', 'é', '😀']),
    ];
    vec(character, 1..80).prop_map(|text| String::from_iter(text).into())
}

/// What an id, a code or an address may be.
fn exact() -> impl Strategy<Value = Cow<'static, str>> {
    text().prop_map(|text| {
        let text: String = text.chars().filter(|it| !it.is_control()).collect();
        format!("x{}", text.trim()).into()
    })
}

/// What a name may be.
fn visible() -> impl Strategy<Value = Cow<'static, str>> {
    text().prop_map(|text| format!("{text}x").into())
}

fn email() -> impl Strategy<Value = Cow<'static, str>> {
    let side = || exact().prop_map(|text| text.replace('@', ""));
    (side(), side()).prop_map(|(local, domain)| format!("{local}@{domain}").into())
}

fn currency() -> impl Strategy<Value = Currency> {
    select(Currency::VARIANTS)
}

/// Minor units where the currency has any.
fn price(currency: Currency) -> impl Strategy<Value = Price> {
    (0u64..1_000_000_000_000_000).prop_map(move |units| {
        Price::from_minor(units, currency)
            .or_else(|_| Price::from_major(units, currency))
            .unwrap()
    })
}

/// Most doubles are no price, so many of these are one, or next to one.
fn float() -> impl Strategy<Value = f64> {
    let near =
        (0..1_000_000_000_000_000i64, 0..=5i32, -2..=2i64).prop_map(|(digits, places, ulps)| {
            let decimal: f64 = format!("{digits}e-{places}").parse().unwrap();
            f64::from_bits(decimal.to_bits().saturating_add_signed(ulps))
        });
    prop_oneof![3 => near, 1 => any::<f64>()]
}

fn timestamp() -> impl Strategy<Value = Timestamp> {
    (-62_135_596_800_000i64..253_402_300_800_000)
        .prop_map(|ms| Timestamp::from_unix_ms(ms).unwrap())
}

prop_compose! {
    fn subscription()(
        id in option::of(exact()),
        invoice_id in exact(),
        interval in select(Interval::VARIANTS),
        seats_used in option::of(0..1u64 << 53),
        product_key in visible(),
    ) -> Subscription<'static> {
        let mut subscription = Subscription::new()
            .with_invoice_id(invoice_id)
            .with_interval(interval)
            .with_product_key(product_key);
        subscription.id = id;
        subscription.seats_used = seats_used;
        subscription
    }
}

prop_compose! {
    fn envelope()(
        trigger in select(Trigger::VARIANTS),
        (currency, price) in currency().prop_flat_map(|it| (Just(it), price(it))),
        (ucc, new_user_id, id, name) in (exact(), exact(), exact(), visible()),
        email in email(),
        organization_id in option::of(exact()),
        timestamp in timestamp(),
        subscription in subscription(),
    ) -> Envelope<'static> {
        let is_money = matches!(trigger, Trigger::InvoicePaid | Trigger::ChargeRefunded);
        let mut payload = Payload::new(ucc, new_user_id);
        payload.price = is_money.then_some(price);
        payload.currency = is_money.then_some(currency);
        let mut user = NewUser::new(id, email).with_name(name);
        user.organization_id = organization_id;
        let mut context = Context::new(user, EventInfo::new(trigger, timestamp));
        context.subscription = is_money.then_some(subscription);
        Envelope::new(payload, context).unwrap()
    }
}

/// An event of any trigger and any values, most of them wrong.
#[derive(CelloEvent, Debug)]
#[cello(trigger = "new-signup", when = self.trigger == 0)]
#[cello(trigger = "demo-call-attended", when = self.trigger == 1)]
#[cello(trigger = "invoice-paid", when = self.trigger == 2, price(minor) = self.amount)]
#[cello(trigger = "charge-refunded", price(major) = self.float)]
struct Anything {
    trigger: u8,
    amount: i128,
    float: f64,
    #[cello(ucc)]
    ucc: String,
    #[cello(newUser.id)]
    id: String,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(newUser.organizationId)]
    organization: Option<String>,
    #[cello(currency)]
    currency: String,
    #[cello(event.timestamp(unix_ms))]
    at: i64,
    #[cello(subscription.invoiceId)]
    invoice: String,
    #[cello(subscription.interval)]
    interval: String,
    #[cello(subscription.seatsUsed)]
    seats: i32,
    #[cello(subscription.productKey)]
    product: String,
}

prop_compose! {
    fn anything()(
        trigger in 0..4u8,
        amount in prop_oneof![-9..100_000_000i128, any::<i128>()],
        float in prop_oneof![(0..10_000_000u32).prop_map(|cents| f64::from(cents) / 100.0), any::<f64>()],
        texts in vec(prop_oneof![18 => exact(), 1 => text(), 1 => Just(Cow::Borrowed(" "))], 5),
        email in prop_oneof![9 => email(), 1 => text()],
        organization in option::of(prop_oneof![18 => exact(), 1 => text(), 1 => Just(Cow::Borrowed(""))]),
        currency in prop_oneof![9 => currency().prop_map(|it| it.as_str().to_lowercase()), 1 => ".{0,4}"],
        at in prop_oneof![9 => timestamp().prop_map(Timestamp::unix_ms), 1 => any::<i64>()],
        interval in prop_oneof![9 => select(Interval::VARIANTS).prop_map(|it| it.to_string()), 1 => ".{0,9}"],
        seats in -2..100i32,
    ) -> Anything {
        let [ucc, id, name, invoice, product] = texts.try_into().unwrap();
        Anything {
            trigger, amount, float, ucc: ucc.into(), id: id.into(), email: email.into(), name: name.into(),
            organization: organization.map(Into::into), currency, at, invoice: invoice.into(), interval, seats, product: product.into(),
        }
    }
}

/// The members of an event, as paths; the values are of the kinds of the contract.
fn members(json: &serde_json::Value) -> Vec<String> {
    let parts = [
        "/payload",
        "/context/newUser",
        "/context/event",
        "/context/subscription",
    ];
    let members = parts
        .iter()
        .filter_map(|part| json.pointer(part)?.as_object());
    members.flat_map(|part| part.keys().cloned()).collect()
}

proptest! {
    /// Any values are an event that fits the contract's table, or a typed error.
    #[test]
    fn anything_is_an_event_or_an_error(anything in anything()) {
        let before = anything.envelope();
        let mut buffer = b"before".to_vec();
        match anything.write_json(&mut buffer) {
            Ok(sent) => {
                prop_assert_eq!(sent, Written::Event);
                let json = common::json(&anything);
                let json: serde_json::Value = serde_json::from_str(&json).unwrap();
                let mut keys = vec!["ucc", "newUserId"];
                if anything.trigger != 1 {
                    keys.extend(["price", "currency"]);
                }
                keys.extend(["id", "email"]);
                // A blank text is sent by no event, and is wrong where it is required.
                let is_visible = |text: &str| !text.trim().is_empty();
                keys.extend(is_visible(&anything.name).then_some("name"));
                let organization = anything.organization.as_deref();
                keys.extend(organization.is_some_and(is_visible).then_some("organizationId"));
                keys.extend(["trigger", "timestamp"]);
                if anything.trigger > 1 {
                    keys.extend(["invoiceId", "interval", "seatsUsed"]);
                    keys.extend(is_visible(&anything.product).then_some("productKey"));
                }
                let mut members = members(&json);
                members.sort();
                keys.sort_unstable();
                prop_assert_eq!(members, keys);
            }
            Err(error) => {
                prop_assert_eq!(buffer, b"before");
                prop_assert!(!error.problems().is_empty());
                prop_assert_eq!(before, Err(error));
            }
        }
    }

    /// Our writer, serde's and the parser agree on every envelope.
    #[test]
    fn both_writers_and_the_reader_agree(event in envelope()) {
        common::both_ways(&event);
    }

    /// A price prints the digits that it was given, and no others.
    #[test]
    fn a_price_is_exact(units in 0u64..1_000_000_000_000_000, currency in currency()) {
        let Some(exponent) = currency.exponent() else { return Ok(()) };
        let price = Price::from_minor(units, currency).unwrap();
        let padded = format!("{units:0width$}", width = usize::from(exponent) + 1);
        let (whole, fraction) = padded.split_at(padded.len() - usize::from(exponent));
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        prop_assert_eq!(price.to_string(), format!("{whole}{point}{fraction}"));

        // The double that people would write for it is the same price.
        let float: f64 = price.to_string().parse().unwrap();
        prop_assert_eq!(Price::from_major(float, currency), Ok(price));
    }

    /// Any double is a price of exactly that value, or refused.
    #[test]
    fn a_float_is_never_rounded(float in float(), currency in currency()) {
        if let Ok(price) = Price::from_major(float, currency) {
            prop_assert_eq!(price.to_string().parse::<f64>().unwrap(), float.abs());
        }
    }

    /// Times are written and read as chrono does it.
    #[test]
    fn times_are_those_of_chrono(time in timestamp()) {
        let theirs = DateTime::<Utc>::from(time);
        let format = if time.unix_ms() % 1000 == 0 { SecondsFormat::Secs } else { SecondsFormat::Millis };
        prop_assert_eq!(time.to_string(), theirs.to_rfc3339_opts(format, true));
        prop_assert_eq!(time.to_string().parse(), Ok(time));
    }

    /// What chrono reads as RFC 3339 is read as the same moment, and what it refuses
    /// is refused.
    #[test]
    fn times_are_read_as_chrono_reads_them(
        text in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,9})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])",
    ) {
        // The one difference: chrono takes a leap second in any minute.
        prop_assume!(&text[17..19] != "60");
        let theirs = DateTime::parse_from_rfc3339(&text).ok().and_then(|time| Timestamp::try_from(time).ok());
        prop_assert_eq!(text.parse::<Timestamp>().ok(), theirs, "{}", text);
    }

    /// No text is a panic.
    #[test]
    fn any_text_is_a_time_or_an_error(text in ".{0,40}") {
        let _ = text.parse::<Timestamp>();
    }
}

#[test]
fn a_leap_second_is_the_next_second() {
    let leap: Timestamp = "2016-12-31T23:59:60Z".parse().unwrap();
    assert_eq!(leap.to_string(), "2017-01-01T00:00:00Z");
    assert_eq!(
        "2017-01-01T08:59:60.5+09:00"
            .parse::<Timestamp>()
            .unwrap()
            .unix_ms(),
        leap.unix_ms() + 500
    );
    assert!("2016-12-31T12:59:60Z".parse::<Timestamp>().is_err());
}

#[test]
fn years_end_where_four_digits_do() {
    for (text, is_time) in [
        ("0001-01-01T00:00:00Z", true),
        ("9999-12-31T23:59:59.999Z", true),
        ("0000-12-31T23:59:59Z", false),
        ("9999-12-31T23:59:59-00:01", false),
        ("0001-01-01T00:00:00+00:01", false),
    ] {
        assert_eq!(text.parse::<Timestamp>().is_ok(), is_time, "{text}");
    }
    assert!("2026-03-01T09:30:00+23:59".parse::<Timestamp>().is_ok());
    assert!("2026-03-01T09:30:00+24:00".parse::<Timestamp>().is_err());
    let (first, last) = (-62_135_596_800_000, 253_402_300_799_999);
    for (ms, is_time) in [
        (first - 1, false),
        (first, true),
        (last, true),
        (last + 1, false),
    ] {
        assert_eq!(Timestamp::from_unix_ms(ms).is_ok(), is_time, "{ms}");
    }
    assert!(Timestamp::from_unix(i64::MAX).is_err());
    assert!(Timestamp::from_unix_ms(i64::MIN).is_err());
}
