//! Does an expansion call methods with a dot on anything but its own values?
//!
//! A trait of the user's may have a method of any name for every type. It comes second where
//! the receiver is the draft or one of our values and the method is theirs by value; with
//! any other receiver it could come first. So each method is listed here, and each in the
//! list is in `tests/expansion_hygiene.rs`, with every receiver that a trait can have.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::ide::Derive;

const CALLED: &[&str] = &[
    "again",
    "attribute_to_organization",
    "collect",
    "collected",
    "constant_interval",
    "constant_text",
    "currency",
    "end",
    "filled",
    "guide_spelling",
    "is_nothing",
    "missing",
    "nothing",
    "optional",
    "piece",
    "resume",
    "with",
];

/// Without expressions, so that every call is ours.
const EVENTS: &[&str] = &[
    r#"#[cello(trigger = "invoice-paid", when = PAID, newUser.name = "Ada Example", currency = "EUR")]
    #[cello(trigger = "new-signup", attribution = "organization", userKey = "user")]
    struct A {
        #[cello(ucc)] a: Option<String>,
        #[cello(flatten)] b: B,
        #[cello(newUser.organizationId, subscription.id)] c: String,
        #[cello(price(minor, none = "error"))] d: Option<i64>,
        #[cello(event.timestamp(unix, none = "skip"))] e: Option<i64>,
        #[cello(subscription.interval)] f: C,
        #[cello(subscription.productKey(default = "Free", with = path))] g: Option<String>,
        #[cello(subscription.seatsUsed)] h: Option<u8>,
    }"#,
    r#"#[cello(ucc = "A1b2C3d4E5f", newUser.email = "ada@example.com", newUser.name = "Ada Example")]
    enum A {
        #[cello(trigger = "charge-refunded", subscription.interval = "monthly", currency = "EUR")]
        B(
            #[cello(newUser.id)] u64,
            #[cello(newUser.organizationId)] Option<String>,
            #[cello(price(minor))] u64,
            #[cello(event.timestamp(unix))] i64,
            #[cello(subscription.invoiceId)] String,
        ),
        #[cello(transparent)] C(D),
        #[cello(skip)] E,
    }"#,
];

const PART: &str = "struct A {
    #[cello(flatten)] b: B,
    #[cello(newUser.id)] c: u64,
    #[cello(price(minor))] d: i64,
    #[cello(newUser.name)] e: Option<String>,
}";

/// Collects the names between a dot and parentheses.
fn collect(tokens: TokenStream, called: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for token in &tokens {
        if let TokenTree::Group(group) = token {
            collect(group.stream(), called);
        }
    }
    for call in tokens.windows(3) {
        if let [
            TokenTree::Punct(dot),
            TokenTree::Ident(name),
            TokenTree::Group(arguments),
        ] = call
        {
            if dot.as_char() == '.' && arguments.delimiter() == Delimiter::Parenthesis {
                called.insert(name.to_string());
            }
        }
    }
}

#[test]
fn every_method_is_known() {
    let mut called = BTreeSet::new();
    let mut derive = |derive, source: &str| {
        let expanded = crate::derive(derive, source.parse().unwrap(), false);
        collect(expanded, &mut called);
    };
    for event in EVENTS {
        derive(Derive::Event, event);
    }
    derive(Derive::Part, PART);
    let known: BTreeSet<String> = CALLED.iter().map(ToString::to_string).collect();
    assert_eq!(called, known);
    let test = include_str!("../../tests/expansion_hygiene.rs");
    for method in CALLED {
        assert!(
            test.split_whitespace().any(|word| word == *method),
            "{method}"
        );
    }
}
