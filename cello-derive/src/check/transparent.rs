//! Which variants wrap a value that is an event itself?

use syn::{Ident, Member};

use super::{layout, read_settings};
use crate::attr::{Attr, Entry};
use crate::input::Variant;
use crate::plan::FieldOf;
use crate::problems::Problems;

/// The word above the variant, if it is there.
pub(super) fn word(variant: &Variant) -> Option<&Entry> {
    let mut entries = entries(&variant.attrs);
    entries.find(|entry| entry.key.name == "transparent")
}

/// A transparent variant is the event in its only field, and nothing else is written for it.
///
/// ```text
/// #[cello(transparent)] Paid { invoice: Invoice }
///         ^^^^^^^^^^^
/// #[cello(transparent, newUser.id = 7)] Paid(Invoice)
///                      ^^^^^^^^^^
/// ```
pub(super) fn inner(
    word: &Entry,
    variant: &Variant,
    ident: &Ident,
    problems: &mut Problems,
) -> Option<FieldOf> {
    read_settings::flag(word, problems);
    for other in entries(&variant.attrs) {
        match other.key.name.as_str() {
            "transparent" if std::ptr::eq(other, word) => {}
            "transparent" => problems.duplicate(&other.key),
            "skip" => problems.skipped_and_transparent(&other.key),
            _ => problems.beside_transparent(&other.key),
        }
    }
    let [field] = variant.fields.as_slice() else {
        problems.transparent_needs_one_field(&word.key, &variant.ident);
        return None;
    };
    if let Member::Named(name) = &field.member {
        problems.transparent_needs_no_name(&word.key, &variant.ident, name, &field.ty);
        return None;
    }
    for entry in entries(&field.attrs) {
        problems.on_transparent_field(&entry.key);
    }
    if layout::is_itself(&field.ty, ident) {
        problems.transparent_itself(&word.key, ident);
        return None;
    }
    Some(field.into())
}

fn entries(attrs: &[Attr]) -> impl Iterator<Item = &Entry> {
    attrs.iter().flat_map(|attr| &attr.entries)
}
