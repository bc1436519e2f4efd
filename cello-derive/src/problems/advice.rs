//! What is there to write for a slot that is not mapped?

use cello_catalogue::{Kind, Slot};

use super::{listed, with_modifiers};
use crate::input::Field;
use crate::{suggest, types};

/// There is a field that probably holds it.
pub(crate) fn of_field(slot: Slot, field: &Field, is_variant: bool) -> String {
    let name = field.name();
    if suggest::is_amount_as_text(slot, &field.ty) {
        let [minor, major] = parsed(slot, field, is_variant);
        let above = if is_variant { "variant" } else { "struct" };
        return format!(
            "did you mean the field `{name}`? it is text: write #[cello({minor})] above the {above} if it counts cents, or #[cello({major})] if it reads like 12.99"
        );
    }
    let ways = mappings(slot, field);
    let [likely, other @ ..] = &ways[..] else {
        return String::new();
    };
    let other = other_unit(slot, other);
    format!("did you mean the field `{name}`? add #[cello({likely})] to it{other}")
}

/// The second mapping where neither the name nor the type tells the unit.
fn other_unit(slot: Slot, mappings: &[String]) -> String {
    let Some(other) = mappings.first() else {
        return String::new();
    };
    let unit = match slot.rule().kind {
        Kind::Money => "whole units",
        _ => "milliseconds",
    };
    format!(", or #[cello({other})] for {unit}")
}

/// There are two fields that are as likely as one another.
pub(crate) fn of_either(slot: Slot, fields: &[&Field]) -> String {
    let names = listed(fields.iter().map(|field| field.name()), "or");
    let all: Vec<Vec<String>> = fields.iter().map(|field| mappings(slot, field)).collect();
    let is_same = all.iter().all(|ways| *ways == all[0]);
    let add = if let (true, [likely, other @ ..]) = (is_same, &all[0][..]) {
        let other = other_unit(slot, other);
        format!("#[cello({likely})] to one of them{other}")
    } else {
        let each = fields.iter().zip(&all).map(|(field, ways)| {
            let ways: Vec<String> = ways.iter().map(|way| format!("#[cello({way})]")).collect();
            format!("{} to `{}`", ways.join(" or "), field.name())
        });
        each.collect::<Vec<_>>().join(", or ")
    };
    format!("did you mean the field {names}? add {add}")
}

/// There are a first and a last name.
pub(crate) fn of_names(first: &Field, last: &Field, is_variant: bool) -> String {
    let place = |field: &Field| {
        let name = field.name();
        let path = if is_variant {
            name
        } else {
            format!("self.{name}")
        };
        match types::in_option(&field.ty) {
            Some(_) => format!("{path}.as_deref().unwrap_or_default()"),
            None => path,
        }
    };
    format!(
        "did you mean the fields `{}` and `{}`? write above the {}: #[cello(newUser.name = format!(\"{{}} {{}}\", {}, {}))]",
        first.name(),
        last.name(),
        if is_variant { "variant" } else { "struct" },
        place(first),
        place(last),
    )
}

/// A field fills `newUserId`, and nothing `newUser.id`.
pub(crate) fn of_both_ids(field: &Field) -> String {
    format!(
        "the field `{}` fills `newUserId` now: write #[cello(newUser.id)] on it, which fills both",
        field.name()
    )
}

/// No field is likely; others are filled from `place`, if there is one to speak of.
pub(crate) fn of_path(slot: Slot, place: Option<&str>) -> String {
    // The unit that an expression has to say.
    let unit = (slot.rule().kind == Kind::Money).then_some("minor");
    let slot = with_modifiers(slot.as_str(), unit);
    match place {
        Some(place) => format!("no likely field; map a path: #[cello({slot} = &{place}.…)]"),
        None => format!("no likely field; write above the variant: #[cello({slot} = …)]"),
    }
}

/// What to write on a field so that it fills a slot, the likelier first.
fn mappings(slot: Slot, field: &Field) -> Vec<String> {
    let inner = types::in_option(&field.ty);
    let is_optional = inner.is_some() && slot != Slot::PayloadUcc;
    let none = is_optional.then_some("none = \"error\"");
    let forms = suggest::forms(slot, &field.name(), &field.ty);
    if forms.is_empty() {
        return vec![with_modifiers(slot.as_str(), none)];
    }
    let forms = forms.iter().copied();
    forms
        .map(|form| with_modifiers(slot.as_str(), [form].into_iter().chain(none)))
        .collect()
}

/// The expressions that read an amount from text: in minor units, and in major ones.
fn parsed(slot: Slot, field: &Field, is_variant: bool) -> [String; 2] {
    let name = field.name();
    let path = if is_variant {
        name
    } else {
        format!("self.{name}")
    };
    let slot = slot.as_str();
    [("minor", "i64"), ("", "cello_core::Price")].map(|(unit, ty)| {
        let unit = (!unit.is_empty()).then_some(unit);
        if types::in_option(&field.ty).is_some() {
            let key = with_modifiers(slot, unit.into_iter().chain(["none = \"error\""]));
            format!("{key} = {path}.as_deref().map(str::parse::<{ty}>).transpose()")
        } else {
            let key = with_modifiers(slot, unit);
            format!("{key} = {path}.parse::<{ty}>()")
        }
    })
}
