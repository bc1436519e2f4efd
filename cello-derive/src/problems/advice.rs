//! What is there to write for a slot that is not mapped?

use cello_catalogue::{Kind, Slot};

use super::{listed, with_modifiers};
use crate::input::Field;
use crate::{suggest, types};

/// There is a field that probably holds it.
pub(crate) fn of_field(slot: Slot, field: &Field, is_variant: bool) -> String {
    let name = field.name();
    let add = add(slot, field, "it", is_variant);
    format!("did you mean the field `{name}`? {add}")
}

/// There are two fields that are as likely as one another.
pub(crate) fn of_either(slot: Slot, fields: &[&Field], is_variant: bool) -> String {
    let names = listed(fields.iter().map(|field| field.name()), "or");
    let add_to = |field: &Field| add(slot, field, "one of them", is_variant);
    let is_same = fields
        .windows(2)
        .all(|two| add_to(two[0]) == add_to(two[1]));
    let add = match fields.first() {
        Some(field) if is_same => add_to(field),
        _ => {
            let each = fields.iter().map(|field| {
                let add = add(slot, field, "it", is_variant);
                format!("for `{}`, {add}", field.name())
            });
            each.collect::<Vec<_>>().join("; ")
        }
    };
    format!("did you mean the field {names}? {add}")
}

/// What to write for a field, in both units if neither its name nor its type tells.
fn add(slot: Slot, field: &Field, to: &str, is_variant: bool) -> String {
    let ways = mappings(slot, field);
    if suggest::is_amount_as_text(slot, &field.ty) {
        let above = if is_variant { "variant" } else { "struct" };
        let parse = |ty| parsed(field, ty, is_variant);
        return match &ways[..] {
            [minor] => format!(
                "it is text: write #[cello({minor} = {})] above the {above}",
                parse("i64")
            ),
            [minor, major, ..] => format!(
                "it is text: write #[cello({minor} = {})] above the {above} if it counts cents, or #[cello({major} = {})] if it reads like 12.99",
                parse("i64"),
                parse("cello_core::Price")
            ),
            [] => String::new(),
        };
    }
    let unit = match slot.rule().kind {
        Kind::Money => "whole units",
        _ => "milliseconds",
    };
    match &ways[..] {
        [likely, other, ..] => {
            format!("add #[cello({likely})] to {to}, or #[cello({other})] for {unit}")
        }
        [only] => format!("add #[cello({only})] to {to}"),
        [] => String::new(),
    }
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
        "the field `{}` fills only `newUserId`: write #[cello(newUser.id)] on it instead, which fills both",
        field.name()
    )
}

/// No field is likely; perhaps one of those in `place` is.
pub(crate) fn of_path(slot: Slot, place: Option<&str>, is_variant: bool) -> String {
    let (write, path) = match (place, is_variant) {
        (Some(place), false) => ("map a path", format!("&{place}.…")),
        (None, false) => ("map a path", "&self.…".to_owned()),
        (Some(place), true) => ("write above the variant", format!("&{place}.…")),
        (None, true) => ("write above the variant", "…".to_owned()),
    };
    let map = |unit| {
        let slot = with_modifiers(slot.as_str(), unit);
        format!("#[cello({slot} = {path})]")
    };
    if slot.rule().kind == Kind::Money {
        let (minor, major) = (map(Some("minor")), map(Some("major")));
        return format!("no likely field; {write}: {minor}, or {major} for whole units");
    }
    format!("no likely field; {write}: {}", map(None))
}

/// The slot with what a field needs to fill it, the likelier unit first.
fn mappings(slot: Slot, field: &Field) -> Vec<String> {
    let is_optional = types::in_option(&field.ty).is_some() && slot != Slot::PayloadUcc;
    let none = is_optional.then_some("none = \"error\"");
    let with =
        |form: Option<&'static str>| with_modifiers(slot.as_str(), form.into_iter().chain(none));
    suggest::forms(slot, &field.name(), &field.ty)
        .iter()
        .map(|form| with(*form))
        .collect()
}

/// The expression that reads an amount from text.
fn parsed(field: &Field, ty: &str, is_variant: bool) -> String {
    let name = field.name();
    let path = if is_variant {
        name
    } else {
        format!("self.{name}")
    };
    match types::in_option(&field.ty) {
        Some(_) => format!("{path}.as_deref().map(str::parse::<{ty}>).transpose()"),
        None => format!("{path}.parse::<{ty}>()"),
    }
}
