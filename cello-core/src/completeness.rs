//! How is it proven that an event and its parts fill every required slot, and none twice?
//!
//! The proof runs at compile time. A derive cannot see into a part, but each part has its slots
//! as a constant. The functions here are evaluated in constants, and their panic is the error.

use cello_catalogue::{Kind, Slot, Trigger};

use crate::part::PartSlots;

mod const_text;

use const_text::Text;

/// A part's type and its slots.
type Part<'n> = (&'n str, PartSlots);

/// Fails if a part and its own parts fill a slot twice.
#[track_caller]
pub const fn prove_part(name: &str, own: PartSlots, parts: &[Part<'_>]) {
    if any_is_broken(parts) {
        return;
    }
    let mut lines = Lines::new();
    let mut index = 0;
    while index < Slot::VARIANTS.len() {
        lines = lines.filled_twice(Slot::VARIANTS[index], own, parts);
        index += 1;
    }
    if lines.count > 0 {
        let title = Text::new().push("`").push(name);
        let title = title.push("` and its parts fill a slot twice\n");
        title.push(lines.text.as_str()).fail();
    }
}

/// Fails unless the event and its parts fill each required slot, no slot twice, and, if the type
/// is no other event as well, no slot that the event does not have.
///
/// `open` are the required slots that the event does not fill by itself, each with what
/// to write for it.
#[track_caller]
pub const fn prove_event(
    name: &str,
    trigger: Trigger,
    required: usize,
    is_only: bool,
    open: &[(Slot, &str)],
    own: PartSlots,
    parts: &[Part<'_>],
) {
    if any_is_broken(parts) {
        return;
    }
    let mut lines = Lines::new();
    let mut index = 0;
    while index < Slot::VARIANTS.len() {
        let slot = Slot::VARIANTS[index];
        if let Some(advice) = advice(open, slot) {
            lines = lines.missing(slot, advice, parts);
        }
        lines = lines.filled_twice(slot, own, parts);
        if is_only {
            lines = lines.not_taken(slot, trigger, parts);
        }
        index += 1;
    }
    if lines.count == 0 {
        return;
    }
    let title = Text::new()
        .push("`")
        .push(name)
        .push("` cannot be sent as `")
        .push(trigger.as_str())
        .push("`: ")
        .push_number(lines.count);
    let title = if lines.count == lines.unmapped + lines.maybe_none {
        title
            .push(" of ")
            .push_number(required)
            .push(" required slots ")
            .push(match (lines.unmapped, lines.maybe_none) {
                (1, 0) => "is not mapped, neither here nor in a part\n",
                (_, 0) => "are not mapped, neither here nor in a part\n",
                (0, _) => "may be `None`\n",
                (_, _) => "are not mapped, or may be `None`\n",
            })
    } else {
        let slots = if lines.count == 1 {
            " slot is"
        } else {
            " slots are"
        };
        title.push(slots).push(" invalid\n")
    };
    title.push(lines.text.as_str()).fail();
}

/// Returns whether a part has errors of its own. Errors about the event would only follow from
/// them.
const fn any_is_broken(parts: &[Part<'_>]) -> bool {
    let mut index = 0;
    while index < parts.len() {
        if parts[index].1.is_broken {
            return true;
        }
        index += 1;
    }
    false
}

/// What to write for a slot, if it is among the open ones.
const fn advice<'a>(open: &[(Slot, &'a str)], slot: Slot) -> Option<&'a str> {
    let mut index = 0;
    while index < open.len() {
        if open[index].0 as u8 == slot as u8 {
            return Some(open[index].1);
        }
        index += 1;
    }
    None
}

/// The width of the longest path and two spaces, so that the lines form a table.
const PATH_WIDTH: usize = {
    let (mut longest, mut index) = (0, 0);
    while index < Slot::VARIANTS.len() {
        let len = Slot::VARIANTS[index].as_str().len();
        longest = if len > longest { len } else { longest };
        index += 1;
    }
    longest + 2
};

/// The problems, one line for each slot.
#[derive(Clone, Copy)]
struct Lines {
    text: Text,
    count: usize,
    /// Those of slots that nothing fills.
    unmapped: usize,
    /// Those of slots that a part may leave out.
    maybe_none: usize,
}

impl Lines {
    const fn new() -> Self {
        Self {
            text: Text::new(),
            count: 0,
            unmapped: 0,
            maybe_none: 0,
        }
    }

    const fn line(mut self, slot: Slot) -> Self {
        let path = slot.as_str();
        self.text = self.text.push("\n").push(path);
        let mut width = path.len();
        while width < PATH_WIDTH {
            self.text = self.text.push(" ");
            width += 1;
        }
        self.count += 1;
        self
    }

    const fn push(mut self, text: &str) -> Self {
        self.text = self.text.push(text);
        self
    }

    const fn missing(mut self, slot: Slot, advice: &str, parts: &[Part<'_>]) -> Self {
        let mut index = 0;
        while index < parts.len() {
            let (name, slots) = parts[index];
            if slots.always_has(slot) {
                return self;
            }
            if slots.has(slot) {
                self.maybe_none += 1;
                // Beside the unit or form, which is not known here.
                let opening = match slot.rule().kind {
                    Kind::Money | Kind::Instant => "(…, ",
                    _ => "(",
                };
                return self
                    .line(slot)
                    .push("may be `None` in the part `")
                    .push(name)
                    .push("`; state there what `None` means: `")
                    .push(slot.as_str())
                    .push(opening)
                    .push("none = \"skip\")` for no event, `none = \"error\"` for an error, or `default = …`");
            }
            index += 1;
        }
        self.unmapped += 1;
        self.line(slot).push(advice)
    }

    const fn filled_twice(self, slot: Slot, own: PartSlots, parts: &[Part<'_>]) -> Self {
        let (mut first, mut index) = (if own.has(slot) { Some("") } else { None }, 0);
        while index < parts.len() {
            let (name, slots) = parts[index];
            if slots.has(slot) {
                match first {
                    None => first = Some(name),
                    Some(first) => {
                        let line = self.line(slot).push("is filled twice: ");
                        let line = if first.is_empty() {
                            line.push("here")
                        } else {
                            line.push("in the part `").push(first).push("`")
                        };
                        return line
                            .push(" and in the part `")
                            .push(name)
                            .push("`; keep one of them");
                    }
                }
            }
            index += 1;
        }
        self
    }

    const fn not_taken(self, slot: Slot, trigger: Trigger, parts: &[Part<'_>]) -> Self {
        if slot.is_of(trigger) {
            return self;
        }
        let mut index = 0;
        while index < parts.len() {
            let (name, slots) = parts[index];
            if slots.has(slot) {
                return self
                    .line(slot)
                    .push("is filled in the part `")
                    .push(name)
                    .push("`, but this trigger has no such slot");
            }
            index += 1;
        }
        self
    }
}
