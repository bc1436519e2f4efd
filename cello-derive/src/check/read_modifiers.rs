//! Which modifiers are in the parentheses after a slot?

use cello_catalogue::{Kind, Slot};
use syn::{Expr, Path};

use super::constant;
use super::{contradiction, read_settings};
use crate::attr::{Entry, Key};
use crate::keywords::{self, form, is_modifier};
use crate::literal::{self, unwrapped};
use crate::plan::{Absent, Form};
use crate::problems::{Problems, Use, as_written};

/// The modifiers of a slot.
#[derive(Default)]
pub(super) struct Modifiers<'a> {
    pub form: Option<(&'a Key, Form)>,
    pub with: Option<(&'a Key, Path)>,
    pub absent: Option<(&'a Key, Absent)>,
}

impl Modifiers<'_> {
    pub(super) fn form(&self) -> Form {
        self.form.as_ref().map_or(Form::Own, |(_, form)| *form)
    }
}

/// Reads the parentheses after a slot; returns `None` if something in them is wrong.
pub(super) fn modifiers<'a>(
    entry: &'a Entry,
    slot: Slot,
    problems: &mut Problems,
) -> Option<Modifiers<'a>> {
    let mut modifiers = Modifiers::default();
    let mut right = true;
    for modifier in &entry.modifiers {
        if modifier.key.name == "on" && !modifier.broken {
            problems.on_in_parentheses(modifier, entry);
            right = false;
            continue;
        }
        right &= read_modifier(modifier, slot, &mut modifiers, problems).is_some();
    }
    let form = modifiers.form();
    if let Some((key, Absent::Default(value))) = &mut modifiers.absent {
        if contradiction::default_of_identity(slot, key, value, problems) {
            return None;
        }
        *value = constant::check(slot, form, Use::Default, value, problems)?;
    }
    right.then_some(modifiers)
}

fn read_modifier<'a>(
    entry: &'a Entry,
    slot: Slot,
    modifiers: &mut Modifiers<'a>,
    problems: &mut Problems,
) -> Option<()> {
    let key = &entry.key;
    if entry.broken {
        return None;
    }
    if let Some(inner) = entry.modifiers.first() {
        problems.nothing_in_parentheses(key, &inner.key);
        return None;
    }
    let kind = slot.rule().kind;
    match key.name.as_str() {
        "with" => {
            let path = with(entry, problems)?;
            if modifiers.with.replace((key, path)).is_some() {
                problems.duplicate(key);
                return None;
            }
        }
        "none" | "default" => {
            let absent = absent(entry, problems)?;
            if let Some((first, _)) = modifiers.absent.replace((key, absent)) {
                excluded(key, first, problems);
                return None;
            }
        }
        name => match form(name) {
            Some((form, of)) if of == kind => {
                if entry.value.is_some() {
                    problems.value_not_expected(key);
                    return None;
                }
                if let Some((first, _)) = modifiers.form.replace((key, form)) {
                    excluded(key, first, problems);
                    return None;
                }
            }
            Some((_, of)) => {
                problems.modifier_of_other_slot(key, slot, of_kind(of)[0]);
                return None;
            }
            None => {
                match unit_in_value(entry) {
                    Some(unit) => problems.unit_in_value(key, &unit, slot, &unit),
                    None => problems.unknown_modifier(key, slot),
                }
                return None;
            }
        },
    }
    Some(())
}

fn excluded(key: &Key, first: &Key, problems: &mut Problems) {
    if key.name == first.name {
        problems.duplicate(key);
    } else {
        problems.mutually_exclusive(key, &first.name);
    }
}

/// The slot and the unit that were put in one word: `price_minor`, `event.timestamp.unix`.
pub(super) fn in_one_word(key: &str) -> Option<(Slot, &'static str)> {
    Slot::VARIANTS.iter().find_map(|&slot| {
        let rest = key.strip_prefix(slot.as_str())?;
        let unit = rest.trim_start_matches(['.', '_', '-', ':']);
        let unit = keywords::forms_of(slot.rule().kind).find(|word| *word == unit)?;
        Some((slot, unit))
    })
}

fn with(entry: &Entry, problems: &mut Problems) -> Option<Path> {
    let example = "with = path::to::function";
    match entry.value.as_ref().map(unwrapped) {
        Some(Expr::Path(path)) if path.qself.is_none() => return Some(path.path.clone()),
        Some(other) => problems.not_a_function(&entry.key, other),
        None => problems.setting_without_value(&entry.key, example),
    }
    None
}

fn absent(entry: &Entry, problems: &mut Problems) -> Option<Absent> {
    if entry.key.name == "default" {
        let Some(value) = &entry.value else {
            problems.setting_without_value(&entry.key, "default = …");
            return None;
        };
        return Some(Absent::Default(value.clone()));
    }
    let word = read_settings::word(entry, "none = \"skip\"", problems)?;
    match word.value().as_str() {
        "skip" => Some(Absent::Skip),
        "error" => Some(Absent::Error),
        _ => {
            problems.unknown_word(&entry.key, word, &["skip", "error"]);
            None
        }
    }
}

/// Units and conversions are written in the parentheses after a slot.
///
/// ```text
/// #[cello(price, minor)] amount: i64,
///                ^^^^^
/// ```
pub(super) fn misplaced(entries: &[&Entry], problems: &mut Problems) -> bool {
    let mut is_torn = false;
    for entry in entries {
        let key = &entry.key;
        let unit = unit_in_value(entry);
        if !is_modifier(&key.name) && unit.is_none() {
            continue;
        }
        let kind = form(unit.as_deref().unwrap_or(&key.name)).map(|(_, kind)| kind);
        let beside = entries
            .iter()
            .filter_map(|entry| Some((Slot::named(&entry.key.name)?, &entry.modifiers)))
            .find(|(slot, _)| kind.is_none_or(|kind| slot.rule().kind == kind));
        let (owner, there) = match beside {
            Some((slot, there)) => (Some(slot), there.as_slice()),
            None => (kind.map(|kind| of_kind(kind)[0]), [].as_slice()),
        };
        let mut written: Vec<String> = there.iter().map(as_written).collect();
        written.push(unit.clone().unwrap_or_else(|| as_written(entry)));
        if let (Some(owner), Some(unit)) = (owner, &unit) {
            problems.unit_in_value(key, unit, owner, &written.join(", "));
        } else if owner.is_none() && entries.iter().any(|entry| entry.key.name == "flatten") {
            problems.modifier_of_part(key);
        } else {
            problems.modifier_outside(key, &key.name, owner, &written.join(", "));
        }
        is_torn = true;
    }
    is_torn
}

/// The unit or form in `unit = "minor"`, a key that does not exist.
pub(super) fn unit_in_value(entry: &Entry) -> Option<String> {
    let name = entry.key.name.as_str();
    let is_known = Slot::named(name).is_some() || keywords::is_setting(name) || is_modifier(name);
    let word = literal::word_of(entry.value.as_ref()?).filter(|_| !is_known)?;
    form(&word).is_some().then_some(word)
}

fn of_kind(kind: Kind) -> Vec<Slot> {
    let slots = Slot::VARIANTS.iter().copied();
    slots.filter(|slot| slot.rule().kind == kind).collect()
}
