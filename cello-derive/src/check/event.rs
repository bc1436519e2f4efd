//! Is this event complete, and right?

use syn::Expr;

use super::constant;
use super::mapping::{Mapping, Mappings, PartMapping, Value, field_of};
use super::settings::Group;
use crate::catalogue::{Presence, Slot, Trigger};
use crate::input::Field;
use crate::plan::{Absent, Attribution, Content, Event, Fill, Open, Part, Source};
use crate::problems::{Problems, advice};
use crate::{suggest, text, types};

/// Everything that is written for a type, and the fields that it is written for.
pub(super) struct Written<'w, 'a> {
    pub fields: &'a [Field],
    /// On the fields, and above the type.
    pub mappings: &'w Mappings<'a>,
    /// Whether the type is never any other event.
    pub is_only: bool,
    /// Whether it is a variant of an enum.
    pub is_variant: bool,
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
    let (open, likely_parts) = open(group, trigger, &mappings, written);
    if parts.is_empty() {
        complete(group, trigger, &open, &likely_parts, problems);
    }

    let is_required = |slot| is_required(slot, trigger, group.attribution);
    let fills = mappings
        .iter()
        .filter_map(|mapping| fill(mapping, is_required, problems));
    let fills = in_order(fills.collect());
    Some(Event {
        name: group.name.clone(),
        trigger,
        at: group.at.span(),
        when: group.when.cloned(),
        attribution: group.attribution,
        guide_spelling: group.guide_spelling,
        is_only: written.is_only,
        required: required(trigger, group.attribution).count(),
        open,
        content: Content { fills, parts },
    })
}

/// A part: what fills its slots; whether that is enough is for the events to say.
pub(super) fn part(mappings: &Mappings<'_>, problems: &mut Problems) -> Content {
    let all: Vec<&Mapping<'_>> = mappings.slots.iter().collect();
    let once = once_each(&all, problems);
    price_in_currency(&once, problems);
    // An `Option` leaves its slot out; an event that requires it will not compile.
    let is_required = |slot: Slot| {
        let mapping = once.iter().find(|mapping| mapping.slot == slot);
        let field = mapping.and_then(|mapping| mapping.field);
        field.is_none_or(|field| types::in_option(&field.ty).is_none())
    };
    let fills = once
        .iter()
        .filter_map(|mapping| fill(mapping, is_required, problems));
    Content {
        fills: in_order(fills.collect()),
        parts: parts(&mappings.parts, None),
    }
}

fn parts(mappings: &[PartMapping<'_>], trigger: Option<Trigger>) -> Vec<Part> {
    mappings
        .iter()
        .filter(|part| part.on.is_none() || part.on == trigger)
        .map(|part| Part {
            field: field_of(part.field),
            at: part.key.span(),
        })
        .collect()
}

/// What may end it all comes first.
fn in_order(mut fills: Vec<Fill>) -> Vec<Fill> {
    fills.sort_by_key(|fill| {
        let ends_it = matches!(fill.absent, Absent::Skip);
        (!ends_it, fill.slot)
    });
    fills
}

/// A trigger takes only its own slots.
///
/// ```text
/// #[cello(trigger = "demo-call-attended", price(minor) = 100)]
///                                         ^^^^^
/// ```
///
/// What a field or a shared attribute fills goes to the events that take it; what is
/// written for one trigger must be of that trigger.
fn taken<'m, 'a>(
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
                    not_taken(mapping, trigger, problems);
                }
            }
        }
    }
    taken
}

fn not_taken(mapping: &Mapping<'_>, trigger: Trigger, problems: &mut Problems) {
    match mapping.slot.presence(trigger) {
        Presence::Fixed(value) => problems.fixed(mapping.key, mapping.slot, trigger, value),
        _ => problems.not_taken(mapping.key, mapping.slot, trigger),
    }
}

/// A mapping that several events could take must be taken by one of them at least.
pub(super) fn never_taken(mappings: &Mappings<'_>, events: &[&Event], problems: &mut Problems) {
    let takes = |event: &Event, slot: Slot| slot.triggers().any(|taker| taker == event.trigger);
    let shared = mappings
        .slots
        .iter()
        .filter(|mapping| mapping.on.is_none() && !mapping.is_guess());
    for mapping in shared {
        if let [first, _, ..] = events
            && !events.iter().any(|event| takes(event, mapping.slot))
        {
            not_taken(mapping, first.trigger, problems);
        }
    }
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
                problems.attributed_twice(mapping.key);
            }
        }
    }
}

/// The required slots that are not mapped here, each with what to write; and the types
/// that may hold those of which no field is likely, if these are several.
///
/// The attribution fills `newUserId` from an id that is required itself.
fn open(
    group: &Group<'_>,
    trigger: Trigger,
    mappings: &[&Mapping<'_>],
    written: &Written<'_, '_>,
) -> (Vec<Open>, Vec<String>) {
    let (fields, is_variant) = (written.fields, written.is_variant);
    let mapped = |slot: Slot| mappings.iter().find(|mapping| mapping.slot == slot);
    let mut candidates: Vec<&Field> = fields
        .iter()
        .filter(|field| field.attrs.is_empty())
        .collect();
    let mut open = Vec::new();
    let mut without_field = 0;
    for slot in required(trigger, group.attribution) {
        if slot == Slot::PayloadNewUserId || mapped(slot).is_some() {
            continue;
        }
        let likely = suggest::field(slot, candidates.iter().copied());
        candidates.retain(|field| !likely.is_some_and(|likely| std::ptr::eq(likely, *field)));
        let attributed = mapped(Slot::PayloadNewUserId).and_then(|mapping| mapping.field);
        let advice = match (likely, attributed) {
            (Some(field), _) => advice::of_field(slot, field),
            (None, Some(field)) if slot == Slot::NewUserId => advice::of_both_ids(field),
            _ => {
                without_field += 1;
                advice::of_path(slot, neighbour(mappings, is_variant).as_deref())
            }
        };
        open.push(Open { slot, advice });
    }
    let likely_parts = if without_field > 1 {
        candidates.into_iter().filter_map(suggest::part).collect()
    } else {
        Vec::new()
    };
    (open, likely_parts)
}

/// The place that other slots are filled from: `self.customer` of `self.customer.id`.
///
/// Of a variant, which has no `self.`, the fields are named themselves.
fn neighbour(mappings: &[&Mapping<'_>], is_variant: bool) -> Option<String> {
    let place = mappings.iter().find_map(|mapping| {
        let mut expr = match &mapping.value.as_ref()?.source {
            Source::Expr(expr) => expr,
            Source::Field { .. } => return None,
        };
        if let Expr::Reference(reference) = expr {
            expr = &reference.expr;
        }
        match expr {
            Expr::Field(field) if matches!(&*field.base, Expr::Field(_)) => Some(&field.base),
            _ => None,
        }
    });
    match place {
        Some(place) => Some(text::of(place)),
        None => (!is_variant).then(|| "self".to_owned()),
    }
}

/// Every required slot is filled; all that are not are one error, on the trigger.
fn complete(
    group: &Group<'_>,
    trigger: Trigger,
    open: &[Open],
    likely_parts: &[String],
    problems: &mut Problems,
) {
    if !open.is_empty() && !problems.has_lost_entry() {
        let required = required(trigger, group.attribution).count();
        problems.missing(group.at, &group.name, trigger, required, open, likely_parts);
    }
}

fn required(trigger: Trigger, attribution: Attribution) -> impl Iterator<Item = Slot> {
    let slots = Slot::VARIANTS.iter().copied();
    slots.filter(move |&slot| is_required(slot, trigger, attribution))
}

fn is_required(slot: Slot, trigger: Trigger, attribution: Attribution) -> bool {
    slot.presence(trigger) == Presence::Required
        || slot == Slot::NewUserOrganizationId && attribution == Attribution::Organization
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
    if let Some(price) = value(Slot::PayloadPrice)
        && let Some(currency) = value(Slot::PayloadCurrency)
        && let Source::Expr(currency) = &currency.source
    {
        let expr = match &price.source {
            Source::Expr(expr) => Some(expr),
            Source::Field { .. } => None,
        };
        constant::price_fits(price.form, expr, currency, problems);
    }
}

/// What a mapping fills its slot with, and what `None` means there.
///
/// In an optional slot it leaves the slot out, in `ucc` it means not referred. In any
/// other it has to be said.
///
/// ```text
/// #[cello(newUser.email)] email: Option<String>,
///         ^^^^^^^^^^^^^
/// ```
fn fill(
    mapping: &Mapping<'_>,
    is_required: impl Fn(Slot) -> bool,
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
        None => {
            if let Source::Field { field, with: None } = &source
                && types::in_option(&field.ty).is_some()
            {
                problems.none_unsaid(mapping.key, slot, form);
                return None;
            }
            Absent::Never
        }
    };
    Some(Fill {
        slot,
        source,
        form,
        absent,
    })
}
