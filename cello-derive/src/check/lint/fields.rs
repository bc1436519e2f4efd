//! Which mapped fields are likely mistakes?

use cello_catalogue::{Kind, Lint, Slot, Trigger};
use syn::Ident;

use super::Subject;
use crate::check::written::Mapping;
use crate::input::Field;
use crate::plan::{Form, FoundLint};
use crate::suggest::name_words::written_words_of;
use crate::text;
use crate::types::{Known, known_inside};

pub(super) fn lints(mapping: &Mapping<'_>, subject: &Subject<'_, '_>, found: &mut Vec<FoundLint>) {
    let (Some(field), Some(value)) = (mapping.field, &mapping.value) else {
        return;
    };
    let name = field.name();
    let mut push = |lint, explanation| {
        found.push(FoundLint {
            slot: mapping.slot,
            lint,
            explanation,
        });
    };
    if value.form == Form::Minor && known_inside(&field.ty) == Known::Float {
        let explanation = format!(
            "the field `{name}` is a float, and floats usually hold major units: 129.9, not 12990"
        );
        push(Lint::MinorFloat, explanation);
    }
    if mapping.slot == Slot::PayloadUcc
        && written_words_of(&name).iter().any(|word| is_coupon(word))
    {
        let explanation = format!(
            "the field `{name}` names a discount; `ucc` is the referral code of the referrer"
        );
        push(Lint::CouponAsUcc, explanation);
    }
    if let Some(better) = better(mapping.slot, &name, subject) {
        let explanation = format!(
            "the field `{}` is not mapped, and fits better than `{name}`",
            better.name()
        );
        push(Lint::BetterField, explanation);
    }
}

fn is_coupon(word: &str) -> bool {
    let coupons = ["coupon", "promo", "promotion", "voucher"];
    coupons.contains(&word)
}

/// The names that say exactly what an event's slot holds.
fn exact_names(slot: Slot, trigger: Trigger) -> &'static [&'static str] {
    match (slot, trigger) {
        (Slot::PayloadPrice, Trigger::InvoicePaid) => &["amount paid", "paid amount"],
        (Slot::PayloadPrice, Trigger::ChargeRefunded) => {
            &["refund amount", "amount refunded", "refunded amount"]
        }
        (Slot::EventTimestamp, Trigger::InvoicePaid) => &["paid at"],
        (Slot::EventTimestamp, Trigger::ChargeRefunded) => &["refunded at"],
        (Slot::EventTimestamp, Trigger::DemoCallAttended) => &["attended at"],
        (Slot::EventTimestamp, Trigger::NewSignup) => &["signed up at"],
        _ => &[],
    }
}

/// An unmapped field that is named exactly after what the slot holds, where the mapped one
/// is not. A unit at the end of a name is passed over.
fn better<'a>(slot: Slot, mapped: &str, subject: &Subject<'_, 'a>) -> Option<&'a Field> {
    let exact = exact_names(slot, subject.trigger?);
    let is_exact = |name: &str| {
        let words = written_words_of(name).join(" ");
        exact.iter().any(|exact| {
            let rest = words.strip_prefix(exact);
            rest.is_some_and(|rest| {
                ["", " cents", " pence", " minor", " ms", " utc"].contains(&rest)
            })
        })
    };
    if is_exact(mapped) {
        return None;
    }
    unmapped(subject, |field| {
        is_exact(&field.name()) && may_fill(slot, field)
    })
}

fn may_fill(slot: Slot, field: &Field) -> bool {
    match (slot.rule().kind, known_inside(&field.ty)) {
        (_, Known::Unknown) => true,
        (Kind::Money, known) => matches!(known, Known::Integer | Known::Float),
        (Kind::Instant, known) => !matches!(known, Known::Float | Known::Other),
        _ => false,
    }
}

/// The first field of the kind that neither a mapping nor an expression of this event uses.
/// Most fields are not of the kind, so the expressions are looked through last.
pub(super) fn unmapped<'a>(
    subject: &Subject<'_, 'a>,
    is_meant: impl Fn(&Field) -> bool,
) -> Option<&'a Field> {
    let mut meant = subject.fields.iter().filter(|field| is_meant(field));
    meant.find(|field| {
        let name = field.name();
        let is_field = |ident: &Ident| *ident == name.as_str();
        let is_used = subject.mappings.iter().any(|mapping| {
            let expr = mapping.value.as_ref().and_then(|value| value.source.expr());
            mapping
                .field
                .is_some_and(|mapped| mapped.member == field.member)
                || expr.is_some_and(|expr| text::mentions(expr, &is_field))
        });
        let mut entries = field.attrs.iter().flat_map(|attr| &attr.entries);
        !is_used && !entries.any(|entry| entry.key.name == "flatten")
    })
}
