//! Which variant cannot be transparent, or is more than that?

use syn::{Ident, Type};

use super::{Problems, wrong};
use crate::attr::Key;
use crate::text;

impl Problems {
    /// `#[cello(transparent, trigger = "new-signup")]`
    pub(crate) fn beside_transparent(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect beside `transparent`: the event in the field is sent unchanged",
                key.name
            ))
            .help("remove it, or move it to the type of the field")
            .help("or remove `transparent`, and map the slots of this variant here"),
        );
    }

    /// `#[cello(transparent, skip)]`
    pub(crate) fn skipped_and_transparent(&mut self, skip: &Key) {
        self.push(
            skip,
            &wrong("`skip` and `transparent` are mutually exclusive")
                .help("keep `skip` if the variant is never an event")
                .help("keep `transparent` if its field is the event"),
        );
    }

    /// `#[cello(transparent)] Paid(#[cello(ucc)] Invoice)`
    pub(crate) fn on_transparent_field(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect here: the variant is `transparent`",
                key.name
            ))
            .help("remove it; the type of the field maps its own slots"),
        );
    }

    /// On a unit variant, or on one with several fields.
    pub(crate) fn transparent_needs_one_field(&mut self, word: &Key, variant: &Ident) {
        self.push(
            word,
            &wrong(format!(
                "`{variant}` cannot be `transparent`: it needs exactly one field, the event"
            ))
            .help("if the other fields add something to the event, move them into its type")
            .help("if the variant is not an event, write #[cello(skip)]"),
        );
    }

    /// On a variant with a named field.
    pub(crate) fn transparent_needs_no_name(
        &mut self,
        word: &Key,
        variant: &Ident,
        name: &Ident,
        ty: &Type,
    ) {
        self.push(
            word,
            &wrong(format!(
                "`{variant}` cannot be `transparent`: its field `{name}` has a name"
            ))
            .help(format!("write `{variant}({})`", text::of(ty))),
        );
    }

    pub(crate) fn transparent_itself(&mut self, word: &Key, ident: &Ident) {
        self.push(
            word,
            &wrong(format!("`{ident}` cannot wrap itself"))
                .help("write #[cello(skip)] if this variant is not an event"),
        );
    }

    /// A slot above an enum whose events are all other types'.
    pub(crate) fn shared_slot_unused(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "no variant takes `{}`: `transparent` variants send the event in their field",
                key.name
            ))
            .help("remove it, and map it in the types of the fields"),
        );
    }
}
