//! Which expression means something else than it seems to?

use cello_catalogue::Slot;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, Ident, Token};

use super::{Problems, with_modifiers, wrong};
use crate::attr::Key;
use crate::plan::Form;
use crate::{keywords, text};

/// What leaves.
pub(crate) enum Exit {
    /// A `?` after the value, which would be a `Result` without it.
    Last(Token![?]),
    /// A `?` in the midst of it.
    Inside(Token![?]),
    Return(Token![return]),
}

impl Problems {
    /// `self.cents` in a variant, or `self.0` in a tuple variant, whose field can carry the slot
    /// with its form instead.
    pub(crate) fn field_of_self(
        &mut self,
        place: TokenStream,
        field: &str,
        on_field: Option<(Slot, Form)>,
    ) {
        let is_numbered = field.starts_with(|first: char| first.is_ascii_digit());
        let help = match on_field {
            _ if !is_numbered => format!("write `{field}`"),
            Some((slot, form)) => format!(
                "write #[cello({})] on the field",
                with_modifiers(slot.as_str(), keywords::of_form(form))
            ),
            None => "give the fields names, so that an expression can use them".to_owned(),
        };
        let message = wrong(format!(
            "`{}` is not a field: `self` is the enum, not the variant",
            text::of(&place)
        ));
        self.push(place, &message.help(help));
    }

    /// `customer.email` above a struct.
    pub(crate) fn field_without_self(&mut self, field: &Ident) {
        self.push(
            field,
            &wrong(format!("`{field}` is not in scope here")).help(format!("write `self.{field}`")),
        );
    }

    /// `newUser.name = "self.name"`, `newUser.name = "{self.first} {self.last}"`
    pub(crate) fn expression_in_quotes(&mut self, value: &Expr, text: &str) {
        let help = if text.contains('{') {
            format!("write `{}`", as_format(text))
        } else {
            format!("remove the quotes: `{text}`")
        };
        let wrong =
            wrong("this is a string literal, not an expression: its text would be sent as it is");
        self.push(value, &wrong.help(help));
    }

    /// `newUser.name = self.name()?`
    pub(crate) fn early_exit(&mut self, key: &Key, exit: &Exit) {
        let mut message = wrong(match exit {
            Exit::Last(_) | Exit::Inside(_) => {
                "`?` is not allowed here: it would return from the derived method"
            }
            Exit::Return(_) => {
                "`return` is not allowed here: it would return from the derived method"
            }
        });
        let at: &dyn ToTokens = match exit {
            Exit::Last(sign) => {
                message = message.help(format!(
                    "remove it: `{}` takes a `Result`, and reports its error",
                    key.name
                ));
                sign
            }
            Exit::Inside(sign) => {
                message = message
                    .help("move the expression into a method that returns an `Option` or a `Result`, and call the method here")
                    .help("a slot also takes a `Result<Option<_>, _>`: `.transpose()` makes one of an `Option<Result<_, _>>`");
                sign
            }
            Exit::Return(keyword) => {
                message = message.help(
                    "let the expression end with its value, or with a `Result` or an `Option` of it",
                );
                keyword
            }
        };
        self.push(at, &message);
    }
}

/// What `"{self.first} {self.last}"` is meant to be: a call of `format!`.
fn as_format(text: &str) -> String {
    let mut format = String::new();
    let mut arguments = String::new();
    for piece in text.split_inclusive(['{', '}']) {
        match piece.strip_suffix('}') {
            Some(argument) if format.ends_with('{') => {
                arguments.push_str(", ");
                arguments.push_str(argument);
                format.push('}');
            }
            _ => format.push_str(piece),
        }
    }
    format!("format!(\"{format}\"{arguments})")
}
