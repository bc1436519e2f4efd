//! Does the README say what is so?
//!
//! Its Rust blocks are doctests of cello-core; what they lead to is held to it here.

#[allow(dead_code)] // the tests look at the rules alone
use cello_catalogue::{Kind, Presence, Slot, Trigger};

const README: &str = include_str!("../README.md");

include!("readme/invoice.rs");

#[test]
fn the_example_gives_the_json() {
    assert!(README.contains(include_str!("readme/invoice.rs")));
    let invoice = Invoice {
        referral_code: Some("A1b2C3d4E5f".into()),
        user_id: 7,
        amount_paid: 12_990,
        currency: "eur".into(),
        paid_at: 1_772_357_400,
        number: "I-2026-0001".into(),
        cycle: "monthly".into(),
        plan: "Pro".into(),
        customer: Customer {
            email: "ada@example.com".into(),
        },
    };
    let (_, shown) = README.split_once("```json\n").unwrap();
    let (shown, _) = shown.split_once("```").unwrap();
    // Members in the order shown, too: only the white space between them is for people.
    let one_line: String = shown.split('\n').map(str::trim).collect();
    let one_line = one_line
        .replace("{ ", "{")
        .replace(" }", "}")
        .replace(": ", ":")
        .replace(", ", ",");
    assert_eq!(invoice.to_json().unwrap().unwrap(), one_line);
}

#[test]
fn the_slot_table_is_the_catalogue() {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut table = row(["slot", "takes"]
        .into_iter()
        .chain(Trigger::VARIANTS.iter().map(|trigger| trigger.as_str()))
        .map(String::from)
        .collect());
    table += &format!("{}|\n", "|---".repeat(2 + Trigger::VARIANTS.len()));
    for &slot in Slot::VARIANTS {
        let presences = Trigger::VARIANTS
            .iter()
            .map(|&trigger| presence(slot, trigger));
        table += &row([
            format!("`{}`", slot.as_str()),
            takes(slot.rule().kind).to_owned(),
        ]
        .into_iter()
        .chain(presences)
        .collect());
    }
    assert!(
        README.contains(&table),
        "the README should have this table:\n{table}"
    );
}

fn presence(slot: Slot, trigger: Trigger) -> String {
    match (slot, slot.presence(trigger)) {
        (Slot::PayloadNewUserId, _) => "filled¹".to_owned(),
        (Slot::NewUserOrganizationId, _) => "optional¹".to_owned(),
        (_, Presence::Required) => "required".to_owned(),
        (_, Presence::Optional) => "optional".to_owned(),
        (_, Presence::NotTaken) => "–".to_owned(),
        (_, Presence::Fixed(value)) => format!("always `{value}`"),
    }
}

fn takes(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Email => "email",
        Kind::Money => "money",
        Kind::Currency => "currency",
        Kind::Instant => "instant",
        Kind::Interval => "interval",
        Kind::Count => "count",
    }
}

#[test]
fn the_error_is_what_the_compiler_prints() {
    let golden = include_str!("ui/readme/invoice.stderr");
    let shown = golden.replace("tests/ui/readme/invoice.rs", "src/billing.rs");
    assert!(
        README.contains(&shown),
        "the README should show this error:\n{shown}"
    );
}
