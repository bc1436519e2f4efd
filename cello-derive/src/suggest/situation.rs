//! What is known of a struct before any of its fields is judged?

use super::field_type::{Holds, holds};
use super::name_words::words_of;
use super::subject::Subject;
use super::vocabulary::{FILLERS, SERVICES, SERVICES_WITH_USERS, any_in, is_known, lists, made_of};
use crate::input::Field;
use cello_catalogue::Trigger;

/// A field, and what its name and its type tell.
pub(super) struct Candidate<'f> {
    pub field: &'f Field,
    /// The words of its name, without those that add nothing.
    pub words: Vec<String>,
    /// Whether it is kept in what a service lets its users add: `metadata_total`.
    pub is_customised: bool,
    pub holds: Holds,
}

impl Candidate<'_> {
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|its| its == word)
    }

    pub(super) fn has_any(&self, list: &str) -> bool {
        any_in(&self.words, list)
    }

    /// Whether every word is in one of the lists.
    pub(super) fn is_made_of(&self, lists: &[&str]) -> bool {
        made_of(&self.words, lists)
    }
}

/// A struct or a variant that is to be sent as an event.
pub(crate) struct Situation<'f> {
    pub(super) trigger: Trigger,
    pub(super) subject: Subject,
    pub(super) candidates: Vec<Candidate<'f>>,
}

impl<'f> Situation<'f> {
    /// Reads the names and types of all fields, mapped ones included.
    pub(crate) fn of(name: &str, trigger: Trigger, fields: &'f [Field]) -> Self {
        let subject = Subject::of(name);
        let mut candidates: Vec<Candidate<'f>> = fields
            .iter()
            .map(|field| Candidate {
                field,
                words: words_of(&field.name()),
                is_customised: false,
                holds: holds(&field.ty),
            })
            .collect();
        let prefix = shared_prefix(&candidates);
        for candidate in &mut candidates {
            let words = &mut candidate.words;
            if words.len() > 1 && words.first() == prefix.as_ref() {
                words.remove(0);
            }
            // `Ticket { ticket_total }`
            let adds_nothing =
                |word: &String| lists(FILLERS, word) || !is_known(word) && subject.has(word);
            candidate.is_customised = any_in(words, "custom meta metadata");
            if !words.iter().all(adds_nothing) {
                words.retain(|word| !adds_nothing(word));
            }
        }
        Self {
            trigger,
            subject,
            candidates,
        }
    }

    pub(super) fn any(&self, is_it: impl Fn(&Candidate<'f>) -> bool) -> bool {
        self.candidates.iter().any(is_it)
    }

    fn has_field(&self, words: &str) -> bool {
        self.any(|candidate| candidate.words.join(" ") == words)
    }

    /// Whether customers are a service's own records here: an object of Stripe's, or one
    /// that looks like a service's.
    pub(super) fn is_of_service(&self) -> bool {
        self.subject.words.iter().any(|word| lists(SERVICES, word))
            || self.is_of_service_with_users()
            || [
                "livemode",
                "object",
                "store id",
                "site id",
                "resource version",
                "psp reference",
            ]
            .iter()
            .any(|words| self.has_field(words))
    }

    /// Whether even its `user_id` is not the product's.
    pub(super) fn is_of_service_with_users(&self) -> bool {
        let words = &self.subject.words;
        words.iter().any(|word| lists(SERVICES_WITH_USERS, word))
            || self.has_field("alert name")
            || self.has_field("alert id")
            || self.has_field("passthrough")
            || self.any(|it| it.has("merchant"))
    }

    /// Whether prices are in thousandths, as the App Store's are.
    pub(super) fn counts_thousandths(&self) -> bool {
        ["bundle id", "storefront", "original transaction id"]
            .iter()
            .any(|words| self.has_field(words))
    }
}

/// The first word of most fields, if no rule knows it: `tbl_amount`, `tbl_email`.
fn shared_prefix(candidates: &[Candidate<'_>]) -> Option<String> {
    let firsts = || candidates.iter().filter_map(|it| it.words.first());
    let is_shared = |word: &&String| {
        let count = firsts().filter(|it| it == word).count();
        count >= 3 && count * 3 >= candidates.len() * 2
    };
    firsts()
        .find(|word| !is_known(word) && is_shared(word))
        .cloned()
}
