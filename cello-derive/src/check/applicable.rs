//! Which mappings does an event take?

use cello_catalogue::{Presence, Trigger};

use super::written::{Mapping, Mappings};
use crate::plan::Event;
use crate::problems::Problems;

/// A trigger takes only its own slots.
///
/// ```text
/// #[cello(trigger = "demo-call-attended", price(minor) = 100)]
///                                         ^^^^^
/// ```
///
/// What a field or a shared attribute fills goes to the events that take it; what is
/// written for one trigger must be of that trigger.
pub(super) fn taken<'m, 'a>(
    trigger: Trigger,
    mappings: &[&'m Mapping<'a>],
    is_only: bool,
    problems: &mut Problems,
) -> Vec<&'m Mapping<'a>> {
    let mut taken = Vec::new();
    for &mapping in mappings {
        let is_for_it = mapping.on.is_none_or(|on| on == trigger);
        match mapping.slot.presence(trigger) {
            _ if !is_for_it => {}
            Presence::Required | Presence::Optional => taken.push(mapping),
            Presence::NotTaken | Presence::Fixed(_) => {
                if (mapping.on.is_some() || is_only) && !mapping.is_guess() {
                    not_applicable(mapping, trigger, problems);
                }
            }
        }
    }
    taken
}

fn not_applicable(mapping: &Mapping<'_>, trigger: Trigger, problems: &mut Problems) {
    match mapping.slot.presence(trigger) {
        Presence::Fixed(value) => problems.fixed_slot(mapping.key, mapping.slot, trigger, value),
        _ => problems.no_such_slot(mapping.key, mapping.slot, trigger),
    }
}

/// A mapping that several events could take must be taken by one of them at least.
pub(super) fn never_taken(mappings: &Mappings<'_>, events: &[&Event], problems: &mut Problems) {
    let shared = mappings
        .slots
        .iter()
        .filter(|mapping| mapping.on.is_none() && !mapping.is_guess());
    let [first, _, ..] = events else {
        return;
    };
    for mapping in shared {
        if !events.iter().any(|event| mapping.slot.is_of(event.trigger)) {
            not_applicable(mapping, first.trigger, problems);
        }
    }
}

/// Slots above an enum are for the events that the enum maps itself.
///
/// ```text
/// #[cello(ucc = "A1b2C3d4E5f")]
///         ^^^
/// enum Event { #[cello(transparent)] Paid(Invoice) }
/// ```
pub(super) fn shared_slot_unused(mappings: &Mappings<'_>, problems: &mut Problems) {
    for mapping in &mappings.slots {
        if !mapping.is_guess() {
            problems.shared_slot_unused(mapping.key);
        }
    }
}
