//! Does a field's name contradict the slot or the unit that it is mapped to?
//!
//! The **last** word of the name decides, as in English: `cents_paid` is paid somehow,
//! `paid_cents` are cents. Looking for a word anywhere in the name refused a fifth of the
//! right mappings in a list of real ones. A small word (`of`, `per`, `or`) turns the
//! meaning of a name around, and such names are not judged.

use cello_catalogue::{Kind, Slot};

use crate::attr::Entry;
use crate::input::Field;
use crate::keywords::form;
use crate::plan::Form;
use crate::problems::{NamedUnit, Problems};
use crate::suggest::name_words::written_words_of;
use crate::types::{Known, is_decimal, known_inside};

/// Reports each slot of a field that the field's name contradicts.
///
/// ```text
/// #[cello(price(major))] amount_cents: i64,
///               ^^^^^
/// ```
pub(super) fn contradicts(field: &Field, entries: &[(&Entry, Slot)], problems: &mut Problems) {
    let name = field.name();
    let fills_email = entries.iter().any(|(_, slot)| *slot == Slot::NewUserEmail);
    for (entry, slot) in entries {
        let modifier = |name: &str| entry.modifiers.iter().find(|it| it.key.name == name);
        // The function may convert whatever the name promises.
        if modifier("with").is_some() {
            continue;
        }
        let unit = entry
            .modifiers
            .iter()
            .find_map(|modifier| Some((&modifier.key, form(&modifier.key.name)?.0)));
        let stated = unit.map_or(Form::Own, |(_, form)| form);
        let key = unit.map_or(&entry.key, |(key, _)| key);
        match slot.rule().kind {
            Kind::Money => {
                let stated = match known_inside(&field.ty) {
                    // It holds major units, whatever the attribute states.
                    _ if is_decimal(&field.ty) && stated == Form::Own => Form::Major,
                    // A type of the user's own knows its unit.
                    Known::Unknown if stated == Form::Own => continue,
                    _ => stated,
                };
                if let Some(meant) = money_unit(&name).and_then(|unit| unit.instead_of(stated)) {
                    problems.unit_against_name(key, entry, field, meant);
                }
            }
            Kind::Instant => {
                if let Some(meant) = time_unit(&name).and_then(|unit| unit.instead_of(stated)) {
                    problems.unit_against_name(key, entry, field, meant);
                }
            }
            _ => {
                if *slot == Slot::NewUserId && is_organization(&name) {
                    problems.organization_as_user(&entry.key, field);
                }
                if *slot == Slot::NewUserName && is_address(&name) && !fills_email {
                    problems.address_as_name(&entry.key, field);
                }
            }
        }
    }
}

impl NamedUnit {
    /// What to write instead of a modifier that contradicts the name; nothing if none does.
    fn instead_of(self, stated: Form) -> Option<NamedUnit> {
        let contradicts = match stated {
            Form::Minor => matches!(self, Self::Major | Self::Other),
            Form::Major => matches!(self, Self::Minor | Self::Other),
            Form::Unix => matches!(self, Self::Milliseconds | Self::Other),
            Form::UnixMs => matches!(self, Self::Seconds | Self::Other),
            Form::Own | Form::Utc => false,
        };
        contradicts.then_some(self)
    }
}

/// The unit of money at the end of a name. A currency's code or its
/// singular does not count: `amount_usd` may be in cents.
fn money_unit(name: &str) -> Option<NamedUnit> {
    Some(match last_of_unit(name)?.as_str() {
        "cents" | "pence" | "pennies" | "centimes" | "minor" => NamedUnit::Minor,
        "dollars" | "euros" | "pounds" | "major" => NamedUnit::Major,
        "micros" | "nanos" | "percent" | "bps" => NamedUnit::Other,
        _ => return None,
    })
}

/// The unit of time at the end of a name.
fn time_unit(name: &str) -> Option<NamedUnit> {
    Some(match last_of_unit(name)?.as_str() {
        "s" | "sec" | "secs" | "seconds" => NamedUnit::Seconds,
        "ms" | "msec" | "msecs" | "millis" | "milliseconds" => NamedUnit::Milliseconds,
        "us" | "micros" | "microseconds" | "ns" | "nanos" | "nanoseconds" => NamedUnit::Other,
        _ => return None,
    })
}

fn is_organization(name: &str) -> bool {
    // Not `account`: to some it is the user.
    let organizations = [
        "org",
        "organization",
        "organisation",
        "company",
        "team",
        "tenant",
        "workspace",
    ];
    let last = last_after(written_words_of(name), &["id", "uuid", "key", "ref", "no"]);
    last.is_some_and(|last| organizations.contains(&last.as_str()))
}

fn is_address(name: &str) -> bool {
    let last = last_after(written_words_of(name), &["address"]);
    last.is_some_and(|last| ["email", "mail"].contains(&last.as_str()))
}

/// The last word of a name that may end in a unit. `in` right before it states the unit
/// even more clearly: `amount_in_cents`.
fn last_of_unit(name: &str) -> Option<String> {
    let mut words = written_words_of(name);
    if matches!(&words[..], [.., preposition, _] if preposition == "in") {
        words.remove(words.len() - 2);
    }
    last_after(words, &["unit", "units"])
}

/// Words that turn the meaning of a name around: `team_of_user`, `email_or_name`.
const SMALL_WORDS: [&str; 27] = [
    "in",
    "of",
    "for",
    "with",
    "without",
    "incl",
    "including",
    "excl",
    "excluding",
    "no",
    "not",
    "non",
    "and",
    "or",
    "per",
    "on",
    "by",
    "to",
    "from",
    "as",
    "via",
    "than",
    "before",
    "after",
    "plus",
    "minus",
    "over",
];

/// The last word, without those that only name the sort of thing; nothing if a small
/// word makes it doubtful.
fn last_after(mut words: Vec<String>, dropped: &[&str]) -> Option<String> {
    while words.len() > 1
        && words
            .last()
            .is_some_and(|last| dropped.contains(&last.as_str()))
    {
        words.pop();
    }
    let is_small = |word: &String| SMALL_WORDS.contains(&word.as_str());
    (!words.iter().any(is_small)).then(|| words.pop())?
}
