//! Which type cannot be read as it is laid out?

use proc_macro2::Span;
use syn::Ident;

use super::{Problems, with_modifiers, wrong};
use crate::attr::Key;
use crate::plan::{FieldOf, Fill};
use crate::{keywords, text};

impl Problems {
    /// `#[cello(flatten)] parent: Box<Self>`
    pub(crate) fn flattened_into_itself(&mut self, flatten: &Key, ident: &Ident) {
        self.push(
            flatten,
            &wrong(format!("`{ident}` cannot be flattened into itself")).help(
                "remove it, or map what you need from the inner value above the struct: `newUser.id = …`",
            ),
        );
    }

    /// `#[repr(packed)]` on a struct with a field that fills a slot.
    pub(crate) fn packed(&mut self, packed: Span, ident: &Ident, first: Option<(&Fill, &FieldOf)>) {
        let message = wrong(format!(
            "the fields of `{ident}` cannot be borrowed, because it is `repr(packed)`"
        ));
        let message = match first {
            Some((Fill { slot, form, .. }, field)) => message.help(format!(
                "copy a field's value above the struct instead: `{} = {{ self.{} }}`",
                with_modifiers(slot.as_str(), keywords::of_form(*form)),
                text::name(&field.member)
            )),
            None => message.help("map a copy of the part's fields above the struct instead"),
        };
        self.push(Ident::new("packed", packed), &message);
    }
}
