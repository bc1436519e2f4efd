//! Does the stand-in answer as the vendor's published OpenAPI file says?
//!
//! The file is not part of this repository. `CELLO_OPENAPI=openapi.json cargo test -p
//! cello-fake --test battery` runs the comparison; without the variable it is skipped.

use std::{env, fs};

use cello_fake::FakeCello;
use jsonschema::Validator;
use serde_json::{Value, json};

mod bodies;
#[path = "../http/mod.rs"]
mod http;
mod requests;

use requests::{Case, cases};

/// The requests for which the stand-in and the file differ, and why.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "token: keys",
        "the file's own example is an answer to keys and to a refresh at once: its `oneOf` has no \
         closed schema",
    ),
    (
        "events: no content type",
        "the file documents no 415, with which a body of another kind is refused",
    ),
    (
        "events: no such method",
        "the file documents no 405, with which a server refuses another method",
    ),
    (
        "no such path",
        "the file documents no 404, with which a server refuses another path",
    ),
];

#[test]
fn answers_are_those_of_the_published_file() {
    let Some(path) = env::var_os("CELLO_OPENAPI") else {
        eprintln!("skipped: CELLO_OPENAPI names no file");
        return;
    };
    let file = fs::read(path).expect("CELLO_OPENAPI names a file that can be read");
    let file: Value = serde_json::from_slice(&file).expect("CELLO_OPENAPI names a JSON file");
    let cello = FakeCello::start();
    cello.add_referrer("referrer-1", "A1b2C3d4E5f");
    cello.set_reward(
        "user-7",
        json!({
            "eligible": true,
            "reward": { "type": "standard", "interval": "month", "intervalCount": 3, "percentage": 20 },
            "signupId": "signup-1",
            "signupAt": "2026-03-01T09:30:00Z",
            "referralUcc": "A1b2C3d4E5f",
        }),
    );
    let cases = cases(&cello);
    eprintln!("{} requests", cases.len());
    let mut differing = Vec::new();
    for case in &cases {
        if let Err(difference) = compare(&file, &cello, case) {
            eprintln!("{}: {difference}", case.name);
            differing.push(case.name);
        }
    }
    let listed: Vec<&str> = DIFFERENCES.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        differing, listed,
        "every difference is listed with its reason"
    );
}

fn compare(file: &Value, cello: &FakeCello, case: &Case) -> Result<(), String> {
    let body = &case.body;
    let head = format!("{} {}\n{}", case.method, case.path, case.headers);
    let answer = http::request(cello, &head, body).expect("it answers");
    let status = answer.status;

    let operation = &file["paths"][case.operation][case.method.to_lowercase()];
    let request = &operation["requestBody"]["content"]["application/json"]["schema"];
    let json = serde_json::from_slice::<Value>(body);
    let body_is_valid =
        request.is_null() || json.is_ok_and(|json| schema(file, request).is_valid(&json));
    let may_succeed = body_is_valid && case.is_authorized;
    if may_succeed != (200..300).contains(&status) && status != 404 {
        return Err(format!("may it succeed: {may_succeed}; answered {status}"));
    }
    if !case.is_authorized && status != 401 {
        return Err(format!("not authorized; answered {status}"));
    }

    let Some(documented) = operation["responses"].get(status.to_string()) else {
        return Err(format!("{status} is not documented"));
    };
    let response = &documented["content"]["application/json"]["schema"];
    if response.is_null() {
        let empty = answer.body.is_empty();
        return empty.then_some(()).ok_or(format!("{status} has a body"));
    }
    let errors: Vec<String> = schema(file, response)
        .iter_errors(&answer.json())
        .map(|error| error.to_string())
        .collect();
    errors
        .is_empty()
        .then_some(())
        .ok_or(format!("{status}: {}", errors.join("; ")))
}

/// A validator that holds texts to their formats, as mocks of an OpenAPI file do.
fn schema(file: &Value, schema: &Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = file["components"].clone();
    let options = jsonschema::draft202012::options().should_validate_formats(true);
    options.build(&schema).expect("the file holds schemas")
}
