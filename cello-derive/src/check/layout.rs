//! Does the type hold its fields in a way that a derive can use?

use syn::{Ident, Type};

use super::written::Mappings;
use crate::input::Input;
use crate::plan::{Content, Source};
use crate::problems::Problems;
use crate::types;

/// A part fills the slots of its fields; one that is flattened into itself has no end.
///
/// ```text
/// struct Account { #[cello(flatten)] parent: Box<Account> }
///                          ^^^^^^^
/// ```
///
/// Only a part that is its own field is found here. Two parts that hold one another are left to
/// rustc, because a derive does not see the fields of another type.
pub(super) fn flattened_into_itself(
    ident: &Ident,
    mappings: &mut Mappings<'_>,
    problems: &mut Problems,
) {
    mappings.parts.retain(|part| {
        let is_itself = is_itself(&part.field.ty, ident);
        if is_itself {
            problems.flattened_into_itself(part.key, ident);
        }
        !is_itself
    });
}

/// Whether a type is the one that is derived for, also through references and pointers.
pub(super) fn is_itself(ty: &Type, ident: &Ident) -> bool {
    match types::pointee(ty) {
        Type::Path(path) if path.qself.is_none() => {
            let mut names = path.path.segments.iter().map(|segment| &segment.ident);
            match (names.next(), names.next()) {
                (Some(name), None) => name == "Self" || name == ident,
                _ => false,
            }
        }
        _ => false,
    }
}

/// A field of a packed struct cannot be borrowed.
///
/// ```text
/// #[repr(packed)]
///        ^^^^^^
/// struct Account { #[cello(newUser.id)] id: u64 }
/// ```
///
/// What borrows one is taken out, so that rustc does not report it as well.
pub(super) fn borrows_packed<'c>(
    input: &Input,
    contents: impl Iterator<Item = &'c mut Content>,
    problems: &mut Problems,
) {
    let Some(packed) = input.packed else {
        return;
    };
    for content in contents {
        let first = content.fills.iter().find_map(|fill| match &fill.source {
            Source::Field { field, .. } => Some((fill, field)),
            Source::Expr(_) => None,
        });
        if first.is_some() || !content.parts.is_empty() {
            problems.packed(packed, &input.ident, first);
        }
        content.parts.clear();
        content.fills.retain(|fill| fill.source.expr().is_some());
    }
}
