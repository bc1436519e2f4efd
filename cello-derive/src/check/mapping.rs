//! Which slot does an entry fill, from where, and how?

use syn::{Expr, Path};

use super::settings::{self, Group};
use super::{Mapping, Value, constant, form_is_said, known_inside};
use crate::attr::{Attr, Entry, Key};
use crate::catalogue::{Kind, Slot, Trigger};
use crate::input::Field;
use crate::plan::{Absent, Form, Source};
use crate::problems::{Place, Problems, as_written};
use crate::suggest::{self, Known};

/// Reads what is written on a field.
pub(super) fn of_field<'a>(
    field: &'a Field,
    groups: &[Group<'_>],
    mappings: &mut Vec<Mapping<'a>>,
    problems: &mut Problems,
) {
    for attr in &field.attrs {
        let on = on(attr, groups, problems);
        let triggers: Vec<Trigger> = groups.iter().filter_map(|group| group.trigger).collect();
        // What stands beside a slot instead of behind it: the slot is not what is wrong.
        let is_torn = modifiers_inside(attr, problems);
        for entry in &attr.entries {
            if entry.key.name == "on" || form(&entry.key.name).is_some() || is_common(&entry.key) {
                continue;
            }
            if entry.broken {
                of_broken(entry, Some(field), mappings);
                continue;
            }
            let Some(slot) = slot(
                entry,
                Place::Field,
                Some(field),
                &triggers,
                mappings,
                problems,
            ) else {
                continue;
            };
            let value = if is_torn {
                None
            } else {
                field_value(entry, slot, field, problems)
            };
            mappings.push(Mapping {
                key: &entry.key,
                slot,
                field: Some(field),
                on,
                value,
            });
        }
    }
}

/// Reads a `SLOT = EXPR` above the struct.
pub(super) fn of_container<'a>(
    entry: &'a Entry,
    on: Option<Trigger>,
    mappings: &mut Vec<Mapping<'a>>,
    problems: &mut Problems,
) {
    let triggers: Vec<Trigger> = on.into_iter().collect();
    if let Some(slot) = slot(entry, Place::Container, None, &triggers, mappings, problems) {
        mappings.push(Mapping {
            key: &entry.key,
            slot,
            field: None,
            on,
            value: container_value(entry, slot, problems),
        });
    }
}

/// What did not parse still says which slot it was for.
pub(super) fn of_broken<'a>(
    entry: &'a Entry,
    field: Option<&'a Field>,
    mappings: &mut Vec<Mapping<'a>>,
) {
    guess(
        &entry.key,
        &suggest::slots(&entry.key.name),
        field,
        mappings,
    );
}

/// The slots that were probably meant are not also missing.
fn guess<'a>(
    key: &'a Key,
    slots: &[Slot],
    field: Option<&'a Field>,
    mappings: &mut Vec<Mapping<'a>>,
) {
    for &slot in slots {
        mappings.push(Mapping {
            key,
            slot,
            field,
            on: None,
            value: None,
        });
    }
}

/// Units and conversions stand in the parentheses behind a slot.
///
/// ```text
/// #[cello(price, minor)] amount: i64,
///                ^^^^^
/// ```
fn modifiers_inside(attr: &Attr, problems: &mut Problems) -> bool {
    let mut is_torn = false;
    for entry in &attr.entries {
        let key = &entry.key;
        let kind = form(&key.name).map(|(_, kind)| kind);
        if kind.is_none() && !is_common(key) {
            continue;
        }
        let beside = attr
            .entries
            .iter()
            .filter_map(|entry| slot_named(&entry.key.name))
            .find(|slot| kind.is_none_or(|kind| slot.rule().kind == kind));
        let owner = beside.or(kind.map(|kind| of_kind(kind)[0]));
        problems.modifier_outside(key, owner, &as_written(key, entry.value.as_ref()));
        is_torn = true;
    }
    is_torn
}

fn is_common(key: &Key) -> bool {
    matches!(key.name.as_str(), "with" | "default" | "none")
}

fn slot_named(name: &str) -> Option<Slot> {
    let mut slots = Slot::VARIANTS.iter().copied();
    slots.find(|slot| slot.as_str() == name)
}

/// The slot that a key names.
fn slot<'a>(
    entry: &'a Entry,
    place: Place,
    field: Option<&'a Field>,
    triggers: &[Trigger],
    mappings: &mut Vec<Mapping<'a>>,
    problems: &mut Problems,
) -> Option<Slot> {
    let key = &entry.key;
    let name = key.name.as_str();
    if let Some(slot) = slot_named(name) {
        return Some(slot);
    }
    let is_setting = |place: Place| place.settings().contains(&name);
    if matches!(name, "eventName" | "event.trigger") {
        problems.written_by_us(key);
    } else if is_setting(Place::Container) || is_setting(Place::Field) {
        problems.misplaced(key, place);
    } else {
        let mut meant = suggest::slots(name);
        // Of several, those that the event has.
        let taken = |slot: &Slot| slot.triggers().any(|trigger| triggers.contains(&trigger));
        if meant.iter().any(taken) {
            meant.retain(taken);
        }
        guess(key, &meant, field, mappings);
        problems.unknown_key(key, place, &meant);
    }
    None
}

fn of_kind(kind: Kind) -> Vec<Slot> {
    let slots = Slot::VARIANTS.iter().copied();
    slots.filter(|slot| slot.rule().kind == kind).collect()
}

/// The trigger that `on` restricts an attribute to.
fn on(attr: &Attr, groups: &[Group<'_>], problems: &mut Problems) -> Option<Trigger> {
    let entry = attr.entries.iter().find(|entry| entry.key.name == "on")?;
    let word = settings::word(entry, "on = \"invoice-paid\"", problems)?;
    let trigger = settings::trigger(word, problems)?;
    let all_known = groups.iter().all(|group| group.trigger.is_some());
    if all_known && !groups.iter().any(|group| group.trigger == Some(trigger)) {
        let names: Vec<String> = groups.iter().map(|group| group.at.value()).collect();
        problems.trigger_of_no_group(word, &names);
        return None;
    }
    Some(trigger)
}

/// What is said in the parentheses behind a slot.
#[derive(Default)]
struct Modifiers<'a> {
    form: Option<(&'a Key, Form)>,
    with: Option<Path>,
    absent: Option<(&'a Key, Absent)>,
}

fn field_value(entry: &Entry, slot: Slot, field: &Field, problems: &mut Problems) -> Option<Value> {
    if entry.value.is_some() {
        problems.slot_with_value(&entry.key, slot);
        return None;
    }
    let modifiers = modifiers(entry, slot, problems)?;
    let converted = modifiers.with.is_some();
    if modifiers.form.is_none() && !converted && !form_is_said(&entry.key, slot, field, problems) {
        return None;
    }
    if let Some((key, _)) = &modifiers.absent
        && !converted
        && suggest::in_option(&field.ty).is_none()
        && known_inside(field) != Known::Unknown
    {
        problems.never_none(key, &field.ty);
        return None;
    }
    Some(Value {
        source: Source::Field {
            member: field.member.clone(),
            ty: field.ty.clone(),
            with: modifiers.with,
        },
        form: modifiers.form.map_or(Form::Own, |(_, form)| form),
        absent: modifiers.absent.map(|(_, absent)| absent),
    })
}

fn container_value(entry: &Entry, slot: Slot, problems: &mut Problems) -> Option<Value> {
    let Some(expr) = &entry.value else {
        problems.slot_without_value(&entry.key, slot);
        return None;
    };
    let modifiers = modifiers(entry, slot, problems)?;
    if modifiers.with.is_some() {
        let with = entry
            .modifiers
            .iter()
            .find(|modifier| modifier.key.name == "with");
        problems.modifier_on_expression(&with?.key);
        return None;
    }
    let form = modifiers.form.map_or(Form::Own, |(_, form)| form);
    if form == Form::Own && slot.rule().kind == Kind::Money && constant::is_number(expr) {
        problems.unit_missing(&entry.key);
        return None;
    }
    Some(Value {
        source: Source::Expr(constant::check(slot, form, expr, problems)?),
        form,
        absent: modifiers.absent.map(|(_, absent)| absent),
    })
}

/// Reads the parentheses behind a slot; nothing if something in them is wrong.
fn modifiers<'a>(entry: &'a Entry, slot: Slot, problems: &mut Problems) -> Option<Modifiers<'a>> {
    let mut modifiers = Modifiers::default();
    let mut right = true;
    for modifier in &entry.modifiers {
        right &= read_modifier(modifier, slot, &mut modifiers, problems).is_some();
    }
    if let Some((_, Absent::Default(value))) = &mut modifiers.absent {
        let form = modifiers.form.as_ref().map_or(Form::Own, |(_, form)| *form);
        *value = constant::check(slot, form, value, problems)?;
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
            if modifiers.with.replace(path).is_some() {
                problems.said_twice(key);
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
                    problems.flag_with_value(key);
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
                unknown_modifier(key, slot, problems);
                return None;
            }
        },
    }
    Some(())
}

fn excluded(key: &Key, first: &Key, problems: &mut Problems) {
    if key.name == first.name {
        problems.said_twice(key);
    } else {
        problems.modifiers_exclude(key, &first.name);
    }
}

fn unknown_modifier(key: &Key, slot: Slot, problems: &mut Problems) {
    let kind = slot.rule().kind;
    let forms = FORMS.iter().filter(|(_, _, of)| *of == kind);
    let forms: Vec<&str> = forms.map(|(word, ..)| *word).collect();
    let suggestion = match key.name.as_str() {
        "cents" | "pence" if kind == Kind::Money => Some("minor"),
        "euros" | "dollars" | "decimal" if kind == Kind::Money => Some("major"),
        "seconds" | "secs" if kind == Kind::Instant => Some("unix"),
        "millis" | "milliseconds" if kind == Kind::Instant => Some("unix_ms"),
        name => {
            let common = ["with", "default", "none"];
            suggest::closest(name, forms.iter().copied().chain(common))
        }
    };
    problems.unknown_modifier(key, slot, suggestion, &forms);
}

/// The units and forms, and the kind of slot that each is for.
const FORMS: [(&str, Form, Kind); 5] = [
    ("minor", Form::Minor, Kind::Money),
    ("major", Form::Major, Kind::Money),
    ("utc", Form::Utc, Kind::Instant),
    ("unix", Form::Unix, Kind::Instant),
    ("unix_ms", Form::UnixMs, Kind::Instant),
];

fn form(name: &str) -> Option<(Form, Kind)> {
    let (_, form, kind) = FORMS.iter().find(|(word, ..)| *word == name)?;
    Some((*form, *kind))
}

fn with(entry: &Entry, problems: &mut Problems) -> Option<Path> {
    let example = "with = path::to::function";
    match &entry.value {
        Some(Expr::Path(path)) if path.qself.is_none() => return Some(path.path.clone()),
        Some(other) => problems.not_a_path(&entry.key, other, example),
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
    let word = settings::word(entry, "none = \"skip\"", problems)?;
    match word.value().as_str() {
        "skip" => Some(Absent::Skip),
        "error" => Some(Absent::Error),
        _ => {
            problems.unknown_word(&entry.key, word, &["skip", "error"]);
            None
        }
    }
}
