//! Slots that are missing, filled twice, or of another trigger.

use proc_macro2::TokenStream;
use syn::{Ident, LitStr, Type};

use super::{Problems, as_written, listed, with_modifiers, wrong};
use crate::attr::{Entry, Key};
use crate::catalogue::{Slot, Trigger};
use crate::plan::{Form, Open};
use crate::types::{self, Known};
use crate::{suggest, text, words};

impl Problems {
    pub(crate) fn missing(
        &mut self,
        at: &LitStr,
        name: &str,
        trigger: Trigger,
        required: usize,
        open: &[Open],
        likely_parts: &[String],
    ) {
        let (trigger, count) = (trigger.as_str(), open.len());
        let are = if count == 1 { "is" } else { "are" };
        let summary = format!(
            "`{name}` cannot be sent as `{trigger}`: {count} of {required} required slots {are} not mapped\n"
        );
        let width = open.iter().map(|open| open.slot.as_str().len()).max();
        let width = width.unwrap_or(0);
        let lines = open
            .iter()
            .map(|Open { slot, advice }| format!("\n{:width$}  {advice}", slot.as_str()));
        let text: String = std::iter::once(summary).chain(lines).collect();
        let message = wrong(text);
        self.push(
            at,
            &match likely_parts {
                [] => message,
                parts => message.help(format!(
                    "if {} holds some of them, derive `CelloPart` for it and write #[cello(flatten)] on the field",
                    listed(parts, "or")
                )),
            },
        );
    }

    pub(crate) fn not_taken(&mut self, key: &Key, slot: Slot, trigger: Trigger) {
        let takers = listed(slot.triggers().map(Trigger::as_str), "and");
        self.push(
            key,
            &wrong(format!("`{}` has no `{}`", trigger.as_str(), slot.as_str()))
                .help(format!("remove it; {takers} take it")),
        );
    }

    pub(crate) fn fixed(&mut self, key: &Key, slot: Slot, trigger: Trigger, value: &str) {
        let (slot, trigger) = (slot.as_str(), trigger.as_str());
        self.push(
            key,
            &wrong(format!("`{trigger}` always sends `{slot}` as {value}"))
                .help("remove it; it is written for you"),
        );
    }

    pub(crate) fn filled_twice(&mut self, key: &Key, slot: Slot, first: &str) {
        self.push(
            key,
            &wrong(format!("`{}` is filled twice", slot.as_str()))
                .help(format!("{first} fills it already; keep one of them")),
        );
    }

    /// `newUserId` beside `attribution = "organization"`.
    pub(crate) fn attributed_twice(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`newUserId` is filled with `newUser.organizationId` here, because of `attribution = \"organization\"`")
                .help("remove this mapping, or the `attribution`"),
        );
    }

    pub(crate) fn slot_without_value(&mut self, entry: &Entry) {
        let name = &entry.key.name;
        let slot = with_modifiers(name, entry.modifiers.iter().map(as_written));
        self.push(
            &entry.key,
            &wrong(format!("`{name}` has no value here"))
                .help(format!(
                    "above the struct write `{slot} = …`, a constant or an expression over `self`"
                ))
                .help(format!(
                    "or write #[cello({slot})] on the field that holds it"
                )),
        );
    }

    /// `price(minor = self.gross - self.credit)`
    pub(crate) fn value_of_modifier(&mut self, inner: &Entry, slot: Slot) {
        let (unit, slot) = (&inner.key.name, slot.as_str());
        let value = inner.value.as_ref().map_or_else(String::new, text::of);
        self.push(
            &inner.key,
            &wrong(format!(
                "the value of `{slot}` stands behind the parentheses"
            ))
            .help(format!("write `{slot}({unit}) = {value}`")),
        );
    }

    pub(crate) fn slot_with_value(&mut self, key: &Key, slot: Slot) {
        let slot = slot.as_str();
        self.push(
            key,
            &wrong(format!("on a field, `{slot}` takes the field's own value")).help(format!(
                "write #[cello({slot})] here, or `{slot} = …` above the struct"
            )),
        );
    }

    /// `self.cents` in a variant; of a tuple variant, `self.0`, for which the slot with its
    /// form may stand on the field.
    pub(crate) fn field_of_self(
        &mut self,
        place: TokenStream,
        field: &str,
        on_field: Option<(Slot, Form)>,
    ) {
        let is_numbered = field.starts_with(|first: char| first.is_ascii_digit());
        let help = match on_field {
            _ if !is_numbered => format!("write `{field}`"),
            Some((slot, form)) => format!(
                "write #[cello({})] on the field",
                with_modifiers(slot.as_str(), words::of_form(form))
            ),
            None => "give the fields names, to name one here".to_owned(),
        };
        let message = wrong(format!(
            "in a variant, `{}` is no field: `self` is the enum",
            text::of(&place)
        ));
        self.push(place, &message.help(help));
    }

    /// `customer.email` above a struct.
    pub(crate) fn field_without_self(&mut self, field: &Ident) {
        self.push(
            field,
            &wrong(format!("above a struct, `{field}` is not in scope"))
                .help(format!("write `self.{field}`, the field")),
        );
    }

    pub(crate) fn unit_missing(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`price` does not say its unit")
                .help("write `price(minor)` if the number counts cents: 12990 is sent as 129.9 EUR")
                .help("write `price(major)` if it counts euros: 129.9 is sent as it is"),
        );
    }

    pub(crate) fn form_missing(&mut self, key: &Key, ty: &Type, form: &[&str]) {
        let forms: Vec<String> = form
            .iter()
            .map(|form| format!("event.timestamp({form})"))
            .collect();
        let what = match types::known(ty) {
            Known::NaiveTime => "does not say of which offset it is".to_owned(),
            _ => format!("is not a time: it is `{}`", text::of(ty)),
        };
        self.push(
            key,
            &wrong(format!("this field {what}")).help(format!(
                "write {}",
                match &forms[..] {
                    [one] => format!("`{one}` if it is UTC"),
                    _ => format!(
                        "`{}` if it counts seconds since 1970, `{}` if milliseconds",
                        forms[0], forms[1]
                    ),
                }
            )),
        );
    }

    /// A number would fill a text slot, but this one no number fills.
    pub(crate) fn number_as_address(&mut self, key: &Key, ty: &Type) {
        self.push(
            key,
            &wrong(format!(
                "this field is not an e-mail address: it is `{}`",
                text::of(ty)
            ))
            .help(format!(
                "write #[cello({})] on the field that holds it",
                key.name
            )),
        );
    }

    /// An `Option` where there must be a value.
    pub(crate) fn none_unsaid(&mut self, key: &Key, slot: Slot, form: Form) {
        let form = words::of_form(form);
        let with = |absent| with_modifiers(slot.as_str(), form.into_iter().chain([absent]));
        self.push(
            key,
            &wrong(format!(
                "`{}` is required, and this field may be `None`",
                slot.as_str()
            ))
            .help(format!("`{}` sends no event then", with("none = \"skip\"")))
            .help(format!(
                "`{}` reports a problem then",
                with("none = \"error\"")
            ))
            .help(format!(
                "`{}` sends another value then",
                with("default = …")
            )),
        );
    }

    pub(crate) fn never_none(&mut self, key: &Key, ty: &Type) {
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect: `{}` is never `None`",
                key.name,
                text::of(ty)
            ))
            .help("remove it"),
        );
    }

    pub(crate) fn never_none_constant(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!(
                "`{}` has no effect: a constant is never `None`",
                key.name
            ))
            .help("remove it"),
        );
    }

    pub(crate) fn modifier_of_other_slot(&mut self, key: &Key, slot: Slot, owner: Slot) {
        self.push(
            key,
            &wrong(format!("`{}` is not for `{}`", key.name, slot.as_str()))
                .help(format!("remove it; it is for `{}` only", owner.as_str())),
        );
    }

    pub(crate) fn unknown_modifier(&mut self, key: &Key, slot: Slot) {
        let kind = slot.rule().kind;
        let modifiers = words::forms_of(kind).chain([
            "with = path",
            "default = …",
            "none = \"skip\"",
            "none = \"error\"",
        ]);
        self.push(
            key,
            &wrong(format!(
                "`{}` means nothing behind `{}`",
                key.name,
                slot.as_str()
            ))
            .did_you_mean(suggest::modifier(&key.name, kind))
            .help(format!(
                "what may stand there: {}",
                listed(modifiers, "and")
            )),
        );
    }

    /// On a field of a part.
    pub(crate) fn on_without_event(&mut self, on: &Key) {
        self.push(
            on,
            &wrong("`on` is for a field of an event, and this is none").help(
                "remove it; an event may take a whole part for one trigger: #[cello(flatten, on = \"…\")]",
            ),
        );
    }

    /// `#[cello(on = "invoice-paid")]`
    pub(crate) fn on_alone(&mut self, on: &Key) {
        self.lost_entry = true;
        self.push(
            on,
            &wrong("`on` says nothing without a slot")
                .help("write it behind the slot, in the same attribute: #[cello(ucc, on = \"…\")]"),
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
                "`on` stands behind `{name}`, not in its parentheses"
            ))
            .help(format!("write `{slot}, {}`", as_written(on))),
        );
    }

    pub(crate) fn modifiers_exclude(&mut self, key: &Key, first: &str) {
        self.push(
            key,
            &wrong(format!("`{}` and `{first}` exclude each other", key.name))
                .help("keep one of them"),
        );
    }

    pub(crate) fn modifier_on_expression(&mut self, key: &Key) {
        self.push(
            key,
            &wrong(format!("`{}` is for a field", key.name))
                .help("here, write it into the expression itself"),
        );
    }
}
