//! Do `serde_json`'s features change one byte of ours?
//!
//! Another crate of a user's program may switch them on, and Cargo then does so for all
//! of them.

use cello_core::{CelloEvent, Envelope};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(CelloEvent)]
#[cello(
    trigger = "new-signup",
    ucc = "A1b2C3d4E5f",
    newUser.id = 7,
    newUser.email = "ada@example.com",
    newUser.name = "Ada \"the Countess\" Example\n",
    event.timestamp = "2026-03-01T09:30:00Z"
)]
struct Signup;

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    newUser.email = "ada@example.com",
    event.timestamp(unix_ms) = 1_772_357_400_007,
    subscription.interval = "monthly",
    subscription.productKey = "Pro"
)]
struct Invoice {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    user: u64,
    #[cello(price(major))]
    paid: f64,
    #[cello(currency)]
    currency: &'static str,
    #[cello(subscription.invoiceId)]
    number: &'static str,
    #[cello(subscription.seatsUsed)]
    seats: Option<u64>,
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", ucc = "A1b2C3d4E5f", newUser.id = 7, event.timestamp(unix) = 1_772_357_400)]
struct Refund {
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(price(minor))]
    refunded: i64,
    #[cello(currency)]
    currency: &'static str,
    #[cello(subscription.invoiceId)]
    number: &'static str,
}

const SIGNUP: &str = r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7","price":0,"currency":""},"context":{"newUser":{"id":"7","email":"ada@example.com","name":"Ada \"the Countess\" Example\n"},"event":{"trigger":"new-signup","timestamp":"2026-03-01T09:30:00Z"}}}"#;

/// Events, and the bytes that they are.
fn every() -> Vec<(Envelope<'static>, String)> {
    let invoice = |paid, currency, seats| Invoice {
        code: "A1b2C3d4E5f",
        user: 7,
        paid,
        currency,
        number: "I-1",
        seats,
    };
    let refund = |refunded, currency| Refund {
        email: "ada@example.com",
        refunded,
        currency,
        number: "I-1",
    };
    let signup = Signup.envelope().unwrap().unwrap();
    let mut events = vec![(signup.into_owned(), SIGNUP.to_owned())];
    for (paid, currency, seats, price, seats_used) in [
        (129.9, "EUR", None, "129.9", ""),
        (49.0, "EUR", Some(25), "49", r#""seatsUsed":25,"#),
        (
            0.0,
            "EUR",
            Some((1 << 53) - 1),
            "0",
            r#""seatsUsed":9007199254740991,"#,
        ),
        (0.0001, "CLF", Some(0), "0.0001", r#""seatsUsed":0,"#),
        (12_345_678_901_234.5, "CLF", None, "12345678901234.5", ""),
        (999_999_999_999_999.0, "JPY", None, "999999999999999", ""),
    ] {
        let invoice = invoice(paid, currency, seats);
        let event = invoice.envelope().unwrap().unwrap();
        let json = format!(
            r#"{{"eventName":"ReferralUpdated","payload":{{"ucc":"A1b2C3d4E5f","newUserId":"7","price":{price},"currency":"{currency}"}},"context":{{"newUser":{{"id":"7","email":"ada@example.com"}},"event":{{"trigger":"invoice-paid","timestamp":"2026-03-01T09:30:00.007Z"}},"subscription":{{"invoiceId":"I-1","interval":"monthly",{seats_used}"productKey":"Pro"}}}}}}"#
        );
        events.push((event.into_owned(), json));
    }
    for (refunded, currency, price) in [
        (129, "KWD", "0.129"),
        (4_905, "EUR", "49.05"),
        (999_999_999_999_999, "EUR", "9999999999999.99"),
    ] {
        let refund = refund(refunded, currency);
        let event = refund.envelope().unwrap().unwrap();
        let json = format!(
            r#"{{"eventName":"ReferralUpdated","payload":{{"ucc":"A1b2C3d4E5f","newUserId":"7","price":{price},"currency":"{currency}"}},"context":{{"newUser":{{"id":"7","email":"ada@example.com"}},"event":{{"trigger":"charge-refunded","timestamp":"2026-03-01T09:30:00Z"}},"subscription":{{"invoiceId":"I-1"}}}}}}"#
        );
        events.push((event.into_owned(), json));
    }
    events
}

/// Without the features, the rest of this file would prove nothing.
#[test]
fn the_features_are_on() {
    let text = r#"{"b":0.10,"a":123456789012345678901234567890}"#;
    assert_eq!(text.parse::<Value>().unwrap().to_string(), text);
}

#[test]
fn the_bytes_are_the_same_by_every_way() {
    for (event, expected) in every() {
        assert_eq!(event.to_json(), expected);
        assert_eq!(serde_json::to_string(&event).unwrap(), expected);
        assert_eq!(serde_json::to_value(&event).unwrap().to_string(), expected);
        assert_eq!(json!(event).to_string(), expected);
    }
}

#[test]
fn an_event_is_read_back_from_text_and_from_a_value() {
    for (event, expected) in every() {
        let document: Value = expected.parse().unwrap();
        assert_eq!(
            serde_json::from_str::<Envelope<'_>>(&expected).unwrap(),
            event
        );
        assert_eq!(Envelope::deserialize(&document).unwrap(), event);
        assert_eq!(
            serde_json::from_value::<Envelope<'_>>(document).unwrap(),
            event
        );
    }
}

/// What comes in from a queue, told apart by its shape.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Message {
    Ping { ping: u64 },
    Event(Box<Envelope<'static>>),
}

/// An event among columns of its own.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    attempt: u32,
    #[serde(flatten)]
    event: Envelope<'static>,
}

/// An event that serde tells apart by a member.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    Event {
        #[serde(flatten)]
        event: Envelope<'static>,
    },
}

#[test]
fn an_event_of_whole_numbers_is_read_back_out_of_an_untagged_enum() {
    for (event, expected) in every() {
        let price = event.payload().price.unwrap();
        if price.to_string().contains('.') {
            continue;
        }
        let message = Message::Event(Box::new(event));
        assert_eq!(serde_json::from_str::<Message>(&expected).unwrap(), message);
    }
}

#[test]
fn an_event_is_read_back_out_of_an_untagged_enum() {
    for (event, expected) in every() {
        let message = Message::Event(Box::new(event));
        assert_eq!(serde_json::to_string(&message).unwrap(), expected);
        assert_eq!(serde_json::from_str::<Message>(&expected).unwrap(), message);
        let document: Value = expected.parse().unwrap();
        assert_eq!(
            serde_json::from_value::<Message>(document).unwrap(),
            message
        );
    }
}

#[test]
fn an_event_is_read_back_out_of_a_flattened_field() {
    for (event, expected) in every() {
        let row = Row { attempt: 3, event };
        let expected = expected.replacen('{', r#"{"attempt":3,"#, 1);
        assert_eq!(serde_json::to_string(&row).unwrap(), expected);
        assert_eq!(serde_json::from_str::<Row>(&expected).unwrap(), row);
        let document: Value = expected.parse().unwrap();
        assert_eq!(serde_json::from_value::<Row>(document).unwrap(), row);
    }
}

#[test]
fn an_event_is_read_back_out_of_a_tagged_enum() {
    for (event, expected) in every() {
        let tagged = Tagged::Event { event };
        let expected = expected.replacen('{', r#"{"kind":"Event","#, 1);
        assert_eq!(serde_json::to_string(&tagged).unwrap(), expected);
        assert_eq!(serde_json::from_str::<Tagged>(&expected).unwrap(), tagged);
    }
}
