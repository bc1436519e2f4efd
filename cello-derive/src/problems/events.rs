//! Which event is not named, or can never be?

use syn::{Expr, Ident, LitStr};

use super::{Problems, all_triggers, listed, wrong};
use crate::attr::Key;
use crate::keywords::Place;
use crate::suggest;

impl Problems {
    pub(crate) fn no_trigger(&mut self, ident: &Ident) {
        self.push(
            ident,
            &wrong(format!("`{ident}` does not say which event it is"))
                .help("write #[cello(trigger = \"…\")] above it")
                .help(format!("the triggers are {}", all_triggers()))
                .help("if it fills slots of another event, derive `CelloPart` instead"),
        );
    }

    /// A setting of an event, in an attribute that names none.
    pub(crate) fn without_trigger(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` stands beside no trigger", key.name))
                .help("move it into the attribute of its event: #[cello(trigger = \"…\", …)]"),
        );
    }

    pub(crate) fn no_trigger_of_variant(&mut self, ident: &Ident) {
        self.push(
            ident,
            &wrong(format!("`{ident}` does not say which event it is"))
                .help("write #[cello(trigger = \"…\")] above it, or #[cello(skip)] if it is none")
                .help("if its field is itself an event, write #[cello(transparent)]")
                .help(format!("the triggers are {}", all_triggers())),
        );
    }

    pub(crate) fn skipped_and_more(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` says nothing beside `skip`", key.name))
                .help("remove it, or the `skip`"),
        );
    }

    pub(crate) fn field_of_skipped(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` says nothing here: the variant is skipped",
                key.name
            ))
            .help("remove it, or the `skip` above the variant"),
        );
    }

    pub(crate) fn unknown_trigger(&mut self, word: &LitStr) {
        let value = word.value();
        self.push(
            word,
            &wrong(format!("`{value}` is not a trigger"))
                .did_you_mean(suggest::trigger(&value))
                .odd_letter(&value)
                .help(format!("the triggers are {}", all_triggers())),
        );
    }

    /// `trigger = "new-signup" | "invoice-paid"`
    pub(crate) fn several_triggers(
        &mut self,
        key: &Key,
        value: &Expr,
        several: &[String],
        place: Place,
    ) {
        let names = several
            .iter()
            .map(|word| suggest::trigger(word).map_or_else(|| word.clone(), ToOwned::to_owned));
        let names: Vec<String> = names.collect();
        let message = wrong(format!(
            "`{}` takes one trigger, found {}",
            key.name,
            listed(&names, "and")
        ));
        let message = match place {
            Place::Variant => message.help("make it a variant for each, or derive this for a struct: its events can each have a condition"),
            Place::Field => names.iter().fold(
                message.help("write the slot in an attribute for each:"),
                |message, name| message.help(format!("#[cello(…, on = \"{name}\")]")),
            ),
            _ => names.iter().fold(
                message.help("write an attribute for each, with its condition:"),
                |message, name| {
                    message.help(format!("#[cello(trigger = \"{name}\", when = …)]"))
                },
            ),
        };
        self.push(value, &message);
    }

    /// `new_signup` or `event = "new-signup"`
    pub(crate) fn trigger_without_key(&mut self, key: &Key, trigger: &str) {
        self.entry_passed_over();
        self.push(
            key,
            &wrong(format!("`{}` is neither a slot nor a setting", key.name))
                .help(format!("write `trigger = \"{trigger}\"`")),
        );
    }

    pub(crate) fn trigger_of_no_group(&mut self, word: &LitStr, groups: &[String]) {
        let mut groups = groups.to_vec();
        groups.dedup();
        self.push(
            word,
            &wrong(format!("`{}` is none of this type's events", word.value()))
                .help(format!("`on` names one of them: {}", listed(groups, "or"))),
        );
    }

    /// A group without a condition above others, none of which is ever reached.
    pub(crate) fn always_applies(&mut self, trigger: &LitStr, below: &str, could_be_last: bool) {
        let name = trigger.value();
        self.push(
            trigger,
            &wrong(format!(
                "`{below}` below is never sent: `{name}` has no `when`, so it always applies"
            ))
            .help(format!(
                "say here when it applies: #[cello(trigger = \"{name}\", when = …)]"
            ))
            .help_if(
                could_be_last,
                "or move this attribute below the others, to apply when none of them does",
            ),
        );
    }

    pub(crate) fn user_key_of_other_trigger(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`userKey` is for `new-signup` only")
                .help("remove it; every other event sends `newUser`"),
        );
    }

    /// On a field of a part.
    pub(crate) fn on_without_event(&mut self, on: &Key) {
        self.push(
            on,
            &wrong("`on` is for a field of an event, and this is none").help(
                "remove it; an event may take a whole part for one trigger: #[cello(flatten, on = \"…\")]",
            ),
        );
    }

    /// `#[cello(on = "invoice-paid")]`
    pub(crate) fn on_alone(&mut self, on: &Key) {
        self.entry_passed_over();
        self.push(
            on,
            &wrong("`on` says nothing without a slot")
                .help("write it behind the slot, in the same attribute: #[cello(ucc, on = \"…\")]"),
        );
    }
}
