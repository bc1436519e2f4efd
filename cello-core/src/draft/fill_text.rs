//! How does a text fill its slot?
//!
//! Most are short, need no escapes, and are written at once; the others take ways of their
//! own. Each way returns whether there was a text: a blank one leaves an optional slot empty.

use std::borrow::Cow;

use cello_catalogue::limits::{is_blank, is_exact};
use cello_catalogue::{Slot, is_email};

use super::Draft;
use super::buffered::{Text, sign};
use crate::error::Fault;
use cello_catalogue::v1::{Fragment, length};

impl<'a> Draft<'a> {
    /// Fills a slot that takes text, from a place that outlives the draft. An address is for
    /// [`email`](Self::email).
    pub fn text(&mut self, slot: Slot, before: &'static Fragment, text: &'a str) -> bool {
        self.put_text(slot, before, text) || self.any_text(slot, before, Cow::Borrowed(text))
    }

    /// Fills a slot that takes an address; once it is seen to be one, it is a text.
    pub fn email(&mut self, slot: Slot, before: &'static Fragment, text: &'a str) -> bool {
        if is_email(text) {
            self.text(slot, before, text)
        } else {
            self.any_text(slot, before, Cow::Borrowed(text))
        }
    }

    /// Writes a piece and a text, if JSON is written and the text is short and plain, so that
    /// nothing else has to be checked. Returns whether it did.
    #[allow(clippy::inline_always)] // one call a text, not two
    #[inline(always)]
    fn put_text(&mut self, slot: Slot, before: &'static Fragment, text: &str) -> bool {
        let Some(writer) = self.output.writer() else {
            return false;
        };
        let is_put = writer.put_text(before, text);
        if is_put {
            let end = writer.end();
            self.written(slot, end - text.len(), end);
        }
        is_put
    }

    /// Fills a slot that takes text, from one that does not outlive the draft: a UUID, which
    /// is never blank, and no address.
    pub fn passing_text(&mut self, slot: Slot, before: &'static Fragment, text: &str) -> bool {
        if slot == Slot::NewUserEmail {
            return self.wrong_text(slot, Fault::NotAnEmail);
        }
        self.put_text(slot, before, text)
            || self.write_or_collect(slot, before, Text::passing(text))
    }

    /// Fills a slot that takes text, whatever it is.
    #[cold]
    pub fn any_text(&mut self, slot: Slot, before: &'static Fragment, text: Cow<'a, str>) -> bool {
        if is_blank(&text) {
            self.blank_text(slot)
        } else if slot.is_exact() && !is_exact(&text) {
            self.wrong_text(slot, Fault::NotExact)
        } else if slot == Slot::NewUserEmail && !is_email(&text) {
            self.wrong_text(slot, Fault::NotAnEmail)
        } else {
            self.write_or_collect(slot, before, Text::Str(text))
        }
    }

    /// A blank text is none where the slot may stay empty, and wrong elsewhere.
    fn blank_text(&mut self, slot: Slot) -> bool {
        if self.optional == Some(slot) {
            self.blank |= 1 << slot as u16;
            false
        } else {
            self.wrong_text(slot, Fault::Blank)
        }
    }

    /// The slot is not empty, but wrong.
    fn wrong_text(&mut self, slot: Slot, fault: Fault) -> bool {
        self.fault(slot, fault);
        true
    }

    /// Remembers where the id is that is written again.
    fn written(&mut self, slot: Slot, start: usize, end: usize) {
        if slot == self.attribution.id_slot() {
            self.written_id = (start, end);
        }
    }

    fn write_or_collect(&mut self, slot: Slot, before: &'static Fragment, text: Text<'a>) -> bool {
        if let Some(writer) = self.output.writer() {
            let start = writer.end() + length(before);
            text.write(before, writer);
            let end = writer.end();
            self.written(slot, start, end);
        } else {
            self.held().texts[slot as usize] = Some(text);
        }
        true
    }

    /// Fills a slot that takes text with an integer, which an identifier often is.
    pub fn integer_text(
        &mut self,
        slot: Slot,
        before: &'static Fragment,
        is_negative: bool,
        magnitude: u128,
    ) -> bool {
        let Ok(small) = u64::try_from(magnitude) else {
            let text = format!("{}{magnitude}", sign(is_negative));
            return self.any_text(slot, before, text.into());
        };
        let text = Text::Integer {
            is_negative,
            magnitude: small,
        };
        if slot == Slot::NewUserEmail {
            self.wrong_text(slot, Fault::NotAnEmail)
        } else {
            self.write_or_collect(slot, before, text)
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
