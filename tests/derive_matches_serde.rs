//! Is an event of any shape written as serde writes its envelope?
//!
//! Derived code puts the JSON together while it fills the slots, from constant pieces
//! that differ from shape to shape; the envelope's `Serialize` knows nothing of shapes.

use std::borrow::Cow;

use cello_core::{CelloEvent, CelloPart, Currency, Envelope, Interval, Timestamp, Written};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Values for all of the shapes.
#[derive(Clone, Debug)]
struct Values {
    texts: Vec<String>,
    maybe: Vec<Option<String>>,
    email: String,
    number: i128,
    amount: u32,
    currency: Currency,
    interval: Option<Interval>,
    seats: Option<i64>,
    at: Option<i64>,
    which: u8,
}

/// Of all lengths on both sides of what is put down at once, some to be escaped.
fn text() -> impl Strategy<Value = String> {
    let clean = "[a-z]{1,70}";
    let any = vec(
        prop_oneof![any::<char>(), select(vec!['"', '\\', '\u{1}', 'é', ' '])],
        0..70,
    );
    let long = "[a-z\n]{60,700}";
    let all_escaped = "[\u{1}\"]{1,80}";
    prop_oneof![3 => clean, 1 => any.prop_map(String::from_iter), 1 => long, 1 => all_escaped]
}

/// Most are what an id may be, some are not, and some are blank.
fn id() -> impl Strategy<Value = String> {
    let exact = text().prop_map(|text| {
        let text: String = text.chars().filter(|it| !it.is_control()).collect();
        format!("{}x", text.trim_start())
    });
    prop_oneof![18 => exact, 1 => text(), 1 => "[ \t\u{a0}]{0,3}"]
}

prop_compose! {
    fn values()(
        texts in vec(id(), 6),
        maybe in vec(option::of(id()), 5),
        email in prop_oneof![9 => "[a-z\"é]{1,20}@[a-z]{1,50}", 1 => text()],
        number in prop_oneof![any::<i128>(), (-1000..1000i128), any::<u64>().prop_map(i128::from)],
        amount in any::<u32>(),
        currency in select(Currency::VARIANTS),
        interval in option::of(select(Interval::VARIANTS)),
        seats in option::of(prop_oneof![9 => -1..1i64 << 53, 1 => any::<i64>()]),
        at in option::of(any::<i32>().prop_map(i64::from)),
        which in 0..4u8,
    ) -> Values {
        Values { texts, maybe, email, number, amount, currency, interval, seats, at, which }
    }
}

/// Every optional slot is an `Option`, of text, of a word and of a number.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Refund {
    #[cello(ucc)]
    ucc: Option<String>,
    #[cello(newUser.id)]
    id: i128,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: Option<String>,
    #[cello(newUser.organizationId)]
    organization: Option<String>,
    #[cello(price(minor))]
    amount: u32,
    #[cello(currency)]
    currency: Currency,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.id)]
    subscription: Option<String>,
    #[cello(subscription.invoiceId)]
    invoice: String,
    #[cello(subscription.interval)]
    interval: Option<Interval>,
    #[cello(subscription.seatsUsed)]
    seats: Option<i64>,
    #[cello(subscription.productKey)]
    product: Option<String>,
}

/// Constants before, between and behind values; the organization is rewarded.
#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    attribution = "organization",
    newUser.id = "user \"7\"",
    newUser.name = "Ada\u{8}\t\n\u{c}\r\u{1}\u{1f} Example, twice as long as that, 012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    currency = "chf",
    subscription.id = "sub\\é, longer than what is put down at once: 0123456789012345678901234567890123456789",
    subscription.interval = "monthly",
    subscription.productKey = "pro"
)]
struct Constants {
    #[cello(ucc)]
    ucc: String,
    #[cello(newUser.organizationId)]
    organization: String,
    #[cello(newUser.email)]
    email: String,
    #[cello(price(minor))]
    amount: u32,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.invoiceId)]
    invoice: String,
    #[cello(subscription.seatsUsed)]
    seats: Option<i64>,
}

/// What `None` means is said of every slot, in all the ways.
#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
struct Absent {
    #[cello(ucc)]
    ucc: Option<String>,
    #[cello(newUserId(default = &self.product))]
    payer: Option<String>,
    #[cello(newUser.id(none = "skip"))]
    id: Option<String>,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name(none = "error"))]
    name: Option<String>,
    #[cello(newUser.organizationId(none = "skip"))]
    organization: Option<String>,
    #[cello(price(minor))]
    amount: u32,
    #[cello(currency)]
    currency: Currency,
    #[cello(event.timestamp(unix, none = "skip"))]
    at: Option<i64>,
    #[cello(subscription.invoiceId)]
    invoice: String,
    #[cello(subscription.interval(default = Interval::Yearly))]
    interval: Option<Interval>,
    #[cello(subscription.seatsUsed(none = "error"))]
    seats: Option<i64>,
    #[cello(subscription.productKey)]
    product: String,
}

/// A price, its currency and an id that may end it all, which are known out of turn.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Early {
    #[cello(ucc)]
    ucc: String,
    #[cello(newUser.id(none = "skip"))]
    id: Option<String>,
    #[cello(newUser.email)]
    email: String,
    #[cello(price(minor, none = "skip"))]
    amount: Option<u32>,
    #[cello(currency(none = "skip"))]
    currency: Option<Currency>,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.invoiceId)]
    invoice: String,
}

#[derive(CelloPart)]
struct Customer<T> {
    #[cello(ucc)]
    ucc: Option<String>,
    #[cello(newUser.id)]
    id: T,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.organizationId)]
    organization: Option<String>,
    #[cello(flatten)]
    amount: Amount,
}

#[derive(CelloPart)]
#[cello(newUser.name = "Ada \"Example\"")]
struct Amount {
    #[cello(price(minor))]
    amount: u32,
    #[cello(currency)]
    currency: Currency,
}

/// What a part fills is before, between and behind what the event fills itself.
#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.which < 2)]
#[cello(trigger = "charge-refunded", when = self.which == 2)]
struct Parts<T> {
    which: u8,
    #[cello(flatten)]
    customer: Customer<T>,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.id)]
    subscription: Option<String>,
    #[cello(subscription.invoiceId)]
    invoice: String,
    #[cello(flatten)]
    plan: Plan,
}

#[derive(CelloPart)]
struct Plan {
    #[cello(subscription.interval(default = Interval::Monthly))]
    interval: Option<Interval>,
    #[cello(subscription.seatsUsed)]
    seats: Option<i64>,
    #[cello(subscription.productKey)]
    product: String,
}

/// A part may say whom the referral is attributed to, and has a price in our currency.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Payment {
    #[cello(ucc)]
    ucc: String,
    #[cello(newUser.id)]
    id: i128,
    #[cello(newUser.email)]
    email: String,
    #[cello(flatten)]
    payer: Payer,
    #[cello(currency)]
    currency: Currency,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.invoiceId)]
    invoice: String,
}

#[derive(CelloPart)]
struct Payer {
    #[cello(newUserId)]
    id: Option<String>,
    #[cello(price(minor))]
    amount: u32,
}

/// The user is a part, and the id of the organization, which is rewarded, is not.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", attribution = "organization", newUser.name = "Ada")]
struct Organization {
    #[cello(newUser.organizationId)]
    organization: String,
    #[cello(flatten)]
    user: User,
    #[cello(event.timestamp(unix))]
    at: i64,
}

#[derive(CelloPart)]
struct User {
    #[cello(ucc)]
    ucc: String,
    #[cello(newUser.id)]
    id: i128,
    #[cello(newUser.email)]
    email: String,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "new-signup", userKey = "user")]
    Signup {
        #[cello(ucc)]
        ucc: String,
        #[cello(newUser.id)]
        id: i128,
        #[cello(newUser.email)]
        email: String,
        #[cello(newUser.name)]
        name: String,
        #[cello(event.timestamp(unix))]
        at: i64,
    },
    #[cello(trigger = "demo-call-attended", ucc = code, newUser.name = format!("{id} {code:?}"))]
    Demo {
        code: Option<String>,
        #[cello(newUser.id, newUserId)]
        id: i128,
        #[cello(newUser.email)]
        email: String,
        #[cello(newUser.organizationId)]
        organization: Option<String>,
        #[cello(event.timestamp(unix))]
        at: i64,
    },
    #[cello(skip)]
    Other,
}

/// The bytes are those of the envelope, or the error is; and what was in the buffer stays.
fn holds(event: &impl CelloEvent) {
    let mut buffer = b"before".to_vec();
    match (event.envelope(), event.write_json(&mut buffer)) {
        (Ok(Some(envelope)), Ok(Written::Event)) => {
            let json = serde_json::to_string(&envelope).unwrap();
            assert_eq!(String::from_utf8(buffer), Ok(format!("before{json}")));
            assert_eq!(event.to_json().as_ref(), Ok(&Some(json.clone())));
            assert_eq!(envelope.to_json(), json);
            assert_eq!(
                serde_json::from_str::<Envelope<'_>>(&json).unwrap(),
                envelope
            );
        }
        (Ok(None), Ok(Written::Nothing)) => {
            assert_eq!(buffer, b"before");
            assert_eq!(event.to_json(), Ok(None));
        }
        (Err(error), Err(same)) => {
            assert_eq!(error, same);
            assert_eq!(buffer, b"before");
            assert_eq!(event.to_json(), Err(error));
        }
        (envelope, written) => panic!("{envelope:?} is written as {written:?}"),
    }
}

/// Each shape from the same values.
fn all_hold(values: &Values) {
    let Values {
        texts,
        maybe,
        email,
        ..
    } = values;
    let &Values {
        number,
        amount,
        currency,
        interval,
        seats,
        at,
        which,
        ..
    } = values;
    let text = |index: usize| texts[index].clone();
    let maybe = |index: usize| maybe[index].clone();
    let moment = at.unwrap_or(0);
    holds(&Refund {
        ucc: maybe(0),
        id: number,
        email: email.clone(),
        name: maybe(1),
        organization: maybe(2),
        amount,
        currency,
        at: moment,
        subscription: maybe(3),
        invoice: text(0),
        interval,
        seats,
        product: maybe(4),
    });
    holds(&Constants {
        ucc: text(0),
        organization: text(1),
        email: email.clone(),
        amount,
        at: moment,
        invoice: text(2),
        seats,
    });
    holds(&Absent {
        ucc: maybe(0).or(Some(text(0))),
        payer: maybe(1),
        id: maybe(2),
        email: email.clone(),
        name: maybe(3),
        organization: maybe(4),
        amount,
        currency,
        at,
        invoice: text(1),
        interval,
        seats,
        product: text(2),
    });
    holds(&Early {
        ucc: text(0),
        id: maybe(0),
        email: email.clone(),
        amount: at.map(|_| amount),
        currency: interval.map(|_| currency),
        at: moment,
        invoice: text(1),
    });
    fn parts<T>(id: T, values: &Values) -> Parts<T> {
        Parts {
            which: values.which,
            customer: Customer {
                ucc: values.maybe[0].clone(),
                id,
                email: values.email.clone(),
                organization: values.maybe[1].clone(),
                amount: Amount {
                    amount: values.amount,
                    currency: values.currency,
                },
            },
            at: values.at.unwrap_or(0),
            subscription: values.maybe[2].clone(),
            invoice: values.texts[0].clone(),
            plan: Plan {
                interval: values.interval,
                seats: values.seats,
                product: values.texts[1].clone(),
            },
        }
    }
    holds(&parts(number, values));
    holds(&parts(Cow::Borrowed(&*texts[2]), values));
    holds(&Payment {
        ucc: text(0),
        id: number,
        email: email.clone(),
        payer: Payer {
            id: maybe(0),
            amount,
        },
        currency,
        at: moment,
        invoice: text(1),
    });
    holds(&Organization {
        organization: text(3),
        user: User {
            ucc: text(4),
            id: number,
            email: email.clone(),
        },
        at: moment,
    });
    holds(&match which {
        0 => Event::Other,
        1 => Event::Signup {
            ucc: text(0),
            id: number,
            email: email.clone(),
            name: text(1),
            at: moment,
        },
        _ => Event::Demo {
            code: maybe(0),
            id: number,
            email: email.clone(),
            organization: maybe(1),
            at: moment,
        },
    });
}

proptest! {
    #[test]
    fn every_shape_is_written_as_serde_writes_it(values in values()) {
        all_hold(&values);
    }
}

#[derive(CelloEvent)]
#[cello(
    trigger = "new-signup",
    ucc = "A1b2C3d4E5f",
    newUser.id = 7,
    newUser.email = "ada@example.com",
    event.timestamp(unix) = 0
)]
struct Name<'a> {
    #[cello(newUser.name)]
    name: &'a str,
}

/// Looked at many at once, a character to be escaped is easily missed where it is the
/// only one.
#[test]
fn one_character_to_be_escaped_is_found_in_any_place() {
    for len in 1..=150 {
        let clean = "a".repeat(len);
        holds(&Name { name: &clean });
        for character in ["\"", "\\", "\0", "\u{1f}"] {
            for place in 0..len {
                let mut name = clean.clone();
                name.replace_range(place..=place, character);
                holds(&Name { name: &name });
            }
        }
    }
}

#[derive(CelloEvent)]
#[cello(
    trigger = "charge-refunded",
    ucc = "A1b2C3d4E5f",
    newUser.email = "ada@example.com",
    event.timestamp(unix) = 0,
    subscription.invoiceId = "I-1"
)]
struct Numbers {
    #[cello(newUser.id)]
    id: u64,
    #[cello(price(minor))]
    amount: u64,
    #[cello(currency)]
    currency: Currency,
    #[cello(subscription.seatsUsed)]
    seats: u64,
}

/// Where one more digit begins is where a number is easily cut wrong.
#[test]
fn numbers_of_every_length_are_written() {
    let powers = (0..20).map(|exponent| 10_u64.pow(exponent));
    for number in powers.flat_map(|power| [power - 1, power, power + 1]) {
        for currency in [Currency::JPY, Currency::EUR, Currency::KWD, Currency::CLF] {
            holds(&Numbers {
                id: number,
                amount: number % 1_000_000_000_000_000,
                currency,
                seats: number,
            });
        }
    }
}

/// Every day that there is: a calendar can be wrong on any.
#[test]
fn every_day_is_written() {
    let day = 86_400;
    let first = -62_135_596_800 / day;
    for days in first..first + 3_652_059 {
        let time = Timestamp::from_unix(days * day).unwrap();
        let text = time.to_string();
        assert_eq!(text.parse(), Ok(time), "{text}");
    }
    assert!(Timestamp::from_unix((first + 3_652_059) * day).is_err());
}
