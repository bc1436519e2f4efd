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
            &wrong(format!("`{ident}` has no `trigger`"))
                .help("write #[cello(trigger = \"…\")] above it")
                .help(format!("valid triggers: {}", all_triggers()))
                .help("if it is a part of another event, derive `CelloPart` instead"),
        );
    }

    /// A setting of an event, in an attribute that names none.
    pub(crate) fn setting_without_trigger(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` needs a `trigger` in the same attribute",
                key.name
            ))
            .help("move it to the attribute that has the `trigger`"),
        );
    }

    pub(crate) fn no_trigger_of_variant(&mut self, ident: &Ident) {
        self.push(
            ident,
            &wrong(format!("`{ident}` has no `trigger`"))
                .help("write #[cello(trigger = \"…\")] above it, or #[cello(skip)] if it is not an event")
                .help("if its field is itself an event, write #[cello(transparent)]")
                .help(format!("valid triggers: {}", all_triggers())),
        );
    }

    pub(crate) fn beside_skip(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect: the variant is skipped",
                key.name
            ))
            .help("remove it, or remove `skip`"),
        );
    }

    pub(crate) fn field_of_skipped(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect: the variant is skipped",
                key.name
            ))
            .help("remove it, or remove `skip` above the variant"),
        );
    }

    pub(crate) fn unknown_trigger(&mut self, word: &LitStr) {
        let value = word.value();
        self.push(
            word,
            &wrong(format!("unknown trigger `{value}`"))
                .did_you_mean(suggest::trigger(&value))
                .odd_letter(&value)
                .help(format!("valid triggers: {}", all_triggers())),
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
            &wrong(format!("unknown slot or setting `{}`", key.name))
                .help(format!("write `trigger = \"{trigger}\"`")),
        );
    }

    pub(crate) fn trigger_of_no_group(&mut self, word: &LitStr, groups: &[String]) {
        let mut groups = groups.to_vec();
        groups.dedup();
        self.push(
            word,
            &wrong(format!("this type has no event `{}`", word.value())).help(format!(
                "`on` takes one of its events: {}",
                listed(groups, "or")
            )),
        );
    }

    /// A group without a condition, above others that can never be reached.
    pub(crate) fn always_applies(&mut self, trigger: &LitStr, below: &str, could_be_last: bool) {
        let name = trigger.value();
        self.push(
            trigger,
            &wrong(format!(
                "`{below}` below can never be sent: `{name}` has no `when`, so it is always sent first"
            ))
            .help(format!(
                "add a condition: #[cello(trigger = \"{name}\", when = …)]"
            ))
            .help_if(
                could_be_last,
                "or move this attribute below the others: it is sent if no `when` holds",
            ),
        );
    }

    pub(crate) fn user_key_of_other_trigger(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`userKey` is only valid for `new-signup`")
                .help("remove it: all other events use `newUser`"),
        );
    }

    /// On a field of a part.
    pub(crate) fn on_without_event(&mut self, on: &Key) {
        self.push(
            on,
            &wrong("`on` is not valid in a part: it chooses between the events of a type").help(
                "remove it; to use the whole part for one event only, write #[cello(flatten, on = \"…\")] there",
            ),
        );
    }

    /// `#[cello(on = "invoice-paid")]`
    pub(crate) fn on_without_slot(&mut self, on: &Key) {
        self.entry_passed_over();
        self.push(
            on,
            &wrong("`on` needs a slot in the same attribute")
                .help("write it after the slot: #[cello(ucc, on = \"…\")]"),
        );
    }
}
