//! Which slot does an entry fill, from where, and how?

use syn::{Expr, Token};

use super::constant::{self, Use};
use super::form_is_said;
use super::key::slot;
use super::modifiers;
use super::settings::{self, Group};
use crate::attr::{Attr, Entry, Key};
use crate::catalogue::{Kind, Slot, Trigger};
use crate::input::Field;
use crate::literal::{self, Literal, unwrapped};
use crate::plan::{Absent, FieldOf, Form, Source};
use crate::problems::Problems;
use crate::suggest;
use crate::types::{self, Known};
use crate::words::{Place, form, is_modifier};

/// Everything that was written to fill slots.
#[derive(Clone, Default)]
pub(super) struct Mappings<'a> {
    pub slots: Vec<Mapping<'a>>,
    pub parts: Vec<PartMapping<'a>>,
}

/// Something that was written to fill a slot.
#[derive(Clone)]
pub(super) struct Mapping<'a> {
    pub key: &'a Key,
    pub slot: Slot,
    /// The field that is the value; above the struct there is none.
    pub field: Option<&'a Field>,
    /// The one trigger it is for.
    pub on: Option<Trigger>,
    /// What it fills the slot with; nothing if it is wrong, which is reported.
    pub value: Option<Value>,
}

/// The right part of a [`Mapping`].
#[derive(Clone)]
pub(super) struct Value {
    pub source: Source,
    pub form: Form,
    /// What the user says `None` means.
    pub absent: Option<Absent>,
}

/// A field whose type fills slots by itself.
#[derive(Clone)]
pub(super) struct PartMapping<'a> {
    pub key: &'a Key,
    pub field: &'a Field,
    pub on: Option<Trigger>,
}

impl<'a> Mappings<'a> {
    pub(super) fn extend(&mut self, other: Self) {
        self.slots.extend(other.slots);
        self.parts.extend(other.parts);
    }

    /// The slots that were probably meant by a misspelt key are not also missing.
    pub(super) fn guess(&mut self, key: &'a Key, slots: &[Slot], field: Option<&'a Field>) {
        self.slots.extend(slots.iter().map(|&slot| Mapping {
            key,
            slot,
            field,
            on: None,
            value: None,
        }));
    }
}

impl Mapping<'_> {
    /// The key is misspelt, and the slot only what was probably meant.
    pub(super) fn is_guess(&self) -> bool {
        self.key.name != self.slot.as_str()
    }

    pub(super) fn place(&self) -> String {
        match self.field {
            Some(field) => format!("the field `{}`", field.name()),
            None => format!("`{} = …`", self.slot.as_str()),
        }
    }
}

/// Reads what is written on a field.
pub(super) fn of_field<'a>(
    field: &'a Field,
    groups: &[Group<'_>],
    mappings: &mut Mappings<'a>,
    problems: &mut Problems,
) {
    let triggers: Vec<Trigger> = groups.iter().filter_map(|group| group.trigger).collect();
    for attr in &field.attrs {
        let on = on(attr, groups, problems);
        // What stands beside a slot instead of behind it: the slot is not what is wrong.
        let entries: Vec<&Entry> = attr.entries.iter().collect();
        let is_torn = modifiers::misplaced(&entries, problems);
        for entry in &attr.entries {
            let key = &entry.key;
            if key.name == "on" || is_modifier(&key.name) {
                continue;
            }
            if entry.broken {
                of_broken(entry, Some(field), mappings);
            } else if key.name == "flatten" {
                settings::flag(entry, problems);
                mappings.parts.push(PartMapping { key, field, on });
            } else if let Some(slot) = slot(
                entry,
                Place::Field,
                Some(field),
                &triggers,
                mappings,
                problems,
            ) {
                let value = if is_torn {
                    None
                } else {
                    field_value(entry, slot, field, problems)
                };
                mappings.slots.push(Mapping {
                    key,
                    slot,
                    field: Some(field),
                    on,
                    value,
                });
            }
        }
    }
}

/// Reads a `SLOT = EXPR` above the type or a variant.
pub(super) fn of_container<'a>(
    entry: &'a Entry,
    place: Place,
    on: Option<Trigger>,
    mappings: &mut Mappings<'a>,
    problems: &mut Problems,
) {
    let triggers: Vec<Trigger> = on.into_iter().collect();
    if place == Place::Intervals {
        problems.above_intervals(&entry.key);
    } else if let Some(slot) = slot(entry, place, None, &triggers, mappings, problems) {
        mappings.slots.push(Mapping {
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
    mappings: &mut Mappings<'a>,
) {
    mappings.guess(&entry.key, &suggest::slots(&entry.key.name), field);
}

/// The trigger that `on` restricts an attribute to.
fn on(attr: &Attr, groups: &[Group<'_>], problems: &mut Problems) -> Option<Trigger> {
    let mut all = attr.entries.iter().filter(|entry| entry.key.name == "on");
    let entry = all.next()?;
    if let Some(second) = all.next() {
        problems.said_twice(&second.key);
    }
    // `#[cello(on = "invoice-paid")]`, and the slot in an attribute of its own or nowhere.
    if attr.entries.iter().all(|entry| entry.key.name == "on") {
        problems.on_alone(&entry.key);
    }
    if groups.is_empty() {
        // Of what does not say which event it is, that is reported.
        if problems.is_empty() {
            problems.on_without_event(&entry.key);
        }
        return None;
    }
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

pub(super) fn field_of(field: &Field) -> FieldOf {
    FieldOf {
        member: field.member.clone(),
        bound: field.bound.clone(),
        ty: field.ty.clone(),
    }
}

fn field_value(entry: &Entry, slot: Slot, field: &Field, problems: &mut Problems) -> Option<Value> {
    if let Some(value) = &entry.value {
        match form_behind_equals(value, slot) {
            Some(word) => problems.modifier_outside(value, &word, Some(slot), &word),
            None => problems.slot_with_value(&entry.key, slot),
        }
        return None;
    }
    let modifiers = modifiers::modifiers(entry, slot, problems)?;
    let converted = modifiers.with.is_some();
    if modifiers.form.is_none() && !converted && !form_is_said(&entry.key, slot, field, problems) {
        return None;
    }
    if let Some((key, _)) = &modifiers.absent
        && !converted
        && types::in_option(&field.ty).is_none()
        && types::known_inside(&field.ty) != Known::Unknown
    {
        problems.never_none(key, &field.ty);
        return None;
    }
    Some(Value {
        source: Source::Field {
            field: field_of(field),
            with: modifiers.with,
        },
        form: modifiers.form.map_or(Form::Own, |(_, form)| form),
        absent: modifiers.absent.map(|(_, absent)| absent),
    })
}

/// The unit or form in `price = minor`, in quotes or without.
fn form_behind_equals(value: &Expr, slot: Slot) -> Option<String> {
    let word = match unwrapped(value) {
        Expr::Path(path) => path.path.get_ident()?.to_string(),
        value => literal::text_of(value)?,
    };
    let (_, kind) = form(&word)?;
    (kind == slot.rule().kind).then_some(word)
}

fn container_value(entry: &Entry, slot: Slot, problems: &mut Problems) -> Option<Value> {
    let Some(expr) = &entry.value else {
        let valued = |inner: &&Entry| form(&inner.key.name).is_some() && inner.value.is_some();
        match entry.modifiers.iter().find(valued) {
            Some(inner) => problems.value_of_modifier(inner, slot),
            None => problems.slot_without_value(entry),
        }
        return None;
    };
    if entry.in_parentheses {
        problems.value_in_parentheses(&entry.key, expr);
        return None;
    }
    let modifiers = modifiers::modifiers(entry, slot, problems)?;
    if modifiers.with.is_some() {
        let with = entry
            .modifiers
            .iter()
            .find(|modifier| modifier.key.name == "with");
        problems.modifier_on_expression(&with?.key);
        return None;
    }
    if let Some(question_mark) = question_mark(expr) {
        problems.question_mark(&entry.key, question_mark);
        return None;
    }
    if let Some((key, _)) = &modifiers.absent
        && Literal::of(expr).is_some()
    {
        problems.never_none_constant(key);
        return None;
    }
    let form = modifiers.form.map_or(Form::Own, |(_, form)| form);
    let is_number = matches!(
        Literal::of(expr),
        Some(Literal::Integer { .. } | Literal::Float { .. })
    );
    if form == Form::Own && slot.rule().kind == Kind::Money && is_number {
        problems.unit_missing(&entry.key);
        return None;
    }
    Some(Value {
        source: Source::Expr(constant::check(slot, form, Use::Value, expr, problems)?),
        form,
        absent: modifiers.absent.map(|(_, absent)| absent),
    })
}

/// A `?` at the end of an expression, or of what its last call is made on.
fn question_mark(expr: &Expr) -> Option<Token![?]> {
    match expr {
        Expr::Try(expr) => Some(expr.question_token),
        Expr::MethodCall(call) => question_mark(&call.receiver),
        Expr::Field(field) => question_mark(&field.base),
        Expr::Reference(reference) => question_mark(&reference.expr),
        Expr::Paren(paren) => question_mark(&paren.expr),
        Expr::Group(group) => question_mark(&group.expr),
        _ => None,
    }
}
