//! Which events are there, and under which conditions?

use syn::{Expr, ExprLit, Lit, LitStr, Path, parse_quote};

use super::{Mapping, mapping};
use crate::attr::{Attr, Entry};
use crate::catalogue::Trigger;
use crate::input::Input;
use crate::plan::Attribution;
use crate::problems::{Place, Problems};
use crate::suggest;

/// What is said above the struct.
pub(super) struct Settings<'a> {
    pub krate: Path,
    pub groups: Vec<Group<'a>>,
    /// The mappings beside no trigger.
    pub shared: Vec<Mapping<'a>>,
}

/// One `#[cello(trigger = "…", …)]`.
pub(super) struct Group<'a> {
    /// The trigger's literal: what is wrong with the event as a whole is said there.
    pub at: &'a LitStr,
    /// Nothing if the word is none, which is reported.
    pub trigger: Option<Trigger>,
    pub when: Option<&'a Expr>,
    pub attribution: Attribution,
    pub guide_spelling: bool,
    /// The mappings beside the trigger.
    pub own: Vec<Mapping<'a>>,
    /// Whether the struct has no other.
    pub is_only: bool,
}

pub(super) fn read<'a>(input: &'a Input, problems: &mut Problems) -> Settings<'a> {
    let mut settings = Settings {
        krate: parse_quote!(::cello_core),
        groups: Vec::new(),
        shared: Vec::new(),
    };
    let mut names_a_trigger = problems.has_lost_entry();
    for attr in &input.attrs {
        names_a_trigger |= attr.entries.iter().any(|entry| entry.key.name == "trigger");
        read_attr(attr, &mut settings, problems);
    }
    if !names_a_trigger {
        problems.no_trigger(&input.ident);
    }
    let is_only = settings.groups.len() == 1;
    for group in &mut settings.groups {
        group.is_only = is_only;
    }
    reachable(&settings.groups, problems);
    settings
}

/// The attributes that name a trigger are groups; the others hold for all of them.
fn read_attr<'a>(attr: &'a Attr, settings: &mut Settings<'a>, problems: &mut Problems) {
    let at = attr
        .entries
        .iter()
        .filter(|entry| entry.key.name == "trigger")
        .find_map(|entry| word(entry, "trigger = \"invoice-paid\"", problems));
    let mut group = at.map(|at| Group {
        at,
        trigger: trigger(at, problems),
        when: None,
        attribution: Attribution::User,
        guide_spelling: false,
        own: Vec::new(),
        is_only: false,
    });

    let mut seen: Vec<&str> = Vec::new();
    for entry in attr.entries.iter().filter(|entry| !entry.broken) {
        let key = &entry.key;
        let is_setting = Place::Container.settings().contains(&key.name.as_str());
        if is_setting && seen.contains(&key.name.as_str()) {
            problems.said_twice(key);
            continue;
        }
        seen.push(&key.name);
        if let ("when" | "attribution" | "userKey", None) = (key.name.as_str(), &group) {
            // Beside a broken trigger, this is not the mistake.
            if !attr.entries.iter().any(|entry| entry.key.name == "trigger") {
                problems.without_trigger(key);
            }
            continue;
        }
        match (key.name.as_str(), &mut group) {
            ("trigger", _) => {}
            ("crate", _) => {
                settings.krate = krate(entry, problems).unwrap_or(settings.krate.clone());
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
            (_, group) => {
                let on = group.as_ref().and_then(|group| group.trigger);
                let mappings = match group {
                    Some(group) => &mut group.own,
                    None => &mut settings.shared,
                };
                mapping::of_container(entry, on, mappings, problems);
            }
        }
        if is_setting && let Some(modifier) = entry.modifiers.first() {
            problems.nothing_in_parentheses(key, &modifier.key);
        }
    }
    // What did not parse is reported, but its slot is not missing.
    for entry in attr.entries.iter().filter(|entry| entry.broken) {
        mapping::of_broken(entry, None, &mut settings.shared);
    }
    settings.groups.extend(group);
}

/// Only the last group may go without a condition, for none behind it is ever tried.
///
/// ```text
/// #[cello(trigger = "invoice-paid")]
/// #[cello(trigger = "charge-refunded", when = self.refunded)]
///                   ^^^^^^^^^^^^^^^^^
/// ```
fn reachable(groups: &[Group<'_>], problems: &mut Problems) {
    for pair in groups.windows(2) {
        if pair[0].when.is_none() {
            problems.unreachable_group(pair[1].at, &pair[0].at.value());
        }
    }
}

/// The trigger that a literal names.
pub(super) fn trigger(word: &LitStr, problems: &mut Problems) -> Option<Trigger> {
    let value = word.value();
    let triggers = Trigger::VARIANTS.iter().copied();
    let found = triggers.clone().find(|trigger| trigger.as_str() == value);
    if found.is_none() {
        // Guide 001 calls it so in its prose.
        let suggestion = match value.as_str() {
            "demo-attended" | "demo" => Some("demo-call-attended"),
            _ => suggest::closest(&value, triggers.map(Trigger::as_str)),
        };
        problems.unknown_trigger(word, suggestion);
    }
    found
}

/// The text in quotes that a setting has as its value.
pub(super) fn word<'a>(
    entry: &'a Entry,
    example: &str,
    problems: &mut Problems,
) -> Option<&'a LitStr> {
    match &entry.value {
        Some(Expr::Lit(ExprLit {
            lit: Lit::Str(word),
            ..
        })) => return Some(word),
        Some(other) => problems.not_a_text(&entry.key, other, example),
        None if entry.broken => {}
        None => problems.setting_without_value(&entry.key, example),
    }
    None
}

fn attribution(entry: &Entry, problems: &mut Problems) -> Option<Attribution> {
    let word = word(entry, "attribution = \"organization\"", problems)?;
    match word.value().as_str() {
        "user" => Some(Attribution::User),
        "organization" => Some(Attribution::Organization),
        _ => {
            problems.unknown_word(&entry.key, word, &["user", "organization"]);
            None
        }
    }
}

fn user_key(entry: &Entry, trigger: Option<Trigger>, problems: &mut Problems) -> bool {
    let Some(word) = word(entry, "userKey = \"user\"", problems) else {
        return false;
    };
    if trigger.is_some_and(|trigger| trigger != Trigger::NewSignup) {
        problems.user_key_of_other_trigger(&entry.key);
    } else if word.value() != "user" {
        problems.unknown_word(&entry.key, word, &["user"]);
    }
    true
}

fn krate(entry: &Entry, problems: &mut Problems) -> Option<Path> {
    let example = "crate = path::to::cello_core";
    match &entry.value {
        Some(Expr::Path(path)) if path.qself.is_none() => return Some(path.path.clone()),
        // As serde writes it.
        Some(Expr::Lit(ExprLit {
            lit: Lit::Str(word),
            ..
        })) if word.parse::<Path>().is_ok() => return word.parse().ok(),
        Some(other) => problems.not_a_path(&entry.key, other, example),
        None => problems.setting_without_value(&entry.key, example),
    }
    None
}
