//! What is read back, and what is refused?

use cello_core::{Context, Envelope, NewUser, Payload, Price, Subscription, Trigger};
use serde::Deserialize;
use serde_json::{Value, json};

fn invoice() -> Value {
    json!({
        "eventName": "ReferralUpdated",
        "payload": {"ucc": "A1b2C3d4E5f", "newUserId": "user-7", "price": 129.9, "currency": "EUR"},
        "context": {
            "newUser": {"id": "user-7", "email": "ada@example.com"},
            "event": {"trigger": "invoice-paid", "timestamp": "2026-03-01T09:30:00Z"},
            "subscription": {"invoiceId": "I-1", "interval": "monthly", "productKey": "Pro"}
        }
    })
}

fn signup() -> Value {
    json!({
        "eventName": "ReferralUpdated",
        "payload": {"ucc": "A1b2C3d4E5f", "newUserId": "user-7", "price": 0, "currency": ""},
        "context": {
            "newUser": {"id": "user-7", "email": "ada@example.com", "name": "Ada Example"},
            "event": {"trigger": "new-signup", "timestamp": "2026-03-01T09:30:00Z"}
        }
    })
}

/// The same document with one member changed; `null` takes it out.
fn with(mut document: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document
        .pointer_mut(parent)
        .unwrap()
        .as_object_mut()
        .unwrap();
    if value.is_null() {
        parent.remove(key);
    } else {
        parent.insert(key.to_owned(), value);
    }
    document
}

/// The same from text and from a value.
fn read(document: &Value) -> Result<Envelope<'static>, String> {
    let text = document.to_string();
    let from_text: Result<Envelope<'_>, _> = serde_json::from_str(&text);
    let from_value = Envelope::deserialize(document);
    assert_eq!(from_text.ok(), from_value.as_ref().ok().cloned());
    from_value.map_err(|error| error.to_string())
}

#[test]
fn an_event_is_read_back_as_it_was_written() {
    for document in [invoice(), signup()] {
        let event = read(&document).unwrap();
        assert_eq!(serde_json::to_value(&event).unwrap(), document);
    }
}

#[test]
fn both_spellings_of_the_user_are_read_and_kept() {
    let user = signup()["context"]["newUser"].clone();
    let document = with(signup(), "/context/newUser", Value::Null);
    let document = with(document, "/context/user", user);
    let event = read(&document).unwrap();
    assert_eq!(serde_json::to_value(&event).unwrap(), document);
    assert_eq!(event.context().new_user.id, "user-7");

    // Only a signup is ever written so.
    let user = invoice()["context"]["newUser"].clone();
    let document = with(invoice(), "/context/newUser", Value::Null);
    let event = read(&with(document, "/context/user", user)).unwrap();
    assert_eq!(serde_json::to_value(&event).unwrap(), invoice());
}

#[test]
fn both_spellings_of_a_time_are_read() {
    let document = with(
        invoice(),
        "/context/event/timestamp",
        json!("2026-03-01 09:30:00"),
    );
    assert_eq!(
        serde_json::to_value(read(&document).unwrap()).unwrap(),
        invoice()
    );
}

#[test]
fn what_is_not_an_event_says_why() {
    let cases = [
        (
            with(invoice(), "/eventName", json!("Other")),
            "`eventName` is not `ReferralUpdated`",
        ),
        (
            with(invoice(), "/payload/ucc", Value::Null),
            "missing field `ucc`",
        ),
        (
            with(invoice(), "/payload/ucc", json!("")),
            "`invoice-paid` cannot be sent: ucc: the text is blank",
        ),
        (
            with(invoice(), "/payload/coupon", json!("X")),
            "unknown field `coupon`, expected one of `ucc`, `newUserId`, `price`, `currency`",
        ),
        (
            with(invoice(), "/payload/price", Value::Null),
            "`invoice-paid` cannot be sent: price: a value is required",
        ),
        (
            with(invoice(), "/payload/price", json!(-1)),
            "`price` is not a number of at least 0 with at most 15 digits, like `129.9`",
        ),
        (
            with(invoice(), "/payload/price", json!("129.9")),
            "`price` is not a number of at least 0 with at most 15 digits, like `129.9`",
        ),
        (
            with(invoice(), "/context/event/timestamp", json!("2026-03-01")),
            "`timestamp` is not a time with its offset, like `2022-10-05T14:14:34Z`",
        ),
        (
            with(invoice(), "/payload/price", json!(49.005)),
            "`invoice-paid` cannot be sent: price: the amount has too many decimal places: EUR has 2",
        ),
        (
            with(invoice(), "/payload/currency", json!("EURO")),
            "`currency` is not an ISO 4217 currency code, like `EUR`",
        ),
        (
            with(invoice(), "/payload/currency", json!("")),
            "`invoice-paid` cannot be sent: currency: a value is required",
        ),
        (
            with(invoice(), "/context/newUser/email", json!("a@b@c")),
            "`invoice-paid` cannot be sent: newUser.email: the address needs one `@` with text on both sides",
        ),
        (
            with(
                invoice(),
                "/context/user",
                json!({"id": "1", "email": "a@b.c"}),
            ),
            "both `newUser` and `user` are there: which is meant?",
        ),
        (
            with(invoice(), "/context/event/trigger", json!("invoice-payed")),
            "`trigger` is not one of Cello's triggers, like `invoice-paid`",
        ),
        (
            with(
                invoice(),
                "/context/event/trigger",
                json!("demo-call-attended"),
            ),
            "`demo-call-attended` cannot be sent (6 problems): price: this trigger has no such slot; currency: this trigger has no such slot; newUser.name: a value is required (if users may have no name, map an expression, like `newUser.name = self.name_or_email()`); subscription.invoiceId: this trigger has no such slot; subscription.interval: this trigger has no such slot; subscription.productKey: this trigger has no such slot",
        ),
        (
            with(invoice(), "/context/subscription/interval", json!("month")),
            "`interval` is not one of Cello's intervals, like `monthly`",
        ),
        (
            with(invoice(), "/context/subscription", Value::Null),
            "`invoice-paid` cannot be sent (3 problems): subscription.invoiceId: a value is required; subscription.interval: a value is required; subscription.productKey: a value is required",
        ),
        (
            with(signup(), "/payload/price", json!(5)),
            "`new-signup` cannot be sent: price: this trigger always sends a price of 0 and no currency",
        ),
        (
            with(signup(), "/payload/currency", json!("EUR")),
            "`new-signup` cannot be sent: currency: this trigger always sends a price of 0 and no currency",
        ),
    ];
    for (document, message) in cases {
        assert_eq!(read(&document).unwrap_err(), message);
    }
}

#[test]
fn a_member_comes_once() {
    let twice = r#"{"id": "1", "email": "a@b.c", "id": "2"}"#;
    let error = serde_json::from_str::<NewUser<'_>>(twice).unwrap_err();
    assert!(
        error.to_string().starts_with("duplicate field `id`"),
        "{error}"
    );
}

#[test]
fn an_envelope_cannot_be_built_wrong_by_hand() {
    let event = read(&invoice()).unwrap();
    let (payload, context) = event.clone().into_parts();
    assert_eq!(Envelope::new(payload.clone(), context.clone()), Ok(event));

    let slots = |payload: &Payload<'_>, context: &Context<'_>| -> Vec<String> {
        let error = Envelope::new(payload.clone(), context.clone()).unwrap_err();
        error
            .problems()
            .iter()
            .map(|problem| problem.slot().to_string())
            .collect()
    };
    let empty = Payload::new("", "");
    assert_eq!(
        slots(&empty, &context),
        ["ucc", "newUserId", "price", "currency"]
    );
    let without = context.clone().with_subscription(Subscription::new());
    assert_eq!(
        slots(&payload, &without),
        [
            "subscription.invoiceId",
            "subscription.interval",
            "subscription.productKey"
        ],
    );
    let mut refund = context;
    refund.event.trigger = Trigger::NewSignup;
    assert_eq!(
        slots(&payload, &refund),
        [
            "currency",
            "newUser.name",
            "subscription.invoiceId",
            "subscription.interval",
            "subscription.productKey",
        ],
    );
}

#[test]
fn a_signup_by_hand_gets_its_fixed_price() {
    let (mut payload, context) = read(&signup()).unwrap().into_parts();
    payload.price = None;
    let event = Envelope::new(payload, context).unwrap();
    assert_eq!(event.payload().price, Some(Price::ZERO));
    assert_eq!(serde_json::to_value(&event).unwrap(), signup());
}

/// Every value of a valid event replaced by an address, bare or in a list or an object.
#[test]
fn errors_repeat_no_value() {
    let event = serde_json::json!({
        "eventName": "ReferralUpdated",
        "payload": { "ucc": "A1b2C3d4E5f", "newUserId": "7", "price": 129.9, "currency": "EUR" },
        "context": {
            "newUser": { "id": "7", "email": "ada@example.com", "name": "Ada", "organizationId": "o" },
            "event": { "trigger": "invoice-paid", "timestamp": "2026-03-01T09:30:00Z" },
            "subscription": {
                "id": "sub_1", "invoiceId": "in_1", "interval": "monthly", "seatsUsed": 3,
                "productKey": "Pro"
            }
        }
    });
    serde_json::from_value::<cello_core::Envelope<'_>>(event.clone()).unwrap();
    let mut places = vec![String::new()];
    let mut refused = 0;
    while let Some(place) = places.pop() {
        if let Some(members) = event.pointer(&place).unwrap().as_object() {
            places.extend(members.keys().map(|key| format!("{place}/{key}")));
        }
        for value in [
            serde_json::json!("grace@@example.com"),
            serde_json::json!(["grace@@example.com"]),
            serde_json::json!({ "id": "grace@@example.com", "ucc": ["grace@@example.com"] }),
            serde_json::json!({ "trigger": "grace@@example.com", "eventName": "grace@@example.com" }),
            serde_json::json!(4_815_162_342_u64),
            serde_json::json!(-48_151.623),
        ] {
            let mut event = event.clone();
            *event.pointer_mut(&place).unwrap() = value;
            let from_text = serde_json::from_str::<cello_core::Envelope<'_>>(&event.to_string())
                .map(drop)
                .map_err(|error| error.to_string());
            let from_value = serde_json::from_value::<cello_core::Envelope<'_>>(event)
                .map(drop)
                .map_err(|error| error.to_string());
            for error in [from_text, from_value].into_iter().filter_map(Result::err) {
                for value in ["grace", "4815", "48151"] {
                    assert!(!error.contains(value), "{place}: {error}");
                }
                refused += 1;
            }
        }
    }
    assert!(refused > 150, "{refused}");
}
