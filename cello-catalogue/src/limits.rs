//! Which values does no slot take?
//!
//! The macro judges constants by these limits, and `cello-core` values, so that a constant
//! which compiles is one that is sent.

/// The largest count, 2⁵³ − 1: JSON readers hold numbers as doubles.
pub const MOST_COUNT: u64 = (1 << 53) - 1;

/// The first number since 1970 that counts milliseconds. As seconds it is the year 5138,
/// as milliseconds March 1973, so a number on the wrong side of it is in the other unit.
pub const FIRST_UNIX_MS: i64 = 100_000_000_000;

/// Whether a text is empty or white space alone.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Whether a text has neither white space around it nor a control character in it.
#[must_use]
pub fn is_exact(text: &str) -> bool {
    let is_outside = |character: Option<char>| character.is_some_and(char::is_whitespace);
    !is_outside(text.chars().next()) && !is_outside(text.chars().next_back()) && !has_control(text)
}

/// Returns whether a text contains a control character. For nearly all texts, the bytes alone
/// show that it does not.
#[must_use]
pub fn has_control(text: &str) -> bool {
    let is_odd = |byte: u8| !(b' '..0x7f).contains(&byte);
    text.bytes().fold(false, |odd, byte| odd | is_odd(byte)) && text.contains(char::is_control)
}
