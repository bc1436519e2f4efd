//! Is this event complete, and right?

use cello_catalogue::{Attribution, Kind, Presence, Slot, Trigger};

use super::applicable::taken;
use super::constant;
use super::lint::{self, Subject};
use super::missing::{open, required};
use super::written::{Group, Mapping, PartMapping, Value, Written};
use crate::plan::{Absent, Blank, Content, Event, Fill, FoundLint, Part, Source};
use crate::problems::Problems;
use crate::types;

impl Written<'_, '_> {
    /// The likely mistakes in one event, or in a part, which has no group.
    fn lints(&self, group: Option<&Group<'_>>, mappings: &[&Mapping<'_>]) -> Vec<FoundLint> {
        lint::lints(&Subject {
            name: &self.name.to_string(),
            trigger: group.and_then(|group| group.trigger),
            states_attribution: group.is_none_or(|group| group.states_attribution),
            attrs: &self.attrs,
            fields: self.fields,
            mappings,
        })
    }
}

/// One event: what fills its slots, and whether that is enough.
pub(super) fn event(
    group: &Group<'_>,
    written: &Written<'_, '_>,
    problems: &mut Problems,
) -> Option<Event> {
    let trigger = group.trigger?;
    let all: Vec<&Mapping<'_>> = group
        .own
        .slots
        .iter()
        .chain(&written.mappings.slots)
        .collect();
    let mappings = taken(trigger, &all, written.is_only, problems);
    let mappings = once_each(&mappings, problems);
    attributed_once(group, &mappings, problems);
    price_in_currency(&mappings, problems);
    let parts: Vec<Part> = parts(&written.mappings.parts, Some(trigger));
    let required = required(trigger, group.attribution).count();
    let (open, likely_parts) = open(group, trigger, &mappings, written);
    if parts.is_empty() && !open.is_empty() && !problems.has_lost_entry() {
        problems.missing(
            group.at,
            &group.name,
            trigger,
            required,
            &open,
            &likely_parts,
        );
    }

    let is_required = |slot| cello_catalogue::required(trigger, group.attribution, slot);
    let may_be_blank = |slot| !is_required(slot);
    let fills = fills(&mappings, is_required, may_be_blank, problems);
    Some(Event {
        name: group.name.clone(),
        trigger,
        at: group.at.span(),
        when: group.when.cloned(),
        attribution: group.attribution,
        user_key: group.user_key,
        is_only: written.is_only,
        required,
        open,
        content: Content {
            fills,
            parts,
            lints: written.lints(Some(group), &mappings),
            allowed: lint::allowed(&written.attrs),
        },
    })
}

/// Checks a part: what fills its slots. Whether that is enough is checked where it is flattened.
pub(super) fn part(written: &Written<'_, '_>, problems: &mut Problems) -> Content {
    let all: Vec<&Mapping<'_>> = written.mappings.slots.iter().collect();
    let once = once_each(&all, problems);
    price_in_currency(&once, problems);
    // An `Option` leaves its slot out; an event that requires it will not compile.
    let is_required = |slot: Slot| {
        let mapping = once.iter().find(|mapping| mapping.slot == slot);
        let field = mapping.and_then(|mapping| mapping.field);
        field.is_none_or(|field| types::in_option(&field.ty).is_none())
    };
    // Which events it is flattened into is not known here.
    let may_be_blank = |slot: Slot| {
        let is_optional = |trigger| slot.presence(trigger) == Presence::Optional;
        slot.triggers().any(is_optional)
    };
    Content {
        fills: fills(&once, is_required, may_be_blank, problems),
        parts: parts(&written.mappings.parts, None),
        lints: written.lints(None, &once),
        allowed: lint::allowed(&written.attrs),
    }
}

fn parts(mappings: &[PartMapping<'_>], trigger: Option<Trigger>) -> Vec<Part> {
    mappings
        .iter()
        .filter(|part| part.on.is_none() || part.on == trigger)
        .map(|part| Part {
            field: part.field.into(),
            at: part.key.span(),
        })
        .collect()
}

/// What may end it all comes first.
fn fills(
    mappings: &[&Mapping<'_>],
    is_required: impl Fn(Slot) -> bool,
    may_be_blank: impl Fn(Slot) -> bool,
    problems: &mut Problems,
) -> Vec<Fill> {
    let fills = mappings
        .iter()
        .filter_map(|mapping| fill(mapping, &is_required, &may_be_blank, problems));
    let mut fills: Vec<Fill> = fills.collect();
    fills.sort_by_key(|fill| (!matches!(fill.absent, Absent::Skip), fill.slot));
    fills
}

/// A slot is filled once.
///
/// ```text
/// #[cello(newUser.id)] user_id: u64,
/// #[cello(newUser.id)] customer_id: u64,
///         ^^^^^^^^^^
/// ```
fn once_each<'m, 'a>(
    mappings: &[&'m Mapping<'a>],
    problems: &mut Problems,
) -> Vec<&'m Mapping<'a>> {
    let mut once: Vec<&Mapping<'_>> = Vec::new();
    // Fields first, so that of a field and a line above the struct the latter is the second.
    let (fields, above): (Vec<&Mapping<'_>>, Vec<&Mapping<'_>>) =
        mappings.iter().partition(|mapping| mapping.field.is_some());
    for mapping in [fields, above].concat() {
        let first = once.iter().find(|first| first.slot == mapping.slot);
        match first {
            Some(first) if !mapping.is_guess() && !first.is_guess() => {
                problems.filled_twice(mapping.key, mapping.slot, &first.place());
            }
            Some(_) => {}
            None => once.push(mapping),
        }
    }
    once
}

/// Where organizations are rewarded, their id is `newUserId`, and nothing else is.
///
/// ```text
/// #[cello(trigger = "invoice-paid", attribution = "organization")]
/// …
/// #[cello(newUserId)] payer: u64,
///         ^^^^^^^^^
/// ```
fn attributed_once(group: &Group<'_>, mappings: &[&Mapping<'_>], problems: &mut Problems) {
    if group.attribution == Attribution::Organization {
        for mapping in mappings {
            if mapping.slot == Slot::PayloadNewUserId {
                problems.filled_by_attribution(mapping.key);
            }
        }
    }
}

/// A constant price is not finer than its constant currency, and nothing counts the minor
/// units of one that has none.
///
/// ```text
/// #[cello(trigger = "invoice-paid", price(major) = 4.5, currency = "JPY")]
///                                                  ^^^
/// ```
fn price_in_currency(mappings: &[&Mapping<'_>], problems: &mut Problems) {
    let value = |slot: Slot| {
        let mapping = mappings.iter().find(|mapping| mapping.slot == slot)?;
        mapping.value.as_ref()
    };
    let currency = value(Slot::PayloadCurrency).and_then(|currency| currency.source.expr());
    if let (Some(price), Some(currency)) = (value(Slot::PayloadPrice), currency) {
        constant::price_fits(price.form, price.source.expr(), currency, problems);
    }
}

/// What a mapping fills its slot with, and what `None` means there.
///
/// In an optional slot it leaves the slot out, in `ucc` it means not referred. In any
/// other, the attribute has to state what it means.
///
/// ```text
/// #[cello(newUser.email)] email: Option<String>,
///         ^^^^^^^^^^^^^
/// ```
fn fill(
    mapping: &Mapping<'_>,
    is_required: impl Fn(Slot) -> bool,
    may_be_blank: impl Fn(Slot) -> bool,
    problems: &mut Problems,
) -> Option<Fill> {
    let Value {
        source,
        form,
        absent,
    } = mapping.value.clone()?;
    let slot = mapping.slot;
    let absent = match absent {
        Some(absent) => absent,
        None if slot == Slot::PayloadUcc => Absent::Skip,
        None if !is_required(slot) => Absent::LeaveOut,
        None => match &source {
            Source::Field { field, with: None } if types::in_option(&field.ty).is_some() => {
                problems.optional_in_required(mapping.key, slot, form);
                return None;
            }
            _ => Absent::Never,
        },
    };
    let is_text = slot.rule().kind == Kind::Text;
    let leaves_out = matches!(absent, Absent::LeaveOut | Absent::Never);
    let blank = if is_text && leaves_out && may_be_blank(slot) {
        Blank::LeavesOut
    } else {
        Blank::Error
    };
    Some(Fill {
        slot,
        source,
        form,
        absent,
        blank,
    })
}
