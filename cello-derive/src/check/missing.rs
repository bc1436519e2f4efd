//! Which required slots are not mapped, and what would fill them?

use cello_catalogue::{Attribution, Slot, Trigger};
use syn::Expr;

use super::event::Written;
use super::groups::Group;
use super::mapping::Mapping;
use crate::input::Field;
use crate::plan::Open;
use crate::problems::advice;
use crate::{suggest, text};

/// The required slots that are not mapped here, each with what to write; and the types
/// that may hold those of which no field is likely, if these are several.
///
/// The attribution fills `newUserId` from an id that is required itself.
pub(super) fn open(
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
        let mut expr = mapping.value.as_ref()?.source.expr()?;
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

pub(super) fn required(trigger: Trigger, attribution: Attribution) -> impl Iterator<Item = Slot> {
    let slots = Slot::VARIANTS.iter().copied();
    slots.filter(move |&slot| cello_catalogue::required(trigger, attribution, slot))
}
