//! Which required slots are not mapped, and what would fill them?

use std::cell::LazyCell;

use cello_catalogue::{Attribution, Slot, Trigger};
use syn::Expr;

use super::written::{Group, Mapping, Written};
use crate::input::Field;
use crate::plan::Open;
use crate::problems::advice;
use crate::suggest::{self, Likely, Situation};
use crate::text;

/// Returns the required slots that are not mapped here, each with what to write; and the types
/// that may hold the slots without a likely field, if there are several of these.
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
    // A complete event has none to look for.
    let situation = LazyCell::new(|| Situation::of(&group.name, trigger, fields));
    let mut open = Vec::new();
    let mut suggested: Vec<&Field> = Vec::new();
    let mut without_field = 0;
    for slot in required(trigger, group.attribution) {
        if slot == Slot::PayloadNewUserId || mapped(slot).is_some() {
            continue;
        }
        let attributed = mapped(Slot::PayloadNewUserId).and_then(|mapping| mapping.field);
        let likely = situation.likely(slot);
        suggested.extend(likely.fields());
        let advice = match (likely, attributed) {
            (Likely::One(field), _) => advice::of_field(slot, field, is_variant),
            (Likely::Either(fields), _) => advice::of_either(slot, &fields, is_variant),
            (Likely::Names(first, last), _) => advice::of_names(first, last, is_variant),
            (Likely::None, Some(field)) if slot == Slot::NewUserId => advice::of_both_ids(field),
            _ => {
                without_field += 1;
                let place = neighbour(slot, mappings).or_else(|| {
                    let field = situation.place(slot)?.name();
                    Some(if is_variant {
                        field
                    } else {
                        format!("self.{field}")
                    })
                });
                advice::of_path(slot, place.as_deref(), is_variant)
            }
        };
        open.push(Open { slot, advice });
    }
    let likely_parts = if without_field > 1 {
        let is_free = |field: &&Field| {
            field.attrs.is_empty() && !suggested.iter().any(|it| std::ptr::eq(*it, *field))
        };
        fields
            .iter()
            .filter(is_free)
            .filter_map(suggest::part)
            .collect()
    } else {
        Vec::new()
    };
    (open, likely_parts)
}

/// The place that slots of the same kind of thing are filled from: for `newUser.email`, the
/// `self.customer` of `newUser.id = self.customer.id`.
fn neighbour(slot: Slot, mappings: &[&Mapping<'_>]) -> Option<String> {
    let thing = |slot: Slot| match slot {
        Slot::PayloadPrice | Slot::PayloadCurrency => Some("money"),
        slot => slot.as_str().split_once('.').map(|(thing, _)| thing),
    };
    let mut beside = mappings
        .iter()
        .filter(|mapping| thing(mapping.slot).is_some() && thing(mapping.slot) == thing(slot));
    let place = beside.find_map(|mapping| {
        let mut expr = mapping.value.as_ref()?.source.expr()?;
        if let Expr::Reference(reference) = expr {
            expr = &reference.expr;
        }
        match expr {
            Expr::Field(field) if matches!(&*field.base, Expr::Field(_)) => Some(&field.base),
            _ => None,
        }
    });
    place.map(text::of)
}

pub(super) fn required(trigger: Trigger, attribution: Attribution) -> impl Iterator<Item = Slot> {
    let slots = Slot::VARIANTS.iter().copied();
    slots.filter(move |&slot| cello_catalogue::required(trigger, attribution, slot))
}
