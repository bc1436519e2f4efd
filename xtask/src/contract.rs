//! Does the vendor's reference say what our catalogue says?
//!
//! Differences that somebody has explained are listed in [`KNOWN`], word for word: one
//! that changes is a new one, and one that is gone has to leave the list.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value;

#[allow(dead_code)] // the hints and sources are for others
mod ours;
mod theirs;

use cello_catalogue::{Presence, Trigger};
use ours::{Ours, strength};
use theirs::Theirs;

/// Stands where others have a path.
const WHOLE: &str = "the event itself";

/// The explanations, each with the differences that it explains.
const KNOWN: [(&str, &[&str]); 2] = [
    (
        "required rests on the guides' tables and prose (note under the slot table)",
        &[
            "payload.price: the catalogue requires it for invoice-paid, charge-refunded; the reference does not",
            "payload.currency: the catalogue requires it for invoice-paid, charge-refunded; the reference does not",
            "context.newUser: the catalogue requires it for every trigger; the reference does not",
            "context.newUser.id: the catalogue requires it for every trigger; the reference does not",
            "context.newUser.email: the catalogue requires it for every trigger; the reference does not",
            "context.newUser.name: the catalogue requires it for new-signup, demo-call-attended; the reference does not",
            "context.subscription: the catalogue requires it for invoice-paid, charge-refunded; the reference does not",
            "context.subscription.invoiceId: the catalogue requires it for invoice-paid, charge-refunded; the reference does not",
            "context.subscription.interval: the catalogue requires it for invoice-paid; the reference does not",
            "context.subscription.productKey: the catalogue requires it for invoice-paid; the reference does not",
        ],
    ),
    (
        "the reference requires both of its members, which nobody can send without it",
        &["context.event: the catalogue requires it for every trigger; the reference does not"],
    ),
];

/// Prints every difference; an explained one is no failure.
pub(crate) fn run(file: &Path) -> ExitCode {
    let theirs = read(file).and_then(|document| theirs::members(&document));
    match theirs {
        Ok(theirs) => report(&differences(theirs)),
        Err(problem) => {
            eprintln!("{}: {problem}", file.display());
            ExitCode::from(2)
        }
    }
}

fn read(file: &Path) -> Result<Value, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| format!("this is not JSON: {error}"))
}

fn report(found: &[String]) -> ExitCode {
    let mut unexplained = 0;
    for line in found {
        let explanation = KNOWN
            .iter()
            .find(|(_, known)| known.contains(&line.as_str()));
        if let Some((reason, _)) = explanation {
            println!("known: {line}: {reason}");
        } else {
            println!("{line}");
            unexplained += 1;
        }
    }
    for known in KNOWN.iter().flat_map(|(_, known)| *known) {
        if !found.iter().any(|line| line == known) {
            println!("no longer differs, strike it off the known ones: {known}");
            unexplained += 1;
        }
    }
    println!("{} differences; to look into: {unexplained}", found.len());
    ExitCode::from(u8::from(unexplained > 0))
}

fn differences(mut theirs: theirs::Members) -> Vec<String> {
    let ours = ours::members();
    let mut found = Vec::new();
    for our in &ours {
        let path = &our.path;
        let mut differs = |what: String| found.push(format!("{path}: {what}"));
        let Some(their) = theirs.remove(path) else {
            differs("the reference does not have it".to_owned());
            continue;
        };
        compare_values(our, &their, &mut differs);
        let parent = path.rsplit_once('.').map(|(parent, _)| parent);
        let parent = ours.iter().find(|our| Some(our.path.as_str()) == parent);
        compare_presence(our, parent, their.required, &mut differs);
    }
    for path in theirs.keys() {
        found.push(format!("{path}: the catalogue does not have it"));
    }
    found
}

fn compare_values(our: &Ours, their: &Theirs, differs: &mut impl FnMut(String)) {
    if our.shape != their.shape() {
        differs(format!(
            "the reference says {}, the catalogue {}",
            their.shape(),
            our.shape
        ));
    }
    let words = their.words();
    for word in words.iter().filter(|word| !our.words.contains(word)) {
        differs(format!("the catalogue does not have `{word}`"));
    }
    for word in our.words.iter().filter(|word| !words.contains(word)) {
        differs(format!("the reference does not have `{word}`"));
    }
    for (keyword, value) in their.other_rules() {
        differs(format!(
            "the reference says `{keyword}`: {value}; compare it by hand"
        ));
    }
}

fn compare_presence(
    our: &Ours,
    parent: Option<&Ours>,
    required: bool,
    differs: &mut impl FnMut(String),
) {
    if required {
        // A trigger that never has the object breaks no rule about its members.
        let lacks = |at: usize| {
            parent.is_none_or(|parent| strength(parent.presence[at]) > 0)
                && strength(our.presence[at]) < 2
        };
        if let Some(triggers) = triggers(lacks) {
            differs(format!(
                "the reference requires it; the catalogue does not for {triggers}"
            ));
        }
    } else if let Some(triggers) = triggers(|at| our.presence[at] == Presence::Required) {
        differs(format!(
            "the catalogue requires it for {triggers}; the reference does not"
        ));
    }
}

/// The triggers of which this holds, if any.
fn triggers(holds: impl Fn(usize) -> bool) -> Option<String> {
    let all = Trigger::VARIANTS;
    let some = all.iter().filter(|&&trigger| holds(trigger as usize));
    let some: Vec<&str> = some.map(|trigger| trigger.as_str()).collect();
    match some.len() {
        0 => None,
        count if count == all.len() => Some("every trigger".to_owned()),
        _ => Some(some.join(", ")),
    }
}
