//! Which setting has no value, or not one of its own?

use syn::{Expr, LitStr, Path};

use super::{Problems, wrong};
use crate::attr::Key;
use crate::literal::quoted;
use crate::{suggest, text};

/// The help for more than one trigger in an attribute.
const EACH_EVENT: &str =
    "or write an attribute for each event: #[cello(trigger = \"…\", when = …)]";

impl Problems {
    pub(crate) fn duplicate(&mut self, key: &Key) {
        let message = wrong(format!("duplicate `{}`", key.name)).help("keep one of them");
        self.push(
            key,
            &match key.name.as_str() {
                "trigger" => message.help(EACH_EVENT),
                "on" => {
                    message.help("or repeat the slot in a second attribute, with the other `on`")
                }
                _ => message,
            },
        );
    }

    pub(crate) fn setting_without_value(&mut self, key: &Key, example: &str) {
        self.push(
            key,
            &wrong(format!("`{}` needs a value", key.name)).help(format!("write `{example}`")),
        );
    }

    pub(crate) fn nothing_in_parentheses(&mut self, key: &Key, first: &Key) {
        self.push(
            first,
            &wrong(format!("`{}` takes no parentheses", key.name)).help("remove them"),
        );
    }

    pub(crate) fn not_a_string(&mut self, key: &Key, value: &Expr, example: &str) {
        // A word without its quotes is probably that word: `skip`, `Trigger::NewSignup`.
        let word = match value {
            Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            Expr::Binary(_) => Some(text::of(value).replace(' ', "")),
            _ => None,
        };
        let example = match word {
            Some(word) if key.name == "trigger" => match suggest::trigger(&word) {
                Some(trigger) => format!("trigger = \"{trigger}\""),
                None => example.to_owned(),
            },
            Some(word) => format!("{} = \"{word}\"", key.name),
            None => example.to_owned(),
        };
        self.push(
            value,
            &wrong(format!("`{}` takes a string literal", key.name))
                .help(format!("write `{example}`")),
        );
    }

    pub(crate) fn not_a_path(&mut self, key: &Key, value: &Expr, example: &str) {
        self.push(
            value,
            &wrong(format!("`{}` takes a path", key.name)).help(format!("write `{example}`")),
        );
    }

    /// `with = "path"`, `with = path()`, `with = |it| …`
    pub(crate) fn not_a_function(&mut self, key: &Key, value: &Expr) {
        let path = match value {
            Expr::Call(call) => Some(text::of(&call.func)),
            value => quoted(value).and_then(|word| word.parse::<Path>().ok().map(text::of)),
        };
        let message = wrong(format!("`{}` takes the path of a function", key.name));
        let message = match (path, value) {
            (Some(path), _) => message.help(format!("write `{} = {path}`", key.name)),
            (None, Expr::Closure(_)) => {
                message.help("write a function instead of the closure, and its name here")
            }
            (None, _) => message.help(format!("write `{} = path::to::function`", key.name)),
        };
        self.push(value, &message);
    }

    pub(crate) fn value_not_expected(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` takes no value", key.name)).help(format!("write `{}`", key.name)),
        );
    }

    pub(crate) fn unknown_word(&mut self, key: &Key, word: &LitStr, words: &[&str]) {
        let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let value = word.value();
        self.push(
            word,
            &wrong(format!("unknown value \"{value}\" for `{}`", key.name))
                .odd_letter(&value)
                .help(format!("valid values: {}", quoted.join(", ")))
                .help_if(
                    key.name == "none",
                    format!("write `default = \"{value}\"` to send that instead"),
                ),
        );
    }
}
