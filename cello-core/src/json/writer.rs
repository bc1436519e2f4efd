//! How is JSON written fast, without `unsafe` and without the formatting machinery?
//!
//! After what is written, the vector is filled with zeros, so there are bytes to write
//! to. A value is written in pieces of a fixed size, for which the compiler emits a few
//! vector moves instead of a call, and then cut to its length; what was written beyond it is
//! overwritten.
//!
//! An event takes a few hundred instructions, so one wrong guess of a branch shows. What
//! differs from event to event (lengths, digits, decimals) is computed; a branch there is
//! only on what most events have in common.

use super::escape::{WORD, ZERO, escape, put_escaped};
use super::room::SHORT;
use super::short::{put, put_clean, put_plain};
use cello_catalogue::v1::{Fragment, length};

/// Where JSON is written; unless it is kept, it is taken back.
pub(crate) struct Writer<'a> {
    /// After `end`, bytes to overwrite.
    bytes: &'a mut Vec<u8>,
    start: usize,
    pub(super) end: usize,
}

/// The zeros that are needed to write a piece and a short text.
const ROOM: usize = size_of::<Fragment>() + SHORT;

/// What most events take.
const USUAL_LEN: usize = 512 + ROOM;

/// What nearly all events take, so that a new buffer grows once.
const RESERVED: usize = 2 * USUAL_LEN;

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        self.bytes.truncate(self.start);
    }
}

impl<'a> Writer<'a> {
    pub(crate) fn new(bytes: &'a mut Vec<u8>) -> Self {
        let start = bytes.len();
        Self {
            bytes,
            start,
            end: start,
        }
    }

    /// Keeps what is written.
    pub(crate) fn keep(&mut self) {
        self.start = self.end;
    }

    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The next zeros, if there are enough.
    fn room(&mut self) -> Option<&mut [u8; ROOM]> {
        self.bytes.get_mut(self.end..)?.first_chunk_mut()
    }

    /// Appends a piece, and returns the zeros after it.
    pub(crate) fn after(&mut self, piece: &Fragment) -> &mut [u8; SHORT] {
        if self.room().is_none() {
            return self.after_growing(piece);
        }
        let (start, len) = (self.end, length(piece));
        self.end += len;
        let room = self.bytes[start..].first_chunk_mut().expect("seen to");
        put_piece(piece, room)
    }

    #[cold]
    #[inline(never)]
    fn after_growing(&mut self, piece: &Fragment) -> &mut [u8; SHORT] {
        self.make_room();
        self.after(piece)
    }

    /// Makes room for an event of the usual length.
    #[cold]
    pub(crate) fn make_room(&mut self) {
        if self.bytes.spare_capacity_mut().len() < USUAL_LEN {
            self.bytes.reserve(RESERVED);
        }
        self.bytes.extend_from_slice(&[0; USUAL_LEN]);
    }

    /// Appends what may be longer than a piece, or is not known to the compiler.
    pub(crate) fn piece(&mut self, piece: &str) {
        let mut rest = piece.as_bytes();
        while let Some((short, longer)) = rest.split_first_chunk::<SHORT>() {
            *self.here() = *short;
            self.end += SHORT;
            rest = longer;
        }
        put(rest, self.here());
        self.end += rest.len();
    }

    /// Appends a piece and a text, if there is room for them and the text is short and plain;
    /// otherwise neither. Returns whether it did.
    #[allow(clippy::inline_always)] // one call a text, not three
    #[inline(always)]
    pub(crate) fn put_text(&mut self, before: &Fragment, text: &str) -> bool {
        if self.room().is_none() {
            return false;
        }
        let start = self.end;
        let is_put = put_plain(text.as_bytes(), self.after(before));
        self.end = if is_put { self.end + text.len() } else { start };
        is_put
    }

    /// Appends a piece and a text, which is escaped as `serde_json` does it.
    pub(crate) fn text(&mut self, before: &Fragment, text: &str) {
        let text = text.as_bytes();
        if put_clean(text, self.after(before)) {
            self.end += text.len();
        } else {
            self.escape(text);
        }
    }

    /// Appends a text that is not both short and clean.
    pub(crate) fn escape(&mut self, text: &[u8]) {
        if text.len() <= SHORT {
            self.escape_short(text);
        } else if text.len() <= 2 * SHORT {
            // The name of a company, for example: the zeros are not given up for it.
            for part in text.chunks(SHORT) {
                if put_clean(part, self.here()) {
                    self.end += part.len();
                } else {
                    self.escape_short(part);
                }
            }
        } else {
            self.bytes.truncate(self.end);
            escape(text, self.bytes);
            self.end = self.bytes.len();
        }
    }

    /// Appends a short text and escapes all of its bytes alike, so that no branch depends on
    /// which of them have to be.
    fn escape_short(&mut self, text: &[u8]) {
        let whole = text.len().saturating_sub(1) / WORD;
        let mut words = text;
        for _ in 0..whole {
            let Some((word, after)) = words.split_first_chunk::<WORD>() else {
                break;
            };
            self.end += put_escaped(*word, self.here());
            words = after;
        }
        let rest = text.len() - whole * WORD;
        let padding = WORD - rest;
        let word = match text.last_chunk() {
            Some(last) => u64::from_le_bytes(*last) >> (8 * padding),
            None => text
                .iter()
                .rfold(0, |word, &byte| word << 8 | u64::from(byte)),
        };
        // After the rest there are zeros, whose escapes do not count.
        self.end += put_escaped(word.to_le_bytes(), self.here()) - padding * ZERO.len();
    }

    /// The next zeros.
    pub(super) fn here(&mut self) -> &mut [u8; SHORT] {
        if self.room().is_none() {
            self.make_room();
        }
        let rest = &mut self.bytes[self.end..];
        rest.first_chunk_mut().expect("seen to")
    }

    /// Appends a piece, and a copy of what is already there.
    pub(crate) fn again(&mut self, before: &Fragment, (start, end): (usize, usize)) {
        let id = end - start;
        if id > SHORT || self.room().is_none() {
            self.after(before);
            self.bytes.truncate(self.end);
            self.bytes.extend_from_within(start..end);
        } else {
            let (written, room) = self.bytes.split_at_mut(self.end);
            let room = room.first_chunk_mut().expect("seen to");
            put(&written[start..end], put_piece(before, room));
            self.end += length(before);
        }
        self.end += id;
    }
}

/// Writes a piece, and returns the room after it.
fn put_piece<'r>(piece: &Fragment, room: &'r mut [u8; ROOM]) -> &'r mut [u8; SHORT] {
    // Most are short. The branch is always the same at one place; stores are what there is
    // most of in an event.
    if length(piece) <= 16 {
        room[..16].copy_from_slice(&piece[..16]);
    } else {
        room[..piece.len()].copy_from_slice(piece);
    }
    let after = &mut room[length(piece)..];
    after
        .first_chunk_mut()
        .expect("a piece is at most the other half")
}
