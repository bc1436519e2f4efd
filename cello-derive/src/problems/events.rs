//! Events that are not named, or can never be.

use syn::{Ident, LitStr};

use super::{Problems, all_triggers, listed, wrong};
use crate::attr::Key;

impl Problems {
    pub(crate) fn no_trigger(&mut self, ident: &Ident) {
        self.push(
            ident,
            &wrong(format!("`{ident}` does not say which event it is"))
                .help("write #[cello(trigger = \"…\")] above it")
                .help(format!("the triggers are {}", all_triggers())),
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

    pub(crate) fn unknown_trigger(&mut self, word: &LitStr, suggestion: Option<&str>) {
        self.push(
            word,
            &wrong(format!("`{}` is not a trigger", word.value()))
                .did_you_mean(suggestion)
                .help(format!("the triggers are {}", all_triggers())),
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

    /// A group that can never be reached, because the one before it has no condition.
    pub(crate) fn unreachable_group(&mut self, trigger: &LitStr, before: &str) {
        self.push(
            trigger,
            &wrong(format!(
                "this is never sent: `{before}` above has no `when`, so it always applies"
            ))
            .help(format!(
                "say when: #[cello(trigger = \"{before}\", when = …)]"
            )),
        );
    }

    pub(crate) fn user_key_of_other_trigger(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`userKey` is for `new-signup` only")
                .help("remove it; every other event sends `newUser`"),
        );
    }
}
