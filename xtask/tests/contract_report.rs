//! Does the check find what changed in the vendor's reference?

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::{Value, json};

/// A document of our own that differs from the catalogue in what is known, and in
/// nothing else.
fn reference() -> Value {
    json!({
        "openapi": "3.1.0",
        "paths": {"/events": {"post": {"requestBody": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Report"},
        }}}}}},
        "components": {"schemas": {
            "Report": {
                "type": "object",
                "required": ["eventName", "payload", "context"],
                "properties": {
                    "eventName": {"type": "string", "enum": ["ReferralUpdated"]},
                    "payload": {
                        "type": "object",
                        "required": ["ucc", "newUserId"],
                        "properties": {
                            "ucc": {"$ref": "#/components/schemas/Words"},
                            "newUserId": {"$ref": "#/components/schemas/Words"},
                            "price": {"type": "number", "description": "How much it was."},
                            "currency": {"type": "string"},
                        },
                    },
                    "context": {"$ref": "#/components/schemas/Circumstances", "title": "How"},
                },
            },
            "Circumstances": {
                "type": "object",
                "properties": {
                    "event": {
                        "type": "object",
                        "required": ["trigger", "timestamp"],
                        "properties": {
                            "trigger": {
                                "type": "string",
                                "enum": ["new-signup", "demo-call-attended", "invoice-paid", "charge-refunded"],
                            },
                            "timestamp": {"type": "string", "format": "date-time"},
                        },
                    },
                    "newUser": {
                        "type": "object",
                        "properties": {
                            "id": {"type": "string"},
                            "email": {"type": "string", "format": "email"},
                            "name": {"type": "string"},
                            "organizationId": {"type": "string"},
                        },
                    },
                    "subscription": {
                        "type": "object",
                        "properties": {
                            "id": {"type": "string"},
                            "invoiceId": {"type": "string"},
                            "interval": {
                                "type": "string",
                                "enum": [
                                    "one-time", "weekly", "bi-weekly", "monthly", "quarterly",
                                    "semi-annual", "yearly", "biennial", "triennial", "lifetime",
                                ],
                            },
                            "seatsUsed": {"type": "integer"},
                            "productKey": {"type": "string"},
                        },
                    },
                },
            },
            "Words": {"$ref": "#/components/schemas/Text"},
            "Text": {"type": "string"},
        }},
    })
}

const REPORT: &str = "/components/schemas/Report";
const PAYLOAD: &str = "/components/schemas/Report/properties/payload";
const CONTEXT: &str = "/components/schemas/Circumstances";
const EVENT: &str = "/components/schemas/Circumstances/properties/event";
const NEW_USER: &str = "/components/schemas/Circumstances/properties/newUser";
const SUBSCRIPTION: &str = "/components/schemas/Circumstances/properties/subscription";

/// The exit code, and what was printed and complained of.
fn check(file: &Path) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("contract")
        .arg(file)
        .output()
        .unwrap();
    (
        output.status.code().unwrap(),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn file(name: &str, text: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    file
}

/// A document that was doctored is reported in exactly these lines.
#[track_caller]
fn finds(doctor: impl FnOnce(&mut Value), lines: &[&str]) {
    let mut document = reference();
    doctor(&mut document);
    // One file a test: they run at the same time.
    let name = format!("{}.json", std::panic::Location::caller().line());
    let (code, printed, complaint) = check(&file(&name, &document.to_string()));
    let (found, summary) = printed.trim_end().rsplit_once('\n').unwrap();
    let found: Vec<&str> = found
        .lines()
        .filter(|line| !line.starts_with("known: "))
        .collect();
    assert_eq!(found, lines);
    assert_eq!(
        (code, complaint.as_str()),
        (i32::from(!lines.is_empty()), "")
    );
    assert!(
        summary.ends_with(&format!("to look into: {}", lines.len())),
        "{summary}"
    );
}

/// One part of a document.
fn part<'d>(document: &'d mut Value, pointer: &str) -> &'d mut Value {
    document.pointer_mut(pointer).unwrap()
}

#[test]
fn what_is_known_is_no_failure() {
    finds(|_| {}, &[]);
    let (_, printed, _) = check(&file("known.json", &reference().to_string()));
    let known = "known: context.newUser.id: the catalogue requires it for every trigger; the reference does not: required rests on";
    assert!(printed.contains(known), "{printed}");
}

#[test]
fn prose_and_extensions_are_not_compared() {
    finds(
        |document| {
            let price = part(document, PAYLOAD)["properties"]["price"]
                .as_object_mut()
                .unwrap();
            price.insert("example".to_owned(), json!(100));
            price.insert("x-unit".to_owned(), json!("EUR"));
        },
        &[],
    );
}

#[test]
fn a_word_that_comes_or_goes() {
    finds(
        |document| {
            push(
                &mut part(document, EVENT)["properties"]["trigger"]["enum"],
                "trial-started",
            );
        },
        &["context.event.trigger: the catalogue does not have `trial-started`"],
    );
    finds(
        |document| {
            push(
                &mut part(document, SUBSCRIPTION)["properties"]["interval"]["enum"],
                "daily",
            );
        },
        &["context.subscription.interval: the catalogue does not have `daily`"],
    );
    finds(
        |document| part(document, REPORT)["properties"]["eventName"]["enum"] = json!(["Referral"]),
        &[
            "eventName: the catalogue does not have `Referral`",
            "eventName: the reference does not have `ReferralUpdated`",
        ],
    );
    finds(
        |document| part(document, PAYLOAD)["properties"]["currency"]["enum"] = json!(["EUR"]),
        &["payload.currency: the catalogue does not have `EUR`"],
    );
}

#[test]
fn a_member_that_comes_or_goes() {
    finds(
        |document| remove(part(document, SUBSCRIPTION), "seatsUsed"),
        &["context.subscription.seatsUsed: the reference does not have it"],
    );
    finds(
        |document| remove(part(document, NEW_USER), "email"),
        &[
            "context.newUser.email: the reference does not have it",
            "no longer differs, strike it off the known ones: context.newUser.email: the catalogue requires it for every trigger; the reference does not",
        ],
    );
    finds(
        |document| {
            let device = json!({"type": "object", "properties": {"os": {"type": "string"}}});
            part(document, CONTEXT)["properties"]["device"] = device;
        },
        &[
            "context.device: the catalogue does not have it",
            "context.device.os: the catalogue does not have it",
        ],
    );
}

#[test]
fn a_type_that_changed() {
    finds(
        |document| part(document, PAYLOAD)["properties"]["price"]["type"] = json!("integer"),
        &["payload.price: the reference says integer, the catalogue number"],
    );
    finds(
        |document| {
            part(document, SUBSCRIPTION)["properties"]["seatsUsed"]["type"] =
                json!(["integer", "null"]);
        },
        &[
            "context.subscription.seatsUsed: the reference says integer or null, the catalogue integer",
        ],
    );
    finds(
        |document| part(document, EVENT)["properties"]["timestamp"] = json!({"type": "string"}),
        &["context.event.timestamp: the reference says string, the catalogue string: date-time"],
    );
    // By way of two references.
    finds(
        |document| part(document, "/components/schemas/Text")["type"] = json!("integer"),
        &[
            "payload.ucc: the reference says integer, the catalogue string",
            "payload.newUserId: the reference says integer, the catalogue string",
        ],
    );
}

#[test]
fn a_rule_that_the_catalogue_cannot_hold() {
    finds(
        |document| part(document, PAYLOAD)["properties"]["price"]["minimum"] = json!(1),
        &["payload.price: the reference says `minimum`: 1; compare it by hand"],
    );
    finds(
        |document| part(document, PAYLOAD)["properties"]["ucc"]["pattern"] = json!("^.{11}$"),
        &[r#"payload.ucc: the reference says `pattern`: "^.{11}$"; compare it by hand"#],
    );
    finds(
        |document| part(document, REPORT)["additionalProperties"] = json!(true),
        &["the event itself: the reference says `additionalProperties`: true; compare it by hand"],
    );
}

#[test]
fn a_slot_that_is_newly_required() {
    finds(
        |document| part(document, NEW_USER)["required"] = json!(["organizationId"]),
        &[
            "context.newUser.organizationId: the reference requires it; the catalogue does not for every trigger",
        ],
    );
    finds(
        |document| part(document, NEW_USER)["required"] = json!(["name"]),
        &[
            "context.newUser.name: the reference requires it; the catalogue does not for invoice-paid, charge-refunded",
            "no longer differs, strike it off the known ones: context.newUser.name: the catalogue requires it for new-signup, demo-call-attended; the reference does not",
        ],
    );
    // A signup always has a price, a demo never.
    finds(
        |document| push(&mut part(document, PAYLOAD)["required"], "price"),
        &[
            "payload.price: the reference requires it; the catalogue does not for demo-call-attended",
            "no longer differs, strike it off the known ones: payload.price: the catalogue requires it for invoice-paid, charge-refunded; the reference does not",
        ],
    );
    // Signups and demos have no subscription, and need none of its members.
    finds(
        |document| part(document, SUBSCRIPTION)["required"] = json!(["interval"]),
        &[
            "context.subscription.interval: the reference requires it; the catalogue does not for charge-refunded",
            "no longer differs, strike it off the known ones: context.subscription.interval: the catalogue requires it for invoice-paid; the reference does not",
        ],
    );
}

#[test]
fn a_slot_that_is_no_longer_required() {
    finds(
        |document| part(document, PAYLOAD)["required"] = json!(["newUserId"]),
        &["payload.ucc: the catalogue requires it for every trigger; the reference does not"],
    );
}

#[test]
fn a_known_difference_that_is_gone() {
    finds(
        |document| part(document, CONTEXT)["required"] = json!(["event"]),
        &[
            "no longer differs, strike it off the known ones: context.event: the catalogue requires it for every trigger; the reference does not",
        ],
    );
}

#[test]
fn what_is_no_such_document_says_why() {
    let circle = json!({"$ref": "#/components/schemas/Text"});
    let nested = json!({"properties": {"inner": {"$ref": "#/components/schemas/Text"}}});
    for (name, text, complaint) in [
        (
            "prose.json",
            "# Events".to_owned(),
            "this is not JSON: expected value at line 1 column 1",
        ),
        (
            "list.json",
            "[]".to_owned(),
            "this is not an OpenAPI 3.1 document",
        ),
        (
            "swagger.json",
            json!({"swagger": "2.0"}).to_string(),
            "this is not an OpenAPI 3.1 document",
        ),
        (
            "other.json",
            json!({"openapi": "3.1.0", "paths": {}}).to_string(),
            "this does not say what JSON `POST /events` takes",
        ),
        (
            "dangling.json",
            with("/components/schemas/Text", json!({"$ref": "#/nowhere"})),
            "the $ref \"#/nowhere\" leads nowhere",
        ),
        (
            "circle.json",
            with("/components/schemas/Text", circle),
            "a $ref leads to itself",
        ),
        (
            "nested.json",
            with("/components/schemas/Text", nested),
            "is too deep: does an object hold itself?",
        ),
    ] {
        let (code, printed, said) = check(&file(name, &text));
        assert_eq!((code, printed.as_str()), (2, ""), "{name}");
        assert!(said.contains(name) && said.contains(complaint), "{said}");
    }
    let (code, _, said) = check(Path::new("no-such-file.json"));
    assert_eq!(code, 2);
    assert!(said.starts_with("no-such-file.json: "), "{said}");
}

#[test]
fn without_a_command_it_says_how_to_use_it() {
    for arguments in [
        &[][..],
        &["contract"],
        &["contract", "a", "b"],
        &["contrast", "a"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(
            String::from_utf8(output.stderr)
                .unwrap()
                .starts_with("usage: ")
        );
    }
}

/// The vendor's own document is not ours to keep here.
#[test]
fn the_published_reference() {
    let Some(file) = env::var_os("CELLO_OPENAPI") else {
        eprintln!("skipped: CELLO_OPENAPI names no file");
        return;
    };
    let (code, printed, complaint) = check(Path::new(&file));
    assert_eq!(code, 0, "{printed}{complaint}");
}

fn push(list: &mut Value, word: &str) {
    list.as_array_mut().unwrap().push(json!(word));
}

fn remove(object: &mut Value, name: &str) {
    object["properties"]
        .as_object_mut()
        .unwrap()
        .remove(name)
        .unwrap();
}

fn with(pointer: &str, value: Value) -> String {
    let mut document = reference();
    *part(&mut document, pointer) = value;
    document.to_string()
}
