//! Which events are there, and under which conditions?

use proc_macro2::Span;
use syn::{Expr, Ident, LitStr, Path, Token};

use super::mapping::{self, Mappings};
use super::modifiers;
use crate::attr::{Attr, Entry, Key};
use crate::catalogue::{Slot, Trigger};
use crate::input::{Input, Variant};
use crate::literal::{quoted, unwrapped};
use crate::plan::Attribution;
use crate::problems::Problems;
use crate::suggest;
use crate::words::{Place, is_modifier};

/// What is said above the type.
pub(super) struct Settings<'a> {
    pub krate: Path,
    pub groups: Vec<Group<'a>>,
    /// The mappings beside no trigger.
    pub shared: Mappings<'a>,
}

/// One `#[cello(trigger = "…", …)]`.
pub(super) struct Group<'a> {
    /// The type or the variant that is the event.
    pub name: String,
    /// The trigger's literal: what is wrong with the event as a whole is said there.
    pub at: &'a LitStr,
    /// Nothing if the word is none, which is reported.
    pub trigger: Option<Trigger>,
    pub when: Option<&'a Expr>,
    /// Whether a condition is meant, be it right or wrong.
    pub is_conditional: bool,
    pub attribution: Attribution,
    pub guide_spelling: bool,
    /// The mappings beside the trigger.
    pub own: Mappings<'a>,
}

/// What is said above a struct that is an event.
pub(super) fn of_struct<'a>(input: &'a Input, problems: &mut Problems) -> Settings<'a> {
    let mut settings = Settings::new();
    let mut names_a_trigger = false;
    for attr in &input.attrs {
        let entries: Vec<&Entry> = attr.entries.iter().collect();
        names_a_trigger |= names(&entries, "trigger");
        let group = settings.read(&entries, Place::Struct, &input.ident.to_string(), problems);
        settings.groups.extend(group);
    }
    if !names_a_trigger && !problems.has_lost_entry() {
        problems.no_trigger(&input.ident);
    }
    reachable(&settings.groups, problems);
    settings
}

/// What is said above an enum or a part, neither of which has a trigger of its own.
pub(super) fn of_other<'a>(
    attrs: &'a [Attr],
    place: Place,
    problems: &mut Problems,
) -> Settings<'a> {
    let mut settings = Settings::new();
    let entries: Vec<&Entry> = attrs.iter().flat_map(|attr| &attr.entries).collect();
    settings.read(&entries, place, "", problems);
    settings
}

/// What is said above a variant; nothing if it is no event.
///
/// ```text
/// #[cello(skip)] Draft,
/// Sent { … }
/// ^^^^ neither `trigger` nor `skip`
/// ```
pub(super) fn of_variant<'a>(
    input: &Input,
    variant: &'a Variant,
    problems: &mut Problems,
) -> Option<Group<'a>> {
    let entries: Vec<&Entry> = variant
        .attrs
        .iter()
        .flat_map(|attr| &attr.entries)
        .collect();
    if let Some(skip) = entries.iter().find(|entry| entry.key.name == "skip") {
        flag(skip, problems);
        for other in entries.iter().filter(|entry| entry.key.name != "skip") {
            problems.skipped_and_more(&other.key);
        }
        let on_fields = variant.fields.iter().flat_map(|field| &field.attrs);
        for entry in on_fields.flat_map(|attr| &attr.entries) {
            let name = entry.key.name.as_str();
            // What is wrong anyway is reported as such.
            if !entry.broken && (Slot::named(name).is_some() || name == "flatten") {
                problems.field_of_skipped(&entry.key);
            }
        }
        return None;
    }
    let name = format!("{}::{}", input.ident, variant.ident);
    let mut settings = Settings::new();
    let group = settings.read(&entries, Place::Variant, &name, problems);
    if !names(&entries, "trigger") && !problems.has_lost_entry() {
        problems.no_trigger_of_variant(&variant.ident);
    }
    let mut group = group?;
    group.own.extend(settings.shared);
    Some(group)
}

fn names(entries: &[&Entry], word: &str) -> bool {
    entries.iter().any(|entry| entry.key.name == word)
}

/// A word that stands alone: `skip`, `flatten`.
pub(super) fn flag(entry: &Entry, problems: &mut Problems) {
    if let Some(inner) = entry.modifiers.first() {
        problems.nothing_in_parentheses(&entry.key, &inner.key);
    }
    if entry.value.is_some() {
        problems.value_not_expected(&entry.key);
    }
}

impl<'a> Settings<'a> {
    fn new() -> Self {
        Self {
            krate: default_krate(),
            groups: Vec::new(),
            shared: Mappings::default(),
        }
    }

    /// Entries with a trigger among them are a group; others hold for all events.
    fn read(
        &mut self,
        entries: &[&'a Entry],
        place: Place,
        name: &str,
        problems: &mut Problems,
    ) -> Option<Group<'a>> {
        let takes = |word: &str| place.settings().contains(&word);
        let at = entries
            .iter()
            .filter(|entry| takes("trigger") && entry.key.name == "trigger")
            .find_map(|entry| word(entry, "trigger = \"invoice-paid\"", problems));
        let mut group = at.map(|at| Group {
            name: name.to_owned(),
            at,
            trigger: trigger(at, problems),
            when: None,
            is_conditional: entries
                .iter()
                .any(|entry| suggest::is_condition(&entry.key.name)),
            attribution: Attribution::User,
            guide_spelling: false,
            own: Mappings::default(),
        });
        let on = group.as_ref().and_then(|group| group.trigger);

        let is_torn = modifiers::misplaced(entries, problems);
        let mut seen: Vec<&str> = Vec::new();
        for entry in entries {
            let key = &entry.key;
            if is_modifier(&key.name) {
                continue;
            }
            if entry.broken || is_torn && Slot::named(&key.name).is_some() {
                // It is reported, but its slot is not missing.
                mapping::of_broken(entry, None, &mut self.shared);
            } else if !takes(&key.name) {
                let mappings = match &mut group {
                    Some(group) => &mut group.own,
                    None => &mut self.shared,
                };
                mapping::of_container(entry, place, on, mappings, problems);
            } else if seen.contains(&key.name.as_str()) {
                problems.said_twice(key);
            } else {
                seen.push(&key.name);
                self.set(entry, group.as_mut(), names(entries, "trigger"), problems);
            }
        }
        group
    }

    fn set(
        &mut self,
        entry: &'a Entry,
        group: Option<&mut Group<'a>>,
        is_beside_trigger: bool,
        problems: &mut Problems,
    ) {
        let key = &entry.key;
        if let Some(modifier) = entry.modifiers.first() {
            problems.nothing_in_parentheses(key, &modifier.key);
        }
        match (key.name.as_str(), group) {
            ("trigger", _) => {}
            ("crate", _) => {
                if let Some(path) = krate(entry, problems) {
                    self.krate = path;
                }
            }
            ("when", Some(group)) => match &entry.value {
                Some(when) => group.when = Some(when),
                None => problems.setting_without_value(key, "when = …"),
            },
            ("attribution", Some(group)) => {
                if let Some(attribution) = attribution(entry, problems) {
                    group.attribution = attribution;
                }
            }
            ("userKey", Some(group)) => {
                group.guide_spelling = user_key(entry, group.trigger, problems);
            }
            // Beside a broken trigger, this is not the mistake.
            _ if is_beside_trigger => {}
            _ => problems.without_trigger(key),
        }
    }
}

/// `::cello_core`
pub(super) fn default_krate() -> Path {
    Path {
        leading_colon: Some(Token![::](Span::call_site())),
        ..Ident::new("cello_core", Span::call_site()).into()
    }
}

/// Only the last group may go without a condition, for none behind it is ever tried.
///
/// ```text
/// #[cello(trigger = "invoice-paid")]
///                   ^^^^^^^^^^^^^^
/// #[cello(trigger = "charge-refunded", when = self.refunded)]
/// ```
fn reachable(groups: &[Group<'_>], problems: &mut Problems) {
    for (index, group) in groups.iter().enumerate() {
        let below = &groups[index + 1..];
        if let [next, ..] = below
            && !group.is_conditional
        {
            let could_be_last = below.iter().all(|group| group.is_conditional);
            problems.always_applies(group.at, &next.at.value(), could_be_last);
        }
    }
}

/// The trigger that a literal names.
pub(super) fn trigger(word: &LitStr, problems: &mut Problems) -> Option<Trigger> {
    let found = Trigger::named(&word.value());
    if found.is_none() {
        problems.unknown_trigger(word);
    }
    found
}

/// The text in quotes that a setting has as its value.
pub(super) fn word<'a>(
    entry: &'a Entry,
    example: &str,
    problems: &mut Problems,
) -> Option<&'a LitStr> {
    let word = entry.value.as_ref().and_then(quoted);
    match &entry.value {
        _ if word.is_some() || entry.broken => {}
        Some(other) => problems.not_a_text(&entry.key, unwrapped(other), example),
        None => problems.setting_without_value(&entry.key, example),
    }
    word
}

/// One of a setting's few words.
fn choice<'w>(
    key: &Key,
    word: &LitStr,
    words: &[&'w str],
    problems: &mut Problems,
) -> Option<&'w str> {
    let found = words.iter().copied().find(|choice| *choice == word.value());
    if found.is_none() {
        problems.unknown_word(key, word, words);
    }
    found
}

fn attribution(entry: &Entry, problems: &mut Problems) -> Option<Attribution> {
    let word = word(entry, "attribution = \"organization\"", problems)?;
    match choice(&entry.key, word, &["user", "organization"], problems)? {
        "organization" => Some(Attribution::Organization),
        _ => Some(Attribution::User),
    }
}

fn user_key(entry: &Entry, trigger: Option<Trigger>, problems: &mut Problems) -> bool {
    let Some(word) = word(entry, "userKey = \"user\"", problems) else {
        return false;
    };
    if trigger.is_some_and(|trigger| trigger != Trigger::NewSignup) {
        problems.user_key_of_other_trigger(&entry.key);
        return false;
    }
    choice(&entry.key, word, &["user"], problems).is_some()
}

fn krate(entry: &Entry, problems: &mut Problems) -> Option<Path> {
    let example = "crate = path::to::cello_core";
    let Some(value) = entry.value.as_ref().map(unwrapped) else {
        problems.setting_without_value(&entry.key, example);
        return None;
    };
    let path = match value {
        Expr::Path(path) if path.qself.is_none() => Some(path.path.clone()),
        // As serde writes it.
        value => quoted(value).and_then(|word| word.parse().ok()),
    };
    if path.is_none() {
        problems.not_a_path(&entry.key, value, example);
    }
    path
}
