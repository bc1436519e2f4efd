//! What was probably meant?

use cello_catalogue::v1::Member;
use cello_catalogue::{Interval, Kind, Slot, Trigger};

use crate::keywords::{self, COMMON_MODIFIERS, Place};
use crate::lookalikes;

mod code;
mod field_type;
mod identity;
mod likely;
mod money;
pub(crate) mod name_words;
mod person;
mod situation;
mod subject;
mod subscription;
#[cfg(test)]
mod tests;
mod time;
mod units;
mod vocabulary;

pub(crate) use likely::{Likely, part};
pub(crate) use situation::Situation;
pub(crate) use units::{forms, is_amount_as_text};

/// The candidate that differs least from `word`, if by little.
pub(crate) fn closest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = plain(word);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| distance * 3 <= candidate.len().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The slots that somebody may have meant by `key`: one, or a few with the same last name.
pub(crate) fn slots(key: &str) -> Vec<Slot> {
    let word = plain(key);
    let paths = Slot::VARIANTS.iter().map(|slot| slot.as_str());
    let misspelt = closest(key, paths.clone().chain(paths.map(last_of)));
    let ways: [&dyn Fn(Slot) -> bool; 7] = [
        // `newUserID`
        &|slot| slot.as_str().eq_ignore_ascii_case(key),
        // `new_user.email`, `newUser::email`, `NewUserEmail`
        &|slot| plain(slot.as_str()) == word,
        // `context.newUser.email`, `payload.price`
        &|slot| plain(&Member::Slot(slot).path()) == word,
        // `newUser`
        &|slot| {
            let first = slot.as_str().split_once('.').map(|(first, _)| first);
            first.is_some_and(|first| plain(first) == word)
        },
        // `email`, `id`
        &|slot| plain(last_of(slot.as_str())) == word,
        // `amount`, `org_id`
        &|slot| slot.rule().hints.iter().any(|hint| plain(hint) == word),
        // `newUser.emial`, `emial`
        &|slot| {
            misspelt.is_some_and(|meant| [slot.as_str(), last_of(slot.as_str())].contains(&meant))
        },
    ];
    let slots = || Slot::VARIANTS.iter().copied();
    let mut found = ways
        .iter()
        .map(|is_meant| slots().filter(|&slot| is_meant(slot)).collect());
    found
        .find(|slots: &Vec<Slot>| !slots.is_empty())
        .unwrap_or_default()
}

fn last_of(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// Returns the trigger that an everyday word means.
pub(crate) fn trigger(word: &str) -> Option<&'static str> {
    Some(match plain(word).as_str() {
        "register" | "registration" | "newuser" => "new-signup",
        // Guide 001 calls it so in its prose.
        "demo" | "demoattended" => "demo-call-attended",
        "invoice" | "paid" | "payment" | "purchase" => "invoice-paid",
        "refund" | "refunded" => "charge-refunded",
        _ => {
            return closest(
                word,
                Trigger::VARIANTS.iter().map(|trigger| trigger.as_str()),
            );
        }
    })
}

/// The trigger that a word is, however it is spelled: `new_signup`, `NewSignup`.
pub(crate) fn spelled_trigger(word: &str) -> Option<&'static str> {
    let mut triggers = Trigger::VARIANTS.iter().map(|trigger| trigger.as_str());
    triggers.find(|trigger| plain(trigger) == plain(word))
}

/// Whether a key is meant as the condition of an event.
pub(crate) fn is_condition(key: &str) -> bool {
    matches!(key, "when" | "if" | "where")
}

/// Returns the setting that a key means in this place, or misspells.
pub(crate) fn setting(key: &str, place: Place) -> Option<&'static str> {
    match key {
        _ if is_condition(key) && place == Place::Struct => Some("when"),
        "ignore" if place == Place::Variant => Some("skip"),
        "forward" | "wrap" | "inner" | "delegate" | "newtype" | "flatten"
            if place == Place::Variant =>
        {
            Some("transparent")
        }
        "part" | "nested" | "embed" | "inline" if place == Place::Field => Some("flatten"),
        _ => closest(key, place.settings().iter().copied()),
    }
}

/// Returns the modifier that a word in parentheses means, or misspells.
pub(crate) fn modifier(word: &str, kind: Kind) -> Option<&'static str> {
    Some(match word {
        "cents" | "pence" if kind == Kind::Money => "minor",
        "euros" | "dollars" | "decimal" if kind == Kind::Money => "major",
        "seconds" | "secs" | "s" if kind == Kind::Instant => "unix",
        "millis" | "milliseconds" | "ms" if kind == Kind::Instant => "unix_ms",
        "skip" | "optional" => "none = \"skip\"",
        "error" | "required" => "none = \"error\"",
        _ => return closest(word, keywords::forms_of(kind).chain(COMMON_MODIFIERS)),
    })
}

/// Returns the interval that a gateway's or an everyday word means.
fn interval(word: &str) -> Option<&'static str> {
    let plain = plain(word);
    Some(match plain.strip_prefix("every").unwrap_or(&plain) {
        "once" | "onetime" | "single" => "one-time",
        "week" => "weekly",
        "fortnight" | "fortnightly" | "twoweeks" => "bi-weekly",
        "month" => "monthly",
        "quarter" | "threemonths" => "quarterly",
        "halfyear" | "halfyearly" | "biannual" | "biannually" | "sixmonths" => "semi-annual",
        "year" | "annual" | "annually" => "yearly",
        "twoyears" => "biennial",
        "threeyears" => "triennial",
        "forever" | "perpetual" => "lifetime",
        _ => return None,
    })
}

/// Returns the interval that a word means, or misspells.
pub(crate) fn interval_like(word: &str) -> Option<&'static str> {
    let words = Interval::VARIANTS.iter().map(|interval| interval.as_str());
    interval(word).or_else(|| closest(word, words))
}

/// A word without what people vary: case, dots, hyphens, underscores; and without what
/// they cannot see: letters of other alphabets.
fn plain(word: &str) -> String {
    word.chars()
        .map(lookalikes::latin)
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The fewest insertions, deletions, substitutions and swaps of neighbours between
/// two words.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (index, row) in rows.iter_mut().enumerate() {
        row[0] = index;
    }
    for (index, cell) in rows[0].iter_mut().enumerate() {
        *cell = index;
    }
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let change = usize::from(one[i - 1] != other[j - 1]);
            let mut best = (rows[i - 1][j] + 1)
                .min(rows[i][j - 1] + 1)
                .min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[one.len()][other.len()]
}
