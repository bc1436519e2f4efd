//! Which modifiers does a field need to fill a slot?

use syn::Type;

use super::field_type::{Holds, holds};
use super::name_words::words_of;
use super::vocabulary::{MAJOR, MINOR, any_in};
use cello_catalogue::{Kind, Slot};

/// The units and forms that a field may be in for a slot, the likelier first: two if
/// neither its name nor its type tells, and no modifier if it needs none.
pub(crate) fn forms(slot: Slot, name: &str, ty: &Type) -> &'static [Option<&'static str>] {
    let words = words_of(name);
    let has = |list: &str| any_in(&words, list);
    match (slot.rule().kind, holds(ty)) {
        (Kind::Money, Holds::Integer | Holds::Float | Holds::Text) if has(MINOR) => {
            &[Some("minor")]
        }
        (Kind::Money, Holds::Integer) if has(MAJOR) => &[Some("major")],
        (Kind::Money, Holds::Integer) => &[Some("minor"), Some("major")],
        (Kind::Money, Holds::Float) => &[Some("major")],
        // Parsed as a price, which is in major units.
        (Kind::Money, Holds::Text) => &[Some("minor"), None],
        (Kind::Instant, Holds::NaiveTime) => &[Some("utc")],
        (Kind::Instant, Holds::Integer) if has("ms") => &[Some("unix_ms")],
        (Kind::Instant, Holds::Integer) if has("unix seconds epoch") => &[Some("unix")],
        (Kind::Instant, Holds::Integer) => &[Some("unix"), Some("unix_ms")],
        _ => &[None],
    }
}

/// Whether the field is an amount as text, which must be parsed.
pub(crate) fn is_amount_as_text(slot: Slot, ty: &Type) -> bool {
    slot.rule().kind == Kind::Money && holds(ty) == Holds::Text
}
