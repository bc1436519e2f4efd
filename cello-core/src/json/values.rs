//! How are values other than text written?
//!
//! All lengths by the same code, but for numbers of more than eight digits, which are rare.

use cello_catalogue::{Currency, Interval};

use super::room::put_word;
use super::words::{INTERVALS, put_currency};
use super::writer::Writer;
use crate::digits::{after_point, eight_digits, trailing_zeros};
use crate::price::Price;
use crate::timestamp::Timestamp;
use cello_catalogue::v1::{Fragment, length};

/// Where more than eight digits begin.
const EIGHT_DIGITS_END: u64 = 100_000_000;

impl Writer<'_> {
    /// Appends a piece, a price, and the currency's member up to where its text ends.
    pub(crate) fn price_in(&mut self, before: &Fragment, price: Price, currency: Option<Currency>) {
        let (digits, decimals) = price.digits();
        if digits >= EIGHT_DIGITS_END {
            return self.long_price_in(before, price, currency);
        }
        let room = self.after(before);
        let (digits, leading_zeros) = eight_digits(digits);
        // At least one digit before the point, and no zero at the end after it.
        let whole = 8 - decimals;
        let leading_zeros = leading_zeros.min(whole - 1);
        let decimals = decimals - trailing_zeros(digits).min(decimals);
        put_word(digits >> (8 * leading_zeros), 0, room);
        let mut len = whole - leading_zeros;
        // Always written, which takes no branch; without decimals the length leaves it out.
        put_word(after_point(digits, whole), len, room);
        len += if decimals > 0 { decimals + 1 } else { 0 };
        self.end += len + put_currency(currency, len, room);
    }

    #[cold]
    fn long_price_in(&mut self, before: &Fragment, price: Price, currency: Option<Currency>) {
        let (whole, fraction, decimals) = price.parts();
        self.integer(before, whole);
        let room = self.here();
        let mut len = 0;
        if decimals > 0 {
            let decimals = usize::from(decimals);
            put_word(after_point(eight_digits(fraction).0, 8 - decimals), 0, room);
            len += decimals + 1;
        }
        self.end += len + put_currency(currency, len, room);
    }

    /// Appends a piece, and a time as RFC 3339.
    pub(crate) fn timestamp(&mut self, before: &Fragment, timestamp: Timestamp) {
        let room = self.after(before);
        let len = timestamp.put_rfc3339(room.first_chunk_mut().expect("it is short"));
        self.end += len;
    }

    /// Appends a piece, and an interval up to where its text ends.
    pub(crate) fn interval(&mut self, before: &Fragment, interval: Interval) {
        let interval = &INTERVALS[interval as usize];
        *self.after(before) = *interval;
        self.end += length(interval);
    }

    /// Appends a piece, and a number in decimal.
    pub(crate) fn integer(&mut self, before: &Fragment, number: u64) {
        let (last, leading_zeros) = eight_digits(number % EIGHT_DIGITS_END);
        if number < EIGHT_DIGITS_END {
            put_word(last >> (8 * leading_zeros), 0, self.after(before));
            self.end += 8 - leading_zeros;
        } else {
            self.integer(before, number / EIGHT_DIGITS_END);
            put_word(last, 0, self.here());
            self.end += 8;
        }
    }
}
