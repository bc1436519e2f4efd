//! Does an editor show what the catalogue states?
//!
//! `cello-core/src/ide/catalogue_words.rs` is written from the catalogue. Where it differs, the
//! test fails, and `CELLO_BLESS=1 cargo test -p cello-derive word_docs` rewrites it.

use std::fmt::Write as _;
use std::fs;

use cello_catalogue::v1::Member;
use cello_catalogue::{Attribution, Kind, Lint, Presence, Slot, Trigger};

use crate::keywords::{COMMON_MODIFIERS, forms_of};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../cello-core/src/ide/catalogue_words.rs"
);

const HEADER: &str = "\
//! What does an editor say about the words of the catalogue?
//!
//! Written from the catalogue by the test `word_docs` of `cello-derive`: do not edit it.

// The names are the vendor's.
#![allow(non_upper_case_globals, non_snake_case)]
";

/// The first parts of paths, in the order of the catalogue.
fn groups() -> Vec<&'static str> {
    let paths = Slot::VARIANTS.iter().map(|slot| slot.as_str());
    let mut groups: Vec<&str> = paths
        .filter_map(|path| path.split_once('.').map(|(group, _)| group))
        .collect();
    groups.dedup();
    groups
}

fn children(group: &str) -> impl Iterator<Item = (Slot, &'static str)> {
    let slots = Slot::VARIANTS.iter();
    slots.filter_map(move |&slot| {
        let (first, name) = slot.as_str().split_once('.')?;
        (first == group).then_some((slot, name))
    })
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "Text",
        Kind::Email => "Email",
        Kind::Money => "Money",
        Kind::Currency => "Currency",
        Kind::Instant => "Instant",
        Kind::Interval => "Recurrence",
        Kind::Count => "Count",
    }
}

fn listed<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> String {
    let words = words.into_iter().map(|word| format!("`{}`", word.as_ref()));
    words.collect::<Vec<_>>().join(", ")
}

/// The paragraphs about a slot.
fn paragraphs(slot: Slot) -> Vec<String> {
    let rule = slot.rule();
    let text: Vec<&str> = slot.docs().iter().map(|line| line.trim()).collect();
    let mut paragraphs = vec![text.join(" ")];
    let triggers = |presence: Presence| {
        let triggers = Trigger::VARIANTS.iter().copied();
        triggers.filter(move |&trigger| slot.presence(trigger) == presence)
    };
    let mut table = String::new();
    for (presence, words) in [
        (Presence::Required, "Required for"),
        (Presence::Optional, "Optional for"),
        (Presence::NotTaken, "Not accepted by"),
    ] {
        let triggers = triggers(presence).map(Trigger::as_str);
        let triggers = listed(triggers);
        if !triggers.is_empty() {
            let _ = writeln!(table, "- {words} {triggers}");
        }
    }
    for &trigger in Trigger::VARIANTS {
        if let Presence::Fixed(value) = slot.presence(trigger) {
            let _ = writeln!(table, "- Always `{value}` for `{}`", trigger.as_str());
        }
    }
    for attribution in Attribution::VARIANTS {
        let word = attribution.as_str();
        let id = attribution.id_slot().as_str();
        if slot == Slot::PayloadNewUserId {
            let _ = writeln!(
                table,
                "- Filled from `{id}` with `attribution = \"{word}\"`"
            );
        } else if slot.as_str() == id && triggers(Presence::Optional).next().is_some() {
            let _ = writeln!(table, "- Required with `attribution = \"{word}\"`");
        }
    }
    paragraphs.push(table.trim_end().to_owned());
    let modifiers = forms_of(rule.kind).chain(COMMON_MODIFIERS);
    paragraphs.push(format!("Modifiers: {}.", listed(modifiers)));
    paragraphs.push(format!(
        "Sent as `{}`. Source: {}.",
        Member::Slot(slot).path(),
        rule.source
    ));
    paragraphs
}

fn constant(name: &str, kind: &str, paragraphs: &[String]) -> String {
    let mut text = String::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            text.push_str("    ///\n");
        }
        for line in paragraph.lines() {
            let _ = writeln!(text, "    /// {line}");
        }
    }
    let _ = writeln!(text, "    pub const {name}: {kind} = {kind};");
    text
}

fn module(name: &str, about: &str, constants: &[(String, String)]) -> String {
    let mut kinds: Vec<&str> = constants.iter().map(|(kind, _)| kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds = match kinds.as_slice() {
        [kind] => format!("super::super::{kind}"),
        kinds => format!("super::super::{{{}}}", kinds.join(", ")),
    };
    let constants: Vec<&str> = constants.iter().map(|(_, text)| text.as_str()).collect();
    format!(
        "\n/// {about}\npub mod {name} {{\n    use {kinds};\n\n{}}}\n",
        constants.join("\n")
    )
}

fn file() -> String {
    let of_slot = |slot: Slot, name: &str| {
        let kind = kind(slot.rule().kind);
        (kind.to_owned(), constant(name, kind, &paragraphs(slot)))
    };
    let whole = Slot::VARIANTS
        .iter()
        .filter(|slot| !slot.as_str().contains('.'));
    let mut slots: Vec<_> = whole.map(|&slot| of_slot(slot, slot.as_str())).collect();
    let mut modules = String::new();
    for group in groups() {
        let about = format!("The slots below `{group}`.");
        let mut lines = about.clone() + "\n";
        for (slot, _) in children(group) {
            let docs = slot.docs().iter().map(|line| line.trim());
            let _ = write!(lines, "\n- {}", docs.collect::<Vec<_>>().join(" "));
        }
        let (about_group, list) = lines.split_once("\n\n").unwrap();
        let text = constant(group, "Group", &[about_group.to_owned(), list.to_owned()]);
        slots.push(("Group".to_owned(), text));
        let constants: Vec<_> = children(group)
            .map(|(slot, name)| of_slot(slot, name))
            .collect();
        modules += &module(group, &about, &constants);
    }
    let slots = module(
        "slots",
        "The slots, by the first part of their paths.",
        &slots,
    );
    let lints: Vec<_> = Lint::VARIANTS
        .iter()
        .map(|lint| {
            let docs: Vec<&str> = lint.docs().iter().map(|line| line.trim()).collect();
            let text = constant(lint.as_str(), "LintName", &[docs.join(" ")]);
            ("LintName".to_owned(), text)
        })
        .collect();
    let lints = module("lints", "The lints of a mapping, for `allow`.", &lints);
    HEADER.to_owned() + &slots + &modules + &lints
}

#[test]
fn word_docs_are_those_of_the_catalogue() {
    let expected = file();
    let blesses = std::env::var_os("CELLO_BLESS").is_some();
    if blesses {
        fs::write(FILE, &expected).unwrap();
    }
    let written = fs::read_to_string(FILE).unwrap();
    assert!(
        written == expected,
        "{FILE} differs from the catalogue: CELLO_BLESS=1 cargo test -p cello-derive word_docs"
    );
}
