//! Is an event without problems one that cello-core reads, and the other way round?

use std::fs;

use cello_core::{CelloEvent, Envelope, UserKey};
use serde_json::{Value, json};

use super::Source;

/// The event in a text as it is sent, or its problems.
fn check(text: &str) -> Result<String, Vec<String>> {
    let path = std::env::temp_dir().join(format!("cello-cli-{}.json", std::process::id()));
    let path = path.with_extension(format!("{:?}.json", std::thread::current().id()));
    fs::write(&path, text).expect("the temporary directory can be written to");
    let source = Source::read(&path);
    fs::remove_file(&path).expect("the file is there");
    let source = source.unwrap_or_else(|failure| panic!("{failure:?}"));
    let checked = source.check(&source.events()[0]);
    let event = checked.event().map_err(|problems| {
        let problems = problems.iter().map(|it| format!("{}: {it}", it.line));
        problems.collect::<Vec<_>>()
    })?;
    let json = event.to_json().expect("it has no problems");
    Ok(json.expect("it has a code"))
}

fn event(trigger: &str) -> Value {
    let mut event = json!({
        "eventName": "ReferralUpdated",
        "payload": { "ucc": "A1b2C3d4E5f", "newUserId": "user-7" },
        "context": {
            "newUser": { "id": "user-7", "email": "ada@example.com", "name": "Ada Example" },
            "event": { "trigger": trigger, "timestamp": "2026-03-01T09:30:00Z" },
        },
    });
    if matches!(trigger, "invoice-paid" | "charge-refunded") {
        event["payload"]["price"] = json!(129.9);
        event["payload"]["currency"] = json!("EUR");
        event["context"]["subscription"] =
            json!({ "invoiceId": "I-1", "interval": "monthly", "productKey": "Pro" });
    }
    event
}

const MEMBERS: &[&str] = &[
    "/eventName",
    "/payload",
    "/payload/ucc",
    "/payload/newUserId",
    "/payload/price",
    "/payload/currency",
    "/payload/unknown",
    "/context",
    "/context/event",
    "/context/event/trigger",
    "/context/event/timestamp",
    "/context/newUser",
    "/context/newUser/id",
    "/context/newUser/email",
    "/context/newUser/name",
    "/context/newUser/organizationId",
    "/context/user",
    "/context/subscription",
    "/context/subscription/id",
    "/context/subscription/invoiceId",
    "/context/subscription/interval",
    "/context/subscription/seatsUsed",
    "/context/subscription/productKey",
];

fn values() -> Vec<Option<Value>> {
    let mut values = vec![None];
    values.extend(
        [
            json!(null),
            json!(""),
            json!(" "),
            json!("text"),
            json!(" padded"),
            json!("a\u{0}b"),
            json!("EUR"),
            json!("eur"),
            json!("HRK"),
            json!("yearly"),
            json!("demo-attended"),
            json!("demo-call-attended"),
            json!("new-signup"),
            json!("charge-refunded"),
            json!("2022-10-05 14:14:34"),
            json!("2022-10-05T14:14:34"),
            json!("2022-10-05T14:14:34+02:00"),
            json!("bob@example.com"),
            json!(0),
            json!(0.0),
            json!(7),
            json!(3.5),
            json!(49.005),
            json!(-1),
            json!(-0.0),
            json!(9_007_199_254_740_993_u64),
            json!(u64::MAX),
            json!(1e300),
            json!(true),
            json!([]),
            json!({}),
        ]
        .map(Some),
    );
    values
}

/// Every member with every value: 23 × 32 × 4 events.
#[test]
fn checking_and_reading_agree() {
    for trigger in [
        "new-signup",
        "demo-call-attended",
        "invoice-paid",
        "charge-refunded",
    ] {
        for pointer in MEMBERS {
            for value in values() {
                let mut event = event(trigger);
                let (parent, member) = pointer.rsplit_once('/').expect("a slash");
                let Some(Value::Object(parent)) = event.pointer_mut(parent) else {
                    continue;
                };
                match value {
                    Some(value) => parent.insert(member.to_owned(), value),
                    None => parent.remove(member),
                };
                let text = event.to_string();
                let read = serde_json::from_str::<Envelope<'_>>(&text);
                // The guides' spelling of the user becomes the reference's.
                let read = read.map(|event| event.with_user_key(UserKey::NewUser).to_json());
                match (check(&text), read) {
                    (Ok(checked), Ok(read)) => assert_eq!(checked, read),
                    (Err(_), Err(_)) => {}
                    (checked, read) => panic!("{text}\n{checked:#?}\n{read:?}"),
                }
            }
        }
    }
}

#[test]
fn every_problem_is_found_with_its_line() {
    let text = r#"{
  "eventName": "ReferralUpdated",
  "payload": {
    "ucc": "",
    "newUserId": "user-7",
    "price": -1,
    "currency": "EUR"
  },
  "context": {
    "newUser": { "id": 7, "id": 7,
      "email": "secret.example.com" },
    "event": {
      "trigger": "invoice-paid",
      "timestamp": "2026-02-30T09:30:00Z"
    },
    "subscription": { "interval": "month" }
  }
}"#;
    let problems = check(text).expect_err("it has problems");
    // The sentences are cello-core's, which has tests of its own for them.
    let places = problems.iter().map(|problem| {
        let (place, _) = problem.rsplit_once(": ").expect("there is a path");
        place.split(": ").take(2).collect::<Vec<_>>().join(": ")
    });
    assert_eq!(
        places.collect::<Vec<_>>(),
        [
            "4: ucc",
            "6: price",
            "10: newUser.id",
            "10: newUser",
            "11: newUser.email",
            "14: event.timestamp",
            "16: subscription.invoiceId",
            "16: subscription.interval",
            "16: subscription.productKey",
        ]
    );
    assert!(problems.iter().all(|problem| !problem.contains("secret")));
}
