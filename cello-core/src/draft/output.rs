//! How is JSON written while the slots are filled?
//!
//! The JSON between two values is constant, so derived code has it as one piece. A
//! value that is known only out of turn, from a part or from a slot that may end it
//! all, is collected first and written from there.

use std::mem;

use cello_catalogue::{Kind, Slot, Trigger};

use super::{Draft, Outcome};
use crate::error::EventError;
use crate::json::Writer;
use crate::written::Written;
use cello_catalogue::v1::Fragment;

/// Where JSON goes.
pub(super) enum Output<'a> {
    /// The values are collected.
    Nowhere,
    To(Writer<'a>),
    /// Values are collected before it is their turn.
    Waiting(Writer<'a>),
}

impl<'a> Output<'a> {
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::To(_))
    }

    /// What to write with, if it is now.
    pub(super) fn writer(&mut self) -> Option<&mut Writer<'a>> {
        match self {
            Self::To(writer) => Some(writer),
            _ => None,
        }
    }
}

impl Draft<'_> {
    /// Collects what is filled from here on, before it is its turn.
    pub fn collect(&mut self) {
        if let Output::To(writer) = mem::replace(&mut self.output, Output::Nowhere) {
            self.output = Output::Waiting(writer);
        }
    }

    /// Writes again.
    pub fn resume(&mut self) {
        if let Output::Waiting(writer) = mem::replace(&mut self.output, Output::Nowhere) {
            self.output = Output::To(writer);
        }
    }

    /// Writes a piece.
    pub fn piece(&mut self, piece: &'static str) {
        if let Some(writer) = self.output.writer() {
            writer.piece(piece);
        }
    }

    /// Writes the id that the referral is attributed to for the second time.
    pub fn again(&mut self, before: &'static Fragment) {
        if let Some(writer) = self.output.writer() {
            writer.again(before, self.written_id);
        }
    }

    /// Writes what was collected for a slot; `false` if there is nothing.
    pub fn collected(&mut self, slot: Slot, before: &'static Fragment) -> bool {
        let (Some(writer), Some(values)) = (self.output.writer(), &self.held) else {
            return false;
        };
        match slot.rule().kind {
            Kind::Text | Kind::Email => {
                let attributed = match slot {
                    Slot::PayloadNewUserId => &values.texts[self.attribution.id_slot() as usize],
                    _ => &None,
                };
                let text = values.texts[slot as usize].as_ref();
                text.or(attributed.as_ref())
                    .map(|text| text.write(before, writer))
            }
            Kind::Money => values
                .price
                .map(|price| writer.price_in(before, price, self.currency)),
            // Written with the price.
            Kind::Currency => None,
            Kind::Instant => values
                .timestamp
                .map(|timestamp| writer.timestamp(before, timestamp)),
            Kind::Interval => values
                .interval
                .map(|interval| writer.interval(before, interval)),
            Kind::Count => values
                .seats_used
                .map(|seats_used| writer.integer(before, seats_used)),
        }
        .is_some()
    }

    /// Writes the last piece, and returns which event it was.
    pub fn end(&mut self, trigger: Trigger, piece: &'static Fragment) -> Outcome {
        self.trigger = trigger;
        if let Some(writer) = self.output.writer() {
            writer.after(piece);
        }
        Outcome::Filled
    }

    /// The end of a part.
    ///
    /// `&mut self`, like every method of the draft: derived code calls them on a
    /// `&mut Draft`, where rustc looks at these first. With `&self`, a method that a
    /// user's trait has for every type would come before ours.
    #[allow(clippy::unused_self)] // in derived code, shorter than a path
    #[must_use]
    pub fn filled(&mut self) -> Outcome {
        Outcome::Filled
    }

    /// The end of all where there is nothing to report.
    #[allow(clippy::unused_self)] // as above
    #[must_use]
    pub fn nothing(&mut self) -> Outcome {
        Outcome::Nothing
    }

    /// The end of a draft that writes: what is not to be sent is not kept.
    pub(crate) fn finish_json(&mut self, outcome: Outcome) -> Result<Written, EventError> {
        if outcome.is_nothing() {
            return Ok(Written::Nothing);
        }
        if self.blank != 0 {
            self.check_blank();
        }
        if !self.problems().is_empty() {
            self.leave_out_others();
            let problems = mem::take(&mut self.held().problems);
            if !problems.is_empty() {
                return Err(EventError::new(self.trigger, problems));
            }
        }
        if let Some(writer) = self.output.writer() {
            writer.keep();
        }
        Ok(Written::Event)
    }
}
