//! How is JSON put down fast, without `unsafe` and without the formatting machinery?
//!
//! Behind what is written the vector is filled with zeros, so there are bytes to write
//! to. A value is put down in pieces of a fixed size, for which the compiler emits a few
//! vector moves instead of a call, and cut to the length that it has; what was put down
//! too much is written over. A text of usual length is its first sixteen bytes and its
//! last sixteen, which overlap.

use super::text::{self, put_ends, put_few};
use crate::currency::Currency;
use crate::price::Price;
use crate::timestamp::Timestamp;

/// Where JSON is written; unless it is kept, it is taken back.
pub(crate) struct Writer<'a> {
    /// Zeros behind `end`.
    bytes: &'a mut Vec<u8>,
    start: usize,
    end: usize,
}

/// The longest piece or text that is put down at once.
pub(super) const SHORT: usize = 64;

/// The zeros that it takes to put down a short piece and a short text.
const ROOM: usize = 2 * SHORT;

/// What an event of the usual size takes, so that a new buffer grows once.
const USUAL_LEN: usize = 512;

/// Where more than eight digits begin.
const EIGHT_DIGITS_END: u64 = 100_000_000;

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
    #[inline]
    fn room(&mut self) -> Option<&mut [u8; ROOM]> {
        let room = self.bytes.get_mut(self.end..self.end + ROOM)?;
        room.try_into().ok()
    }

    /// Puts a piece down, and returns how long it is and the zeros that it begins. Of one
    /// that is not short, all but the end is appended, and that is the piece.
    #[inline]
    fn piece_and_room(&mut self, piece: &str) -> (usize, &mut [u8; ROOM]) {
        let mut piece = piece.as_bytes();
        if piece.len() > SHORT || self.bytes.len() < self.end + ROOM {
            piece = self.long_piece(piece);
        }
        let room = self.room().expect("just made");
        put(piece, halves(room).0);
        (piece.len(), room)
    }

    /// Makes room, and appends a piece but for its short end.
    #[cold]
    #[inline(never)]
    fn long_piece<'p>(&mut self, mut piece: &'p [u8]) -> &'p [u8] {
        self.make_room();
        while let Some((short, rest)) = piece.split_first_chunk::<SHORT>() {
            put(short, halves(self.room().expect("just made")).0);
            self.end += SHORT;
            self.make_room();
            piece = rest;
        }
        piece
    }

    /// Makes room for an event of the usual length.
    #[cold]
    #[inline(never)]
    pub(crate) fn make_room(&mut self) {
        self.bytes.resize(self.end + USUAL_LEN + ROOM, 0);
    }

    /// Appends a piece.
    pub(crate) fn piece(&mut self, piece: &str) {
        let (len, _) = self.piece_and_room(piece);
        self.end += len;
    }

    /// Appends a short piece and a short text that is not to be escaped, if there is room;
    /// `false` if it takes more than that, and nothing is appended.
    #[allow(clippy::inline_always)] // one call a text, not three
    #[inline(always)]
    pub(crate) fn put_text(&mut self, before: &str, text: &str) -> bool {
        let (before, text) = (before.as_bytes(), text.as_bytes());
        let Some(room) = self.room() else {
            return false;
        };
        if before.len() > SHORT {
            return false;
        }
        put(before, halves(room).0);
        let is_put = match room[before.len()..].first_chunk_mut() {
            Some(room) => text::put_clean(text, room),
            None => false,
        };
        if is_put {
            self.end += before.len() + text.len();
        }
        is_put
    }

    /// Appends a piece and a text, which is escaped as `serde_json` does it.
    pub(crate) fn text(&mut self, before: &str, text: &str) {
        self.piece(before);
        let text = text.as_bytes();
        if text.len() > SHORT {
            self.bytes.truncate(self.end);
            text::escape(text, self.bytes);
            self.end = self.bytes.len();
            return;
        }
        // As many as there is room for, all of them escaped.
        for bytes in text.chunks(ROOM / 8) {
            let (_, room) = self.piece_and_room("");
            let mut end = 0;
            for &byte in bytes {
                let (word, len) = text::written_as(byte);
                put_word(word, end, room);
                end += len;
            }
            self.end += end;
        }
    }

    /// Appends a piece and a short word.
    pub(crate) fn word(&mut self, before: &str, word: &str) {
        let (len, room) = self.piece_and_room(before);
        if let Some(room) = room[len..].first_chunk_mut() {
            put(word.as_bytes(), room);
        }
        self.end += len + word.len();
    }

    /// Appends a piece, and again what stands there already.
    pub(crate) fn again(&mut self, before: &str, (start, end): (usize, usize)) {
        let (len, _) = self.piece_and_room(before);
        self.end += len;
        let id = end - start;
        if id > SHORT {
            self.bytes.truncate(self.end);
            self.bytes.extend_from_within(start..end);
        } else {
            let (written, room) = self.bytes.split_at_mut(self.end);
            if let Some(room) = room.first_chunk_mut() {
                put(&written[start..end], room);
            }
        }
        self.end += id;
    }

    /// Appends a piece, a price, and the currency's member up to where its text ends.
    pub(crate) fn price_in(&mut self, before: &str, price: Price, currency: Option<Currency>) {
        let (digits, decimals) = price.digits();
        if digits >= EIGHT_DIGITS_END {
            return self.long_price_in(before, price, currency);
        }
        let (mut len, room) = self.piece_and_room(before);
        let (digits, leading_zeros) = eight_digits(digits);
        // One digit at least before the point.
        let whole = 8 - decimals;
        let leading_zeros = leading_zeros.min(whole - 1);
        put_word(digits >> (8 * leading_zeros), len, room);
        len += whole - leading_zeros;
        if decimals > 0 {
            put_word(last_digits(digits, decimals), len, room);
            len += decimals + 1;
        }
        len += put_currency(currency, len, room);
        self.end += len;
    }

    #[cold]
    fn long_price_in(&mut self, before: &str, price: Price, currency: Option<Currency>) {
        let (whole, fraction, decimals) = price.parts();
        self.integer(before, whole);
        let (mut len, room) = self.piece_and_room("");
        if decimals > 0 {
            let decimals = usize::from(decimals);
            put_word(last_digits(eight_digits(fraction).0, decimals), 0, room);
            len += decimals + 1;
        }
        len += put_currency(currency, len, room);
        self.end += len;
    }

    /// Appends a piece, and a time as RFC 3339.
    pub(crate) fn timestamp(&mut self, before: &str, timestamp: Timestamp) {
        let (words, rfc3339) = timestamp.to_rfc3339();
        let (len, room) = self.piece_and_room(before);
        put_word(words[0], len, room);
        put_word(words[1], len + 8, room);
        put_word(words[2], len + 16, room);
        self.end += len + rfc3339;
    }

    /// Appends a piece, and a number in decimal.
    pub(crate) fn integer(&mut self, before: &str, number: u64) {
        let (last, leading_zeros) = eight_digits(number % EIGHT_DIGITS_END);
        if number < EIGHT_DIGITS_END {
            let (len, room) = self.piece_and_room(before);
            put_word(last >> (8 * leading_zeros), len, room);
            self.end += len + 8 - leading_zeros;
        } else {
            self.integer(before, number / EIGHT_DIGITS_END);
            let (_, room) = self.piece_and_room("");
            put_word(last, 0, room);
            self.end += 8;
        }
    }
}

fn halves(room: &mut [u8; ROOM]) -> (&mut [u8; SHORT], &mut [u8]) {
    room.split_first_chunk_mut().expect("twice as long")
}

/// Puts eight bytes down, the first the lowest.
#[inline]
fn put_word(word: u64, at: usize, room: &mut [u8; ROOM]) {
    if let Some(place) = room[at..].first_chunk_mut() {
        *place = word.to_le_bytes();
    }
}

/// Puts the currency's member down, up to where its text ends, and returns its length.
#[inline]
fn put_currency(currency: Option<Currency>, at: usize, room: &mut [u8; ROOM]) -> usize {
    const MEMBER: [u8; 13] = *b",\"currency\":\"";
    let code = currency.and_then(|currency| currency.as_str().as_bytes().first_chunk());
    let Some(room) = room[at..].first_chunk_mut::<16>() else {
        return 0;
    };
    let [a, b, c] = *code.unwrap_or(b"\0\0\0");
    room[..13].copy_from_slice(&MEMBER);
    room[13..].copy_from_slice(&[a, b, c]);
    if code.is_some() { 16 } else { 13 }
}

/// A point, and behind it the last of eight digits.
#[inline]
fn last_digits(digits: u64, count: usize) -> u64 {
    digits >> (8 * (8 - count)) << 8 | u64::from(b'.')
}

/// Puts down a short piece.
#[inline]
fn put(piece: &[u8], room: &mut [u8; SHORT]) {
    let len = piece.len();
    debug_assert!(len <= SHORT, "a piece of {len} bytes is cut before");
    if len >= 16 {
        if len > 32 {
            put_ends::<32>(piece, room);
        } else {
            put_ends::<16>(piece, room);
        }
    } else if len >= 8 {
        put_ends::<8>(piece, room);
    } else if len >= 4 {
        put_ends::<4>(piece, room);
    } else if len > 0 {
        put_few(piece, room);
    }
}

/// The eight digits of a number below 10⁸ as bytes, the first the lowest, and how many
/// zeros lead, the last digit apart.
///
/// Halved three times: into two numbers of four digits side by side, into four of two,
/// into eight of one. The factor divides by 100, for numbers as small as these.
#[inline]
fn eight_digits(number: u64) -> (u64, usize) {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let digits = pairs_of_digits(hundreds | (fours - hundreds * 100) << 16);
    let leading_zeros = ((digits & 0x0f0f_0f0f_0f0f_0f0f) | 1 << 56).trailing_zeros() / 8;
    (digits, leading_zeros as usize)
}

/// The digits of four numbers below 100, which lie side by side. The factor divides by 10.
#[inline]
pub(crate) const fn pairs_of_digits(numbers: u64) -> u64 {
    let tens = ((numbers * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | (numbers - tens * 10) << 8 | 0x3030_3030_3030_3030
}
