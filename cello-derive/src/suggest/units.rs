//! Which modifiers does a field need to fill a slot?

use syn::Type;

use super::field_type::{Holds, holds};
use super::name_words::words_of;
use super::vocabulary::{MAJOR, MINOR, any_in};
use cello_catalogue::{Kind, Slot};

/// The units and forms that a field may be in for a slot, the likelier first: one if its
/// name or its type tells, two if it cannot be known, none if it needs none.
pub(crate) fn forms(slot: Slot, name: &str, ty: &Type) -> &'static [&'static str] {
    let words = words_of(name);
    let has = |list: &str| any_in(&words, list);
    match (slot.rule().kind, holds(ty)) {
        (Kind::Money, Holds::Integer | Holds::Float) if has(MINOR) => &["minor"],
        (Kind::Money, Holds::Integer) if has(MAJOR) => &["major"],
        (Kind::Money, Holds::Integer) => &["minor", "major"],
        (Kind::Money, Holds::Float) => &["major"],
        (Kind::Instant, Holds::NaiveTime) => &["utc"],
        (Kind::Instant, Holds::Integer) if has("ms") => &["unix_ms"],
        (Kind::Instant, Holds::Integer) if has("unix seconds epoch") => &["unix"],
        (Kind::Instant, Holds::Integer) => &["unix", "unix_ms"],
        _ => &[],
    }
}

/// Whether the field is an amount as text, which must be parsed.
pub(crate) fn is_amount_as_text(slot: Slot, ty: &Type) -> bool {
    slot.rule().kind == Kind::Money && holds(ty) == Holds::Text
}
