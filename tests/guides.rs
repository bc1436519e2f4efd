//! Are the vendor's own sample events reproduced?
//!
//! The guides are not part of this repository. `tests/data/samples` has an event of the
//! shape of each of their samples, comments and all, with values made up; where the
//! variable `CELLO_GUIDES` names a folder with the guides' texts, every event found
//! in them is held to the same.

mod common;

use std::path::Path;

use cello_core::{CelloEvent, CelloPart, Timestamp};
use serde::Deserialize;
use serde_json::Value;

/// The values of a sample, as the struct of a product would hold them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Sample {
    payload: Payload,
    context: Context,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Payload {
    ucc: String,
    new_user_id: String,
    #[serde(default)]
    price: u32,
    #[serde(default)]
    currency: String,
}

#[derive(Deserialize)]
struct Context {
    #[serde(alias = "newUser")]
    user: User,
    event: Event,
    subscription: Option<Subscription>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct User {
    id: String,
    email: String,
    #[serde(default)]
    name: String,
    organization_id: Option<String>,
}

#[derive(Deserialize)]
struct Event {
    trigger: String,
    timestamp: Timestamp,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Subscription {
    invoice_id: String,
    interval: Option<String>,
    product_key: Option<String>,
}

/// What every sample has.
#[derive(CelloPart)]
#[cello(
    ucc = &self.0.payload.ucc,
    newUserId = &self.0.payload.new_user_id,
    newUser.id = &self.0.context.user.id,
    newUser.email = &self.0.context.user.email,
    newUser.organizationId(none = "error") = &self.0.context.user.organization_id,
    event.timestamp = self.0.context.event.timestamp
)]
struct Common<'a>(&'a Sample);

/// What a payment and a refund have.
#[derive(CelloPart)]
#[cello(
    price(major) = self.0.payload.price,
    currency = &self.0.payload.currency,
    subscription.invoiceId = &self.1.invoice_id
)]
struct Money<'a>(&'a Sample, &'a Subscription);

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", newUser.name = &self.0.0.context.user.name)]
struct Signup<'a>(#[cello(flatten)] Common<'a>);

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", userKey = "user", newUser.name = &self.0.0.context.user.name)]
struct GuideSignup<'a>(#[cello(flatten)] Common<'a>);

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = &self.0.0.context.user.name)]
struct Demo<'a>(#[cello(flatten)] Common<'a>);

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    subscription.interval(none = "error") = &self.1.1.interval,
    subscription.productKey(none = "error") = &self.1.1.product_key
)]
struct Invoice<'a>(#[cello(flatten)] Common<'a>, #[cello(flatten)] Money<'a>);

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Refund<'a>(#[cello(flatten)] Common<'a>, #[cello(flatten)] Money<'a>);

/// Holds the events of an annotated struct to the sample that its values are from.
fn reproduce(sample: &str) {
    let mut expected: Value = serde_json::from_str(sample).unwrap();
    let values: Sample = serde_json::from_str(sample).unwrap();
    // The samples have a space and no offset; we send RFC 3339.
    let timestamp = &mut expected["context"]["event"]["timestamp"];
    *timestamp = format!("{}Z", timestamp.as_str().unwrap().replace(' ', "T")).into();

    let subscription = values.context.subscription.as_ref();
    let json = match values.context.event.trigger.as_str() {
        "new-signup" => {
            let as_in_the_reference = common::json(&Signup(Common(&values)));
            let mut respelt = expected.clone();
            let context = respelt["context"].as_object_mut().unwrap();
            let user = context.remove("user").unwrap();
            context.insert("newUser".to_owned(), user);
            assert_eq!(
                serde_json::from_str::<Value>(&as_in_the_reference).unwrap(),
                respelt
            );
            common::json(&GuideSignup(Common(&values)))
        }
        "demo-call-attended" => common::json(&Demo(Common(&values))),
        "invoice-paid" => common::json(&Invoice(
            Common(&values),
            Money(&values, subscription.unwrap()),
        )),
        "charge-refunded" => common::json(&Refund(
            Common(&values),
            Money(&values, subscription.unwrap()),
        )),
        other => panic!("a sample of {other}"),
    };
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), expected);
}

/// Takes out `// comments`, and puts in a comma that one of the samples lacks.
fn strip(line: &str) -> String {
    let code = line.split(" //").next().unwrap().trim_end();
    let ends_a_member = code.ends_with('"') && code.len() < line.trim_end().len();
    format!("{code}{}\n", if ends_a_member { "," } else { "" })
}

/// The JSON objects in a text that name an event.
fn samples(text: &str) -> Vec<String> {
    let text: String = text.lines().map(strip).collect();
    let starts = text.match_indices("{\n").map(|(start, _)| &text[start..]);
    starts
        .filter(|text| text[1..].trim_start().starts_with("\"eventName\""))
        .map(|text| {
            let mut depth = 0;
            let end = text.find(|character| {
                depth += match character {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                depth == 0
            });
            let sample = &text[..=end.expect("an object that ends")];
            // A last member behind which a comment stood has a comma too many now.
            without_trailing_commas(sample)
        })
        .collect()
}

/// Takes out commas before a closing brace.
fn without_trailing_commas(json: &str) -> String {
    let mut clean = String::new();
    for (index, character) in json.char_indices() {
        let is_trailing = character == ',' && json[index + 1..].trim_start().starts_with('}');
        if !is_trailing {
            clean.push(character);
        }
    }
    clean
}

fn reproduce_all(folder: &Path) -> usize {
    let mut count = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for sample in samples(&text) {
            reproduce(&sample);
            count += 1;
        }
    }
    count
}

#[test]
fn the_shapes_of_the_samples_are_reproduced() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/samples");
    assert_eq!(reproduce_all(&folder), 4);
}

#[test]
fn the_samples_of_the_guides_are_reproduced() {
    let Some(folder) = std::env::var_os("CELLO_GUIDES") else {
        eprintln!("skipped: CELLO_GUIDES names no folder");
        return;
    };
    assert_eq!(reproduce_all(Path::new(&folder)), 4);
}
