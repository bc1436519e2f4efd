//! Which slot does a key name?

use cello_catalogue::{Slot, Trigger};

use super::read_modifiers;
use crate::attr::Entry;
use crate::keywords::{self, Place};
use crate::literal;
use crate::problems::Problems;
use crate::suggest;

/// The slot that a key names; or those that were probably meant, where it names none,
/// which is reported.
pub(super) fn slot(
    entry: &Entry,
    place: Place,
    triggers: &[Trigger],
    problems: &mut Problems,
) -> Result<Slot, Vec<Slot>> {
    let key = &entry.key;
    let name = key.name.as_str();
    if let Some(named) = Slot::named(name) {
        return Ok(named);
    }
    let trigger = trigger(entry, place);
    if matches!(name, "eventName" | "event.trigger") {
        match trigger {
            Some(trigger) if name == "event.trigger" && triggers.is_empty() => {
                problems.trigger_without_key(key, trigger);
            }
            _ => problems.set_automatically(key),
        }
    } else if keywords::is_setting(name) {
        problems.misplaced(key, place);
    } else if let Some((slot, unit)) = read_modifiers::in_one_word(name) {
        problems.modifier_outside(key, unit, Some(slot), unit);
        return Err(vec![slot]);
    } else if let Some(trigger) = trigger {
        problems.trigger_without_key(key, trigger);
    } else {
        let mut meant = meant(entry, place);
        // If there are several, those that the event has.
        let taken = |slot: &Slot| triggers.iter().any(|&trigger| slot.is_of(trigger));
        if meant.iter().any(taken) {
            meant.retain(taken);
        }
        problems.unknown_key(key, place, &meant);
        return Err(meant);
    }
    Err(Vec::new())
}

/// The slots that may have been meant: by the key, or by what another macro would have it
/// followed by, like `rename = "currency"` and `newUser(email)`.
fn meant(entry: &Entry, place: Place) -> Vec<Slot> {
    let name = &entry.key.name;
    let inside = entry.modifiers.iter();
    let inside = inside.filter_map(|inner| Slot::named(&format!("{name}.{}", inner.key.name)));
    let inside: Vec<Slot> = inside.collect();
    let value = entry.value.as_ref().filter(|_| place == Place::Field);
    let value = value.and_then(literal::text_of);
    let value = value.and_then(|word| Slot::named(&word));
    match value {
        _ if !inside.is_empty() => inside,
        Some(slot) => vec![slot],
        None if suggest::is_condition(name) => Vec::new(),
        None => suggest::slots(name),
    }
}

/// The trigger in `new_signup` and in `event = "new-signup"`.
fn trigger(entry: &Entry, place: Place) -> Option<&'static str> {
    if !place.settings().contains(&"trigger") {
        return None;
    }
    match &entry.value {
        Some(value) => suggest::spelled_trigger(&literal::text_of(value)?),
        None => suggest::spelled_trigger(&entry.key.name),
    }
}
