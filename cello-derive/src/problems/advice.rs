//! What is there to write for a slot that is not mapped?

use cello_catalogue::{Kind, Slot};
use syn::Type;

use super::with_modifiers;
use crate::input::Field;
use crate::types::{self, Known};

/// There is a field that probably holds it.
pub(crate) fn of_field(slot: Slot, field: &Field) -> String {
    format!(
        "did you mean the field `{}`? add #[cello({})] to it",
        field.name(),
        likely_mapping(slot, field),
    )
}

/// A field fills `newUserId`, and nothing `newUser.id`.
pub(crate) fn of_both_ids(field: &Field) -> String {
    format!(
        "the field `{}` fills `newUserId` now: write #[cello(newUser.id)] on it, which fills both",
        field.name()
    )
}

/// No field is likely; others are filled from `place`, if there is one to speak of.
pub(crate) fn of_path(slot: Slot, place: Option<&str>) -> String {
    // The unit that an expression has to say.
    let unit = (slot.rule().kind == Kind::Money).then_some("minor");
    let slot = with_modifiers(slot.as_str(), unit);
    match place {
        Some(place) => format!("no likely field; map a path: #[cello({slot} = &{place}.…)]"),
        None => format!("no likely field; write above the variant: #[cello({slot} = …)]"),
    }
}

/// What to write on a field so that it fills a slot.
fn likely_mapping(slot: Slot, field: &Field) -> String {
    let inner = types::in_option(&field.ty);
    let mut modifiers = Vec::new();
    modifiers.extend(likely_form_of(
        slot,
        inner.unwrap_or(&field.ty),
        &field.name(),
    ));
    if inner.is_some() && slot != Slot::PayloadUcc {
        modifiers.push("none = \"error\"");
    }
    with_modifiers(slot.as_str(), modifiers)
}

/// The unit or form that a type of this name needs.
fn likely_form_of(slot: Slot, ty: &Type, name: &str) -> Option<&'static str> {
    match (slot.rule().kind, types::known(ty)) {
        (Kind::Money, Known::Integer) => Some("minor"),
        (Kind::Money, Known::Float) => Some("major"),
        (Kind::Instant, Known::NaiveTime) => Some("utc"),
        (Kind::Instant, Known::Integer) if name.ends_with("ms") || name.ends_with("millis") => {
            Some("unix_ms")
        }
        (Kind::Instant, Known::Integer) => Some("unix"),
        _ => None,
    }
}
