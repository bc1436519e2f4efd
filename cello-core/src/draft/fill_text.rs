//! How does a text fill its slot?
//!
//! Most are short, need no escapes, and are written at once; the others go ways of their own.

use std::borrow::Cow;

use cello_catalogue::{Slot, is_email};

use super::Draft;
use super::buffered::{Text, sign};
use crate::error::Fault;
use crate::json::{Piece, length};

impl<'a> Draft<'a> {
    /// Fills a slot that takes text, from a place that outlives the draft. An address is for
    /// [`email`](Self::email).
    pub fn text(&mut self, slot: Slot, before: &'static Piece, text: &'a str) {
        match self.put_text(slot, before, text) {
            Some(true) => {}
            Some(false) => self.escape(slot, text),
            None => self.slow_text(slot, before, text),
        }
    }

    /// Fills a slot that takes an address; once it is seen to be one, it is a text.
    pub fn email(&mut self, slot: Slot, before: &'static Piece, text: &'a str) {
        if is_email(text) {
            self.text(slot, before, text);
        } else {
            self.any_text(slot, before, Cow::Borrowed(text));
        }
    }

    /// Writes a piece, if JSON is written and there is room, and a text, if it is short and
    /// clean; says whether it did.
    #[allow(clippy::inline_always)] // one call a text, not two
    #[inline(always)]
    fn put_text(&mut self, slot: Slot, before: &'static Piece, text: &str) -> Option<bool> {
        let writer = self.output.writer()?;
        let is_put = writer.put_text(before, text)?;
        if is_put {
            let end = writer.end();
            self.written(slot, end - text.len(), end);
        }
        Some(is_put)
    }

    /// Writes a text that is not of the usual kind; apart for the same reason as `slow_text`.
    #[inline(never)]
    fn escape(&mut self, slot: Slot, text: &str) {
        match self.output.writer() {
            Some(writer) if !text.is_empty() => {
                let start = writer.end();
                writer.escape(text.as_bytes());
                let end = writer.end();
                self.written(slot, start, end);
            }
            _ => self.fault(slot, Fault::Empty),
        }
    }

    /// Of an address it is known that it is one. Apart, so that a text which is written at
    /// once does not make room on the stack for one that is collected.
    #[cold]
    fn slow_text(&mut self, slot: Slot, before: &'static Piece, text: &'a str) {
        if text.is_empty() {
            self.fault(slot, Fault::Empty);
        } else {
            self.write_or_collect(slot, before, Text::Str(Cow::Borrowed(text)));
        }
    }

    /// Fills a slot that takes text, from one that does not outlive the draft: a UUID, which
    /// is never empty, and no address.
    pub fn passing_text(&mut self, slot: Slot, before: &'static Piece, text: &str) {
        if slot == Slot::NewUserEmail {
            return self.fault(slot, Fault::NotAnEmail);
        }
        match self.put_text(slot, before, text) {
            Some(true) => {}
            Some(false) => self.escape(slot, text),
            None => self.write_or_collect(slot, before, Text::passing(text)),
        }
    }

    /// Fills a slot that takes text, from one that is handed over.
    pub fn any_text(&mut self, slot: Slot, before: &'static Piece, text: Cow<'a, str>) {
        if text.is_empty() {
            self.fault(slot, Fault::Empty);
        } else if slot == Slot::NewUserEmail && !is_email(&text) {
            self.fault(slot, Fault::NotAnEmail);
        } else {
            self.write_or_collect(slot, before, Text::Str(text));
        }
    }

    /// Remembers where the id is that is written again.
    fn written(&mut self, slot: Slot, start: usize, end: usize) {
        if slot == self.attribution.id_slot() {
            self.written_id = (start, end);
        }
    }

    fn write_or_collect(&mut self, slot: Slot, before: &'static Piece, text: Text<'a>) {
        if let Some(writer) = self.output.writer() {
            let start = writer.end() + length(before);
            text.write(before, writer);
            let end = writer.end();
            self.written(slot, start, end);
        } else {
            self.held().texts[slot as usize] = Some(text);
        }
    }

    /// Fills a slot that takes text with an integer, which an identifier often is.
    pub fn integer_text(
        &mut self,
        slot: Slot,
        before: &'static Piece,
        is_negative: bool,
        magnitude: u128,
    ) {
        let Ok(small) = u64::try_from(magnitude) else {
            let text = format!("{}{magnitude}", sign(is_negative));
            return self.any_text(slot, before, text.into());
        };
        let text = Text::Integer {
            is_negative,
            magnitude: small,
        };
        if slot == Slot::NewUserEmail {
            self.fault(slot, Fault::NotAnEmail);
        } else {
            self.write_or_collect(slot, before, text);
        }
    }

    /// Collects a text that the macro has checked; where JSON is written, it is in one
    /// of the pieces.
    pub fn constant_text(&mut self, slot: Slot, text: &'static str) {
        if !self.output.is_open() {
            self.held().texts[slot as usize] = Some(Text::Str(Cow::Borrowed(text)));
        }
    }
}
