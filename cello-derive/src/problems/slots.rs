//! Which slot is missing, filled twice, or of another trigger?

use cello_catalogue::{Slot, Trigger};
use syn::LitStr;

use super::{Problems, as_written, listed, with_modifiers, wrong};
use crate::attr::{Entry, Key};
use crate::plan::Open;

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
        let parts = listed(likely_parts, "or");
        self.push(
            at,
            &wrong(text).help_if(!parts.is_empty(), format!(
                "if {parts} holds some of them, derive `CelloPart` for it and write #[cello(flatten)] on the field"
            )),
        );
    }

    pub(crate) fn no_such_slot(&mut self, key: &Key, slot: Slot, trigger: Trigger) {
        let takers = listed(slot.triggers().map(Trigger::as_str), "and");
        self.push(
            key,
            &wrong(format!(
                "`{}` has no slot `{}`",
                trigger.as_str(),
                slot.as_str()
            ))
            .help(format!("remove it: only {takers} have it")),
        );
    }

    pub(crate) fn fixed_slot(&mut self, key: &Key, slot: Slot, trigger: Trigger, value: &str) {
        let (slot, trigger) = (slot.as_str(), trigger.as_str());
        self.push(
            key,
            &wrong(format!("`{trigger}` always sends `{slot}` as {value}"))
                .help("remove it: it is set automatically"),
        );
    }

    pub(crate) fn filled_twice(&mut self, key: &Key, slot: Slot, first: &str) {
        self.push(
            key,
            &wrong(format!("`{}` is filled twice", slot.as_str()))
                .help(format!("{first} already fills it: keep one of them")),
        );
    }

    /// `newUserId` beside `attribution = "organization"`.
    pub(crate) fn filled_by_attribution(&mut self, key: &Key) {
        self.push(
            key,
            &wrong("`newUserId` is already filled with `newUser.organizationId`, because of `attribution = \"organization\"`")
                .help("remove this mapping, or the `attribution`"),
        );
    }

    pub(crate) fn slot_without_value(&mut self, entry: &Entry) {
        let name = &entry.key.name;
        let slot = with_modifiers(name, entry.modifiers.iter().map(as_written));
        self.push(
            &entry.key,
            &wrong(format!("`{name}` needs a value here"))
                .help(format!(
                    "write `{slot} = …`, with a constant or an expression"
                ))
                .help(format!(
                    "or write #[cello({slot})] on the field that holds it"
                )),
        );
    }

    pub(crate) fn slot_with_value(&mut self, key: &Key, slot: Slot, in_variant: bool) {
        let slot = slot.as_str();
        let above = if in_variant { "variant" } else { "struct" };
        self.push(
            key,
            &wrong(format!(
                "`{slot}` takes the value of this field, and no other"
            ))
            .help(format!(
                "write #[cello({slot})] here, or `{slot} = …` above the {above}"
            )),
        );
    }
}
