//! How are the values put down that are no text?
//!
//! By the same code for all lengths: what differs from event to event is computed.

use super::piece::{Piece, length};
use super::words::{INTERVALS, put_currency};
use super::writer::{SHORT, Writer, put_word};
use crate::currency::Currency;
use crate::digits::{eight_digits, point_and_four_digits};
use crate::interval::Interval;
use crate::price::Price;
use crate::timestamp::Timestamp;

/// Where more than eight digits begin.
const EIGHT_DIGITS_END: u64 = 100_000_000;

impl Writer<'_> {
    /// Appends a piece, a price, and the currency's member up to where its text ends.
    pub(crate) fn price_in(&mut self, before: &Piece, price: Price, currency: Option<Currency>) {
        let (whole, fraction) = price.parts();
        let (room, mut len) = self.put_integer(before, whole);
        let (decimals, decimals_len) = point_and_four_digits(fraction);
        put_word(decimals, len, room);
        len += decimals_len;
        self.end += len + put_currency(currency, len, room);
    }

    /// Appends a piece, and a time as RFC 3339.
    pub(crate) fn timestamp(&mut self, before: &Piece, timestamp: Timestamp) {
        let room = self.after(before);
        let len = timestamp.put_rfc3339(room.first_chunk_mut().expect("it is short"));
        self.end += len;
    }

    /// Appends a piece, and an interval up to where its text ends.
    pub(crate) fn interval(&mut self, before: &Piece, interval: Interval) {
        let interval = &INTERVALS[interval as usize];
        *self.after(before) = *interval;
        self.end += length(interval);
    }

    /// Appends a piece, and a number in decimal.
    pub(crate) fn integer(&mut self, before: &Piece, number: u64) {
        let (_, len) = self.put_integer(before, number);
        self.end += len;
    }

    /// Appends a piece, and puts a number down behind it: returns where it stands, and its
    /// length, which is not yet counted, for more to follow. Of a number with more than eight
    /// digits these are the last eight.
    fn put_integer(&mut self, before: &Piece, number: u64) -> (&mut [u8; SHORT], usize) {
        if number >= EIGHT_DIGITS_END {
            return self.put_long_integer(before, number);
        }
        let room = self.after(before);
        let (digits, leading_zeros) = eight_digits(number);
        put_word(digits >> (8 * leading_zeros), 0, room);
        (room, 8 - leading_zeros)
    }

    #[cold]
    fn put_long_integer(&mut self, before: &Piece, number: u64) -> (&mut [u8; SHORT], usize) {
        self.integer(before, number / EIGHT_DIGITS_END);
        let (last, _) = eight_digits(number % EIGHT_DIGITS_END);
        let room = self.here();
        put_word(last, 0, room);
        (room, 8)
    }
}
