//! With what does an entry fill its slot?

use cello_catalogue::{Kind, Slot};
use syn::Expr;

use super::constant;
use super::early_exit::leaves;
use super::written::Value;
use super::{contradiction, read_modifiers};
use crate::attr::{Entry, Key};
use crate::input::Field;
use crate::keywords::form;
use crate::literal::{self, Literal};
use crate::plan::{Form, Source};
use crate::problems::{Problems, Use};
use crate::types::{self, Known};

/// A field is the value itself.
pub(super) fn of_field(
    entry: &Entry,
    slot: Slot,
    field: &Field,
    problems: &mut Problems,
) -> Option<Value> {
    if let Some(value) = &entry.value {
        match form_after_equals(value, slot) {
            Some(word) => problems.modifier_outside(value, &word, Some(slot), &word),
            None => problems.slot_with_value(&entry.key, slot, field.bound.is_some()),
        }
        return None;
    }
    let modifiers = read_modifiers::modifiers(entry, slot, problems)?;
    let (form, is_converted) = (modifiers.form(), modifiers.with.is_some());
    if !is_converted && is_text_as_price(&entry.key, slot, form, field, problems) {
        return None;
    }
    if form == Form::Own && !is_converted && !form_is_stated(&entry.key, slot, field, problems) {
        return None;
    }
    let is_never_none = !is_converted
        && types::in_option(&field.ty).is_none()
        && types::known_inside(&field.ty) != Known::Unknown;
    if let Some((key, _)) = modifiers.absent.as_ref().filter(|_| is_never_none) {
        problems.never_none(key, Some(&field.ty));
        return None;
    }
    Some(Value {
        source: Source::Field {
            field: field.into(),
            with: modifiers.with.map(|(_, path)| path),
        },
        form,
        absent: modifiers.absent.map(|(_, absent)| absent),
    })
}

/// The unit or form in `price = minor`, in quotes or without.
fn form_after_equals(value: &Expr, slot: Slot) -> Option<String> {
    let word = literal::word_of(value)?;
    let (_, kind) = form(&word)?;
    (kind == slot.rule().kind).then_some(word)
}

/// Reads the value of a slot above the type or a variant, which is after `=`.
pub(super) fn of_container(entry: &Entry, slot: Slot, problems: &mut Problems) -> Option<Value> {
    let Some(expr) = &entry.value else {
        let valued = |inner: &&Entry| form(&inner.key.name).is_some() && inner.value.is_some();
        match entry.modifiers.iter().find(valued) {
            Some(inner) => problems.value_of_modifier(inner, slot),
            None => problems.slot_without_value(entry),
        }
        return None;
    };
    if entry.in_parentheses {
        problems.value_in_parentheses(&entry.key, expr);
        return None;
    }
    let modifiers = read_modifiers::modifiers(entry, slot, problems)?;
    if let Some((with, _)) = &modifiers.with {
        problems.modifier_on_expression(with);
        return None;
    }
    if leaves(&entry.key, expr, problems) {
        return None;
    }
    let literal = Literal::of(expr);
    if let (Some((key, _)), Some(_)) = (&modifiers.absent, &literal) {
        problems.never_none(key, None);
        return None;
    }
    let form = modifiers.form();
    let is_number = matches!(
        literal,
        Some(Literal::Integer { .. } | Literal::Float { .. })
    );
    if form == Form::Own && slot.rule().kind == Kind::Money && is_number {
        problems.unit_missing(&entry.key);
        return None;
    }
    if contradiction::cuts_cents(slot, form, expr, problems) {
        return None;
    }
    Some(Value {
        source: Source::Expr(constant::check(slot, form, Use::Value, expr, problems)?),
        form,
        absent: modifiers.absent.map(|(_, absent)| absent),
    })
}

/// Text is no price until it is parsed, which tells whether it counts minor units.
///
/// ```text
/// #[cello(price(minor))] amount: String,
///         ^^^^^
/// ```
fn is_text_as_price(
    key: &Key,
    slot: Slot,
    form: Form,
    field: &Field,
    problems: &mut Problems,
) -> bool {
    let is_text = types::known_inside(&field.ty) == Known::Text;
    let is_wrong = slot.rule().kind == Kind::Money && is_text;
    if is_wrong {
        problems.text_as_price(key, form, field);
    }
    is_wrong
}

/// A plain number has no unit, and a naive time no offset: the attribute has to state them. And
/// a number is not an address.
fn form_is_stated(key: &Key, slot: Slot, field: &Field, problems: &mut Problems) -> bool {
    match (slot.rule().kind, types::known_inside(&field.ty)) {
        (Kind::Money, Known::Integer | Known::Float) => problems.unit_missing(key),
        (Kind::Instant, Known::NaiveTime) => problems.offset_missing(key),
        (Kind::Instant, Known::Integer) => problems.count_as_time(key, &field.ty),
        (Kind::Email, Known::Integer) => problems.number_as_address(key, &field.ty),
        _ => return true,
    }
    false
}
