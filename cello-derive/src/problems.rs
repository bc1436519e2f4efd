//! How is each problem worded?
//!
//! Every message is made here and in the submodules, one function each, so that the
//! wording is uniform: first the problem, in the user's words and in the idiom of rustc, then
//! `help:` lines with what to write instead. Every help can be pasted.

use cello_catalogue::{Interval, Slot, Trigger};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Error, Ident};

use crate::attr::Entry;
use crate::{lookalikes, text};

pub(crate) mod advice;
mod contradictions;
mod events;
mod expressions;
mod keys;
mod layouts;
mod lints;
mod modifiers;
mod settings;
mod signs;
mod slots;
mod transparents;
mod values;

pub(crate) use contradictions::{Implied, NamedUnit};
pub(crate) use expressions::Exit;
pub(crate) use values::Use;

/// Everything that is wrong with a type, in the order in which it was found.
#[must_use]
#[derive(Default)]
pub(crate) struct Problems {
    errors: Vec<Error>,
    lost_entry: bool,
}

impl Problems {
    /// Returns one `compile_error!` for each problem, or `None` if there is none.
    pub(crate) fn into_tokens(self) -> Option<TokenStream> {
        if self.errors.is_empty() {
            return None;
        }
        Some(self.errors.iter().map(Error::to_compile_error).collect())
    }

    /// Records the parser's own error, about tokens that are not an expression.
    pub(crate) fn syntax(&mut self, error: Error) {
        self.errors.push(error);
    }

    /// Records an entry whose key could not even be read.
    pub(crate) fn lost_entry(&mut self, error: Error) {
        self.errors.push(error);
        self.lost_entry = true;
    }

    /// Notes tokens that are not an entry. The caller reports them.
    pub(crate) fn entry_passed_over(&mut self) {
        self.lost_entry = true;
    }

    /// Returns whether something was written that could not be read. What seems to be missing
    /// may be in it, so it is not reported as missing.
    pub(crate) fn has_lost_entry(&self) -> bool {
        self.lost_entry
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// Records a problem, once: a rule that runs for every trigger may find it several times.
    fn push(&mut self, at: impl ToTokens, message: &Message) {
        let error = message.at(at);
        let same = |other: &Error| {
            other.to_string() == error.to_string()
                && format!("{:?}", other.span()) == format!("{:?}", error.span())
        };
        if !self.errors.iter().any(same) {
            self.errors.push(error);
        }
    }
}

/// A problem, and what to write instead.
struct Message {
    wrong: String,
    help: Vec<String>,
}

fn wrong(what: impl Into<String>) -> Message {
    Message {
        wrong: what.into(),
        help: Vec::new(),
    }
}

impl Message {
    fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    fn help_if(self, applies: bool, help: impl Into<String>) -> Self {
        if applies { self.help(help) } else { self }
    }

    /// The suggestion, if there is one.
    fn did_you_mean(self, suggestion: Option<&str>) -> Self {
        match suggestion {
            Some(suggestion) => self.help(format!("did you mean `{suggestion}`?")),
            None => self,
        }
    }

    /// The letter of another alphabet, if there is one in a word that is not known.
    fn odd_letter(self, word: &str) -> Self {
        let Some(letter) = lookalikes::first(word) else {
            return self;
        };
        let (alphabet, latin) = (lookalikes::alphabet(letter), lookalikes::latin(letter));
        let code = u32::from(letter);
        self.help(format!(
            "the `{letter}` in it is {alphabet}, U+{code:04X}, and not the `{latin}` that it looks like"
        ))
    }

    fn at(&self, tokens: impl ToTokens) -> Error {
        let mut text = self.wrong.clone();
        for (index, help) in self.help.iter().enumerate() {
            // After an empty line, rustc indents the rest as it is.
            text.push_str(if index == 0 { "\n\nhelp: " } else { "\nhelp: " });
            text.push_str(help);
        }
        Error::new_spanned(tokens, text)
    }
}

/// `a`, `b` and `c`, each in backticks.
fn listed<W: AsRef<str>>(words: impl IntoIterator<Item = W>, conjunction: &str) -> String {
    let words: Vec<String> = words
        .into_iter()
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    match &words[..] {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} {conjunction} {last}", all.join(", ")),
    }
}

fn all_triggers() -> String {
    listed(
        Trigger::VARIANTS.iter().map(|trigger| trigger.as_str()),
        "and",
    )
}

fn all_intervals() -> String {
    listed(
        Interval::VARIANTS.iter().map(|interval| interval.as_str()),
        "and",
    )
}

fn all_slots() -> String {
    listed(Slot::VARIANTS.iter().map(|slot| slot.as_str()), "and")
}

/// A slot with something in its parentheses: `price(minor, none = "skip")`.
fn with_modifiers<M: AsRef<str>>(slot: &str, modifiers: impl IntoIterator<Item = M>) -> String {
    let mut modifiers = modifiers.into_iter().peekable();
    if modifiers.peek().is_none() {
        return slot.to_owned();
    }
    let modifiers: Vec<M> = modifiers.collect();
    let modifiers: Vec<&str> = modifiers.iter().map(AsRef::as_ref).collect();
    format!("{slot}({})", modifiers.join(", "))
}

/// An entry as it was written, for a suggestion.
pub(crate) fn as_written(entry: &Entry) -> String {
    let name = &entry.key.name;
    match &entry.value {
        Some(value) => format!("{name} = {}", text::of(value)),
        None => name.clone(),
    }
}

impl Problems {
    pub(crate) fn union(&mut self, ident: &Ident) {
        self.push(
            ident,
            &wrong(format!(
                "expected a struct or an enum, found the union `{ident}`"
            )),
        );
    }

    /// An enum where a struct is needed, or the reverse.
    pub(crate) fn other_shape(&mut self, ident: &Ident, needs: &str) {
        self.push(ident, &wrong(format!("`{ident}` must be {needs}")));
    }
}
