//! Which sign is missing, or is used in place of another?

use cello_catalogue::{Interval, Slot};
use proc_macro2::{Delimiter, Group, Punct, TokenStream, TokenTree};
use syn::{Error, Expr, LitStr, Token};

use super::{Problems, wrong};
use crate::attr::Key;
use crate::{suggest, text};

impl Problems {
    /// `value` is what was written without parentheses: `#[cello = "ucc"]`.
    pub(crate) fn attribute_without_list(
        &mut self,
        attribute: TokenStream,
        value: Option<TokenTree>,
    ) {
        self.entry_passed_over();
        let slot = value.and_then(|value| Slot::named(value.to_string().trim_matches('"')));
        let message = match slot {
            Some(slot) => wrong("expected parentheses around the slot")
                .help(format!("write #[cello({})]", slot.as_str())),
            None => wrong("expected a slot or a setting in parentheses")
                .help("write it like #[cello(newUser.email)]"),
        };
        self.push(attribute, &message);
    }

    pub(crate) fn comma_expected(&mut self, found: &TokenTree) {
        let shown = match found {
            TokenTree::Group(group) => opening(group).to_owned(),
            token => token.to_string(),
        };
        self.push(found, &wrong(format!("expected `,`, found `{shown}`")));
    }

    /// `trigger = "invoice-paid"; currency = "EUR"`
    pub(crate) fn not_a_comma(&mut self, sign: &Punct) {
        self.push(
            sign,
            &wrong(format!("expected `,`, found `{}`", sign.as_char())),
        );
    }

    /// `price[minor]`
    pub(crate) fn not_parentheses(&mut self, key: &Key, group: &Group) {
        let inside = text::of(group.stream());
        self.push(
            group,
            &wrong(format!("expected `(`, found `{}`", opening(group)))
                .help(format!("write `{}({inside})`", key.name)),
        );
    }

    /// `trigger "invoice-paid"`
    pub(crate) fn equals_expected(&mut self, key: &Key, value: &Expr) {
        let written = text::of(value);
        let shown = match value {
            Expr::Path(_) | Expr::Binary(_) if key.name == "trigger" => {
                format!("\"{}\"", suggest::trigger(&written).unwrap_or("…"))
            }
            _ => written,
        };
        let help = format!("write `{} = {shown}`", key.name);
        self.push(
            value,
            &wrong(format!("expected `=` after `{}`", key.name)).help(help),
        );
    }

    /// `trigger("invoice-paid")`
    pub(crate) fn value_in_parentheses(&mut self, key: &Key, value: &Expr) {
        let name = &key.name;
        let shown = text::of(value);
        self.push(
            value,
            &wrong(format!("expected `=` after `{name}`, found `(`"))
                .help(format!("write `{name} = {shown}`")),
        );
    }

    /// `newUser.email: &self.email`
    pub(crate) fn not_equals(&mut self, sign: &TokenStream) {
        let written = text::of(sign);
        self.push(sign, &wrong(format!("expected `=`, found `{written}`")));
    }

    pub(crate) fn value_expected(key: &Key, equals: Token![=]) -> Error {
        wrong(format!("expected a value after `{} =`", key.name)).at(equals)
    }

    pub(crate) fn quoted_key(&mut self, quoted: &LitStr) {
        let word = quoted.value();
        // The value of a setting, alone.
        let setting = if suggest::spelled_trigger(&word).is_some() {
            Some("trigger")
        } else {
            Interval::named(&word).map(|_| "interval")
        };
        let message = match setting {
            Some(setting) => {
                self.entry_passed_over();
                wrong("expected a slot or a setting, found a string")
                    .help(format!("write `{setting} = \"{word}\"`"))
            }
            None => wrong("expected a slot or a setting, found a string")
                .help(format!("remove the quotes: `{word}`")),
        };
        self.push(quoted, &message);
    }

    /// `before` is what was read of the key, `.` included.
    pub(crate) fn key_expected(name: &str, before: TokenStream, found: Option<TokenTree>) -> Error {
        if name.is_empty() {
            wrong("expected a slot or a setting, like `newUser.email`").at(found)
        } else {
            wrong(format!("expected a name after `{name}`")).at(before)
        }
    }
}

/// The sign that opens a group.
fn opening(group: &Group) -> &'static str {
    match group.delimiter() {
        Delimiter::Brace => "{",
        Delimiter::Bracket => "[",
        // What a macro passed on as one value begins with no sign of its own.
        Delimiter::Parenthesis | Delimiter::None => "(",
    }
}
