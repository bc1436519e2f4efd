//! What is wrong, or missing, in the parentheses after a slot?

use cello_catalogue::Slot;
use quote::ToTokens;
use syn::{Member, Type};

use super::{Problems, as_written, listed, with_modifiers, wrong};
use crate::attr::{Entry, Key};
use crate::input::Field;
use crate::plan::Form;
use crate::{keywords, suggest, text, types};

impl Problems {
    /// `minor` beside a slot, or after `=`, instead of in its parentheses.
    pub(crate) fn modifier_outside(
        &mut self,
        at: impl ToTokens,
        name: &str,
        slot: Option<Slot>,
        written: &str,
    ) {
        let instead = match slot {
            Some(slot) => format!("write it as `{}`", with_modifiers(slot.as_str(), [written])),
            None => format!("write it after its slot, like `newUser.name({written})`"),
        };
        self.push(at, &wrong(format!("`{name}` is a modifier: {instead}")));
    }

    /// `#[cello(price, unit = "minor")]`, `#[cello(price(unit = "minor"))]`
    pub(crate) fn unit_in_value(&mut self, key: &Key, unit: &str, slot: Slot, written: &str) {
        let slot = with_modifiers(slot.as_str(), [written]);
        self.push(
            key,
            &wrong(format!("unknown slot, setting or modifier `{}`", key.name))
                .help(format!("`{unit}` is a modifier by itself: write `{slot}`")),
        );
    }

    /// `#[cello(price(minor))] amount: String`
    pub(crate) fn text_as_price(&mut self, key: &Key, form: Form, field: &Field) {
        let inner = types::in_option(&field.ty);
        let name = match (&field.bound, &field.member) {
            (None, member) => format!("self.{}", text::name(member)),
            (Some(_), Member::Named(name)) => name.to_string(),
            (Some(_), Member::Unnamed(_)) => "name".to_owned(),
        };
        let parsed = |slot: &str, number: &str| match inner {
            None => format!("`{slot} = {name}.parse::<{number}>()`"),
            Some(inner) => {
                let text = match inner {
                    Type::Reference(_) => "",
                    _ => ".as_deref()",
                };
                let none = with_none_error(slot);
                format!("`{none} = {name}{text}.map(str::parse::<{number}>).transpose()`")
            }
        };
        let minor = parsed("price(minor)", "i64");
        let major = parsed("price", "cello_core::Price");
        let above = match (&field.bound, &field.member) {
            (None, _) => "above the struct",
            (Some(_), Member::Named(_)) => "above the variant",
            (Some(_), Member::Unnamed(_)) => "above the variant, once the field has a name",
        };
        let message = wrong(format!(
            "`{}` takes a number or a price, found `{}`",
            with_modifiers("price", keywords::of_form(form)),
            text::of(&field.ty)
        ));
        let message = match form {
            Form::Minor => message.help(format!("parse the text {above}: {minor}")),
            Form::Major => message.help(format!("parse the text {above}: {major}")),
            _ => message
                .help(format!(
                    "if it reads like `129.90`, parse it {above}: {major}"
                ))
                .help(format!(
                    "if it is in minor units, like `12990` for 129.90 EUR: {minor}"
                )),
        };
        self.push(key, &message);
    }

    /// `#[cello(flatten, none = "skip")]`
    pub(crate) fn modifier_of_part(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` is not valid with `flatten`", key.name))
                .help("write it in the part, in parentheses after the slot"),
        );
    }

    /// `price(minor = self.gross - self.credit)`
    pub(crate) fn value_of_modifier(&mut self, inner: &Entry, slot: Slot) {
        let (unit, slot) = (&inner.key.name, slot.as_str());
        let value = inner.value.as_ref().map_or_else(String::new, text::of);
        self.push(
            &inner.key,
            &wrong(format!(
                "expected the value of `{slot}` after its parentheses"
            ))
            .help(format!("write `{slot}({unit}) = {value}`")),
        );
    }

    pub(crate) fn unit_missing(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`price` needs a unit: `minor` or `major`")
                .help("write `price(minor)` if it is in cents: 12990 is sent as 129.9 EUR")
                .help("write `price(major)` if it is in euros: 129.9 is sent unchanged"),
        );
    }

    /// A naive time.
    pub(crate) fn offset_missing(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("this time has no UTC offset")
                .help("write `event.timestamp(utc)` if it is in UTC"),
        );
    }

    /// An integer where a time belongs.
    pub(crate) fn count_as_time(&mut self, key: &Key, ty: &Type) {
        self.push(
            key,
            &wrong(format!("expected a time, found `{}`", text::of(ty))).help(
                "write `event.timestamp(unix)` if it is in seconds since 1970, `event.timestamp(unix_ms)` if in milliseconds",
            ),
        );
    }

    /// A number would fill a text slot, but this one no number fills.
    pub(crate) fn number_as_address(&mut self, key: &Key, ty: &Type) {
        self.push(
            key,
            &wrong(format!(
                "expected an email address, found `{}`",
                text::of(ty)
            ))
            .help(format!(
                "write #[cello({})] on the field that holds it",
                key.name
            )),
        );
    }

    /// An `Option` where there must be a value.
    pub(crate) fn optional_in_required(&mut self, key: &Key, slot: Slot, form: Form) {
        let form = keywords::of_form(form);
        let with = |absent| with_modifiers(slot.as_str(), form.into_iter().chain([absent]));
        self.push(
            key,
            &wrong(format!(
                "`{}` is required, but this field may be `None`",
                slot.as_str()
            ))
            .help(format!(
                "write `{}` to send no event for `None`",
                with("none = \"skip\"")
            ))
            .help(format!(
                "write `{}` to return an error for `None`",
                with("none = \"error\"")
            ))
            .help(format!(
                "write `{}` to send another value for `None`",
                with("default = …")
            )),
        );
    }

    /// `ty` is `None` for a constant.
    pub(crate) fn never_none(&mut self, key: &Key, ty: Option<&Type>) {
        let what = ty.map_or("a constant".to_owned(), |ty| format!("`{}`", text::of(ty)));
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect: {what} is never `None`",
                key.name
            ))
            .help("remove it"),
        );
    }

    pub(crate) fn modifier_of_other_slot(&mut self, key: &Key, slot: Slot, owner: Slot) {
        self.push(
            key,
            &wrong(format!(
                "`{}` is not a modifier of `{}`",
                key.name,
                slot.as_str()
            ))
            .help(format!(
                "remove it: it is only valid for `{}`",
                owner.as_str()
            )),
        );
    }

    pub(crate) fn unknown_modifier(&mut self, key: &Key, slot: Slot) {
        let kind = slot.rule().kind;
        let modifiers = keywords::forms_of(kind).chain([
            "with = path",
            "default = …",
            "none = \"skip\"",
            "none = \"error\"",
        ]);
        self.push(
            key,
            &wrong(format!(
                "unknown modifier `{}` for `{}`",
                key.name,
                slot.as_str()
            ))
            .did_you_mean(suggest::modifier(&key.name, kind))
            .odd_letter(&key.name)
            .help(format!("valid modifiers: {}", listed(modifiers, "and"))),
        );
    }

    /// `price(minor, on = "invoice-paid")`
    pub(crate) fn on_in_parentheses(&mut self, on: &Entry, slot: &Entry) {
        let name = &slot.key.name;
        let others = slot.modifiers.iter().filter(|other| other.key.name != "on");
        let slot = with_modifiers(name, others.map(as_written));
        self.push(
            &on.key,
            &wrong(format!(
                "`on` is not a modifier: write it after `{name}`, not in its parentheses"
            ))
            .help(format!("write `{slot}, {}`", as_written(on))),
        );
    }

    pub(crate) fn mutually_exclusive(&mut self, key: &Key, first: &str) {
        self.push(
            key,
            &wrong(format!(
                "`{}` and `{first}` are mutually exclusive",
                key.name
            ))
            .help("keep one of them"),
        );
    }

    pub(crate) fn modifier_on_expression(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` is only valid on a field", key.name))
                .help("remove it, and call the function in the expression"),
        );
    }
}

/// `price(minor, none = "error")`
fn with_none_error(slot: &str) -> String {
    let (name, modifiers) = slot.split_once('(').unwrap_or((slot, ")"));
    let modifiers = modifiers.strip_suffix(')').filter(|it| !it.is_empty());
    with_modifiers(name, modifiers.into_iter().chain(["none = \"error\""]))
}
