//! Which mappings compile, and yet contradict themselves?
//!
//! The payload would be complete and wrong: cents sent as euros, an organization's id as
//! the user's. Only what is wrong beyond doubt is refused here; what may be intended is a
//! lint. An expression above the struct is the way out of the rules on names, as its
//! names are not judged.

use cello_catalogue::Slot;

mod arithmetic;
mod condition;
mod field_name;
#[cfg(test)]
mod real_names;

pub(super) use arithmetic::cuts_cents;
pub(super) use condition::never_holds_first;

use crate::attr::{Attr, Entry, Key};
use crate::input::Field;
use crate::literal::{Literal, bare};
use crate::problems::Problems;
use syn::Expr;

/// Finds the contradictions among what is written on one field.
pub(super) fn of_field(field: &Field, problems: &mut Problems) {
    let entries: Vec<(&Entry, Slot)> = slots_of(&field.attrs).collect();
    beside_ucc(&entries, problems);
    field_name::contradicts(field, &entries, problems);
}

/// Returns the entries that map a slot, except those that are already reported.
fn slots_of(attrs: &[Attr]) -> impl Iterator<Item = (&Entry, Slot)> {
    attrs
        .iter()
        .flat_map(|attr| &attr.entries)
        .filter(|entry| !entry.broken && entry.value.is_none())
        .filter_map(|entry| Some((entry, Slot::named(&entry.key.name)?)))
}

/// The referral code is the referrer's, and no other slot is about the referrer.
///
/// ```text
/// #[cello(ucc, newUser.id)] user: String,
///              ^^^^^^^^^^
/// ```
fn beside_ucc(entries: &[(&Entry, Slot)], problems: &mut Problems) {
    if !entries.iter().any(|(_, slot)| *slot == Slot::PayloadUcc) {
        return;
    }
    for (entry, slot) in entries {
        if *slot != Slot::PayloadUcc {
            problems.beside_ucc(&entry.key);
        }
    }
}

/// A literal instead of a person's id would merge all the people who have none into one.
///
/// ```text
/// #[cello(newUser.email(default = "none@example.com"))] email: Option<String>,
///                       ^^^^^^^
/// ```
pub(super) fn default_of_identity(
    slot: Slot,
    key: &Key,
    default: &Expr,
    problems: &mut Problems,
) -> bool {
    let is_wrong = slot.is_identity() && is_constant(default);
    if is_wrong {
        problems.default_of_identity(key, slot);
    }
    is_wrong
}

/// Whether an expression is a literal, possibly converted: `"none"`, `String::from("none")`.
fn is_constant(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Reference(reference) => is_constant(&reference.expr),
        Expr::MethodCall(call) => call.args.is_empty() && is_constant(&call.receiver),
        Expr::Call(call) => {
            let is_path = matches!(&*call.func, Expr::Path(_));
            is_path && call.args.len() == 1 && call.args.iter().all(is_constant)
        }
        literal => Literal::of(literal).is_some(),
    }
}
