//! Which events are there, and under which conditions?

use cello_catalogue::{Attribution, Slot, UserKey};

use super::mapping;
use super::written::{Above, Group, Mappings};
use super::{contradiction, lint, read_modifiers, read_settings};
use crate::attr::{Attr, Entry};
use crate::input::{Input, Variant};
use crate::keywords::{Place, is_modifier};
use crate::problems::Problems;
use crate::suggest;

/// Reads what is written above a struct that is an event.
pub(super) fn of_struct<'a>(input: &'a Input, problems: &mut Problems) -> Above<'a> {
    let mut above = Above::new();
    let mut names_a_trigger = false;
    for attr in &input.attrs {
        let entries: Vec<&Entry> = attr.entries.iter().collect();
        names_a_trigger |= names(&entries, "trigger");
        let group = above.read(&entries, Place::Struct, &input.ident.to_string(), problems);
        above.groups.extend(group);
    }
    if !names_a_trigger && !problems.has_lost_entry() {
        problems.no_trigger(&input.ident);
    }
    reachable(&above.groups, problems);
    contradiction::never_holds_first(&above.groups, problems);
    above
}

/// Reads what is written above an enum or a part, which have no trigger of their own.
pub(super) fn of_other<'a>(attrs: &'a [Attr], place: Place, problems: &mut Problems) -> Above<'a> {
    let mut above = Above::new();
    let entries: Vec<&Entry> = attrs.iter().flat_map(|attr| &attr.entries).collect();
    above.read(&entries, place, "", problems);
    above
}

/// Reads what is written above a variant; returns `None` if it is not an event.
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
        read_settings::flag(skip, problems);
        for other in entries.iter().filter(|entry| entry.key.name != "skip") {
            problems.beside_skip(&other.key);
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
    let mut above = Above::new();
    let group = above.read(&entries, Place::Variant, &name, problems);
    if !names(&entries, "trigger") && !problems.has_lost_entry() {
        problems.no_trigger_of_variant(&variant.ident);
    }
    let mut group = group?;
    group.own.extend(above.shared);
    Some(group)
}

fn names(entries: &[&Entry], word: &str) -> bool {
    entries.iter().any(|entry| entry.key.name == word)
}

impl<'a> Above<'a> {
    fn new() -> Self {
        Self {
            krate: read_settings::default_krate(),
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
            .find_map(|entry| read_settings::trigger_word(entry, place, problems));
        let mut group = at.map(|at| Group {
            name: name.to_owned(),
            at,
            trigger: read_settings::trigger(at, problems),
            when: None,
            is_conditional: entries
                .iter()
                .any(|entry| suggest::is_condition(&entry.key.name)),
            attribution: Attribution::User,
            user_key: UserKey::NewUser,
            states_attribution: names(entries, "attribution"),
            own: Mappings::default(),
        });
        let on = group.as_ref().and_then(|group| group.trigger);

        let is_torn = read_modifiers::misplaced(entries, problems);
        let mut seen: Vec<&str> = Vec::new();
        for entry in entries {
            let key = &entry.key;
            if is_modifier(&key.name) || read_modifiers::unit_in_value(entry).is_some() {
                continue;
            }
            if lint::is_allow(entry) && takes("allow") && !entry.broken {
                lint::check_allow(entry, problems);
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
                problems.duplicate(key);
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
                if let Some(path) = read_settings::krate(entry, problems) {
                    self.krate = path;
                }
            }
            ("when", Some(group)) => match &entry.value {
                Some(when) => group.when = Some(when),
                None => problems.setting_without_value(key, "when = …"),
            },
            ("attribution", Some(group)) => {
                if let Some(attribution) = read_settings::attribution(entry, problems) {
                    group.attribution = attribution;
                }
            }
            ("userKey", Some(group)) => {
                group.user_key = read_settings::user_key(entry, group.trigger, problems);
            }
            // Beside a broken trigger, this is not the mistake.
            _ if is_beside_trigger => {}
            _ => problems.setting_without_trigger(key),
        }
    }
}

/// Only the last group may have no condition, because no group after it would ever be tried.
///
/// ```text
/// #[cello(trigger = "invoice-paid")]
///                   ^^^^^^^^^^^^^^
/// #[cello(trigger = "charge-refunded", when = self.refunded)]
/// ```
fn reachable(groups: &[Group<'_>], problems: &mut Problems) {
    for (index, group) in groups.iter().enumerate() {
        let below = &groups[index + 1..];
        if let (false, [next, ..]) = (group.is_conditional, below) {
            let could_be_last = below.iter().all(|group| group.is_conditional);
            problems.always_applies(group.at, &next.at.value(), could_be_last);
        }
    }
}
