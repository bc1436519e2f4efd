//! Which sign is missing, or stands for another?

use cello_catalogue::{Interval, Slot};
use proc_macro2::{Group, Punct, TokenStream, TokenTree};
use syn::{Error, Expr, LitStr, Token};

use super::{Problems, wrong};
use crate::attr::Key;
use crate::{suggest, text};

impl Problems {
    /// `said` is what stands there without parentheses: `#[cello = "ucc"]`.
    pub(crate) fn attribute_without_list(
        &mut self,
        attribute: TokenStream,
        said: Option<TokenTree>,
    ) {
        self.entry_passed_over();
        let slot = said.and_then(|said| Slot::named(said.to_string().trim_matches('"')));
        let message = match slot {
            Some(slot) => wrong("a slot stands in parentheses")
                .help(format!("write #[cello({})]", slot.as_str())),
            None => wrong("this attribute says nothing")
                .help("write a slot or a setting in parentheses, like #[cello(newUser.email)]"),
        };
        self.push(attribute, &message);
    }

    pub(crate) fn comma_expected(&mut self, found: &TokenTree) {
        self.push(found, &wrong("a comma is missing before this"));
    }

    /// `trigger = "invoice-paid"; currency = "EUR"`
    pub(crate) fn not_a_comma(&mut self, sign: &Punct) {
        self.push(
            sign,
            &wrong(format!(
                "a comma stands between two entries, not `{}`",
                sign.as_char()
            ))
            .help("write `,` instead"),
        );
    }

    /// `price[minor]`
    pub(crate) fn not_parentheses(&mut self, key: &Key, group: &Group) {
        let inside = text::of(group.stream());
        self.push(
            group,
            &wrong("these brackets have to be parentheses")
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
        self.push(value, &wrong("`=` is missing before this").help(help));
    }

    /// `trigger("invoice-paid")`
    pub(crate) fn value_in_parentheses(&mut self, key: &Key, value: &Expr) {
        let name = &key.name;
        let shown = text::of(value);
        self.push(
            value,
            &wrong(format!("the value of `{name}` stands behind `=`"))
                .help(format!("write `{name} = {shown}`, without parentheses")),
        );
    }

    /// `newUser.email: &self.email`
    pub(crate) fn not_equals(&mut self, sign: &TokenStream) {
        let written = text::of(sign);
        self.push(
            sign,
            &wrong(format!("a value stands behind `=`, not behind `{written}`"))
                .help(format!("write `=` instead of `{written}`")),
        );
    }

    pub(crate) fn value_expected(key: &Key, equals: Token![=]) -> Error {
        wrong(format!("`{}` has no value behind the `=`", key.name)).at(equals)
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
                wrong(format!("`{setting} =` is missing before this"))
                    .help(format!("write `{setting} = \"{word}\"`"))
            }
            None => wrong("a slot or a setting is written without quotes")
                .help(format!("write `{word}`")),
        };
        self.push(quoted, &message);
    }

    /// `before` is what was read of the key, `.` included.
    pub(crate) fn key_expected(name: &str, before: TokenStream, found: Option<TokenTree>) -> Error {
        if name.is_empty() {
            wrong("a slot or a setting is expected here, like `newUser.email`").at(found)
        } else {
            wrong(format!("a name is missing behind `{name}`")).at(before)
        }
    }
}
