//! What was written to fill slots?

use cello_catalogue::Trigger;

use super::value;
use super::written::{Group, Mapping, Mappings, PartMapping};
use super::{contradiction, key, lint, read_modifiers, read_settings};
use crate::attr::{Attr, Entry};
use crate::input::Field;
use crate::keywords::{Place, is_modifier};
use crate::problems::Problems;
use crate::suggest;

/// Reads what is written on a field.
pub(super) fn of_field<'a>(
    field: &'a Field,
    groups: &[Group<'_>],
    mappings: &mut Mappings<'a>,
    problems: &mut Problems,
) {
    let triggers: Vec<Trigger> = groups.iter().filter_map(|group| group.trigger).collect();
    for attr in &field.attrs {
        let on = on(attr, groups, problems);
        // Modifiers beside a slot, instead of in its parentheses: the slot itself is right.
        let entries: Vec<&Entry> = attr.entries.iter().collect();
        let is_torn = read_modifiers::misplaced(&entries, problems);
        for entry in &attr.entries {
            let key = &entry.key;
            let is_modifier =
                is_modifier(&key.name) || read_modifiers::unit_in_value(entry).is_some();
            if key.name == "on" || is_modifier {
                continue;
            }
            if lint::is_allow(entry) && !entry.broken {
                lint::check_allow(entry, problems);
            } else if entry.broken {
                of_broken(entry, Some(field), mappings);
            } else if key.name == "flatten" {
                read_settings::flag(entry, problems);
                mappings.parts.push(PartMapping { key, field, on });
            } else {
                match key::slot(entry, Place::Field, &triggers, problems) {
                    Ok(slot) => mappings.slots.push(Mapping {
                        key,
                        slot,
                        field: Some(field),
                        on,
                        value: (!is_torn)
                            .then(|| value::of_field(entry, slot, field, problems))
                            .flatten(),
                    }),
                    Err(meant) => mappings.guess(key, &meant, Some(field)),
                }
            }
        }
    }
    contradiction::of_field(field, problems);
}

/// Reads a `SLOT = EXPR` above the type or a variant.
pub(super) fn of_container<'a>(
    entry: &'a Entry,
    place: Place,
    on: Option<Trigger>,
    mappings: &mut Mappings<'a>,
    problems: &mut Problems,
) {
    let key = &entry.key;
    if place == Place::Intervals {
        return problems.above_intervals(key);
    }
    match key::slot(entry, place, on.as_slice(), problems) {
        Ok(slot) => mappings.slots.push(Mapping {
            key,
            slot,
            field: None,
            on,
            value: value::of_container(entry, slot, problems),
        }),
        Err(meant) => mappings.guess(key, &meant, None),
    }
}

/// An entry that did not parse still names the slot that it was for.
pub(super) fn of_broken<'a>(
    entry: &'a Entry,
    field: Option<&'a Field>,
    mappings: &mut Mappings<'a>,
) {
    mappings.guess(&entry.key, &suggest::slots(&entry.key.name), field);
}

/// The trigger that `on` restricts an attribute to.
fn on(attr: &Attr, groups: &[Group<'_>], problems: &mut Problems) -> Option<Trigger> {
    let mut all = attr.entries.iter().filter(|entry| entry.key.name == "on");
    let entry = all.next()?;
    if let Some(second) = all.next() {
        problems.duplicate(&second.key);
    }
    // `#[cello(on = "invoice-paid")]`, and the slot in an attribute of its own or nowhere.
    if attr.entries.iter().all(|entry| entry.key.name == "on") {
        problems.on_without_slot(&entry.key);
    }
    if groups.is_empty() {
        // A missing trigger is reported instead, if that is the cause.
        if problems.is_empty() {
            problems.on_without_event(&entry.key);
        }
        return None;
    }
    let word = read_settings::trigger_word(entry, Place::Field, problems)?;
    let trigger = read_settings::trigger(word, problems)?;
    let all_known = groups.iter().all(|group| group.trigger.is_some());
    if all_known && !groups.iter().any(|group| group.trigger == Some(trigger)) {
        let names: Vec<String> = groups.iter().map(|group| group.at.value()).collect();
        problems.trigger_of_no_group(word, &names);
        return None;
    }
    Some(trigger)
}
