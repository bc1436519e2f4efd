//! Which words have a size that the compiler knows?
//!
//! They are from a fixed list, and written without a branch on which word it is.

use cello_catalogue::{Currency, Interval};

use super::NO_PIECE;
use super::room::SHORT;
use cello_catalogue::v1::{Fragment, fragment};

/// Puts the currency's member down, up to where its text ends, and returns its length.
pub(super) fn put_currency(currency: Option<Currency>, at: usize, room: &mut [u8; SHORT]) -> usize {
    let member = &CURRENCIES[currency.map_or(0, |currency| currency as usize)];
    if let Some(place) = room[at..].first_chunk_mut() {
        *place = *member;
    }
    // One that is not known is empty.
    member.len() - if currency.is_some() { 0 } else { 3 }
}

/// The member of each currency, up to where its text ends.
static CURRENCIES: [[u8; 16]; Currency::VARIANTS.len()] = {
    let mut members = [*b",\"currency\":\"..."; Currency::VARIANTS.len()];
    let mut index = 0;
    while index < members.len() {
        let code = Currency::VARIANTS[index].as_str().as_bytes();
        let [.., a, b, c] = &mut members[index];
        [*a, *b, *c] = [code[0], code[1], code[2]];
        index += 1;
    }
    members
};

/// Each interval as a piece.
pub(super) static INTERVALS: [Fragment; Interval::VARIANTS.len()] = {
    let mut pieces = [*NO_PIECE; Interval::VARIANTS.len()];
    let mut index = 0;
    while index < pieces.len() {
        pieces[index] = fragment(Interval::VARIANTS[index].as_str());
        index += 1;
    }
    pieces
};
