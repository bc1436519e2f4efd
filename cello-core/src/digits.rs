//! Which digits does a number have, without a branch on how many they are?
//!
//! As bytes in a word, the first the lowest, so that they are stored at once.

/// The eight digits of a number below 10⁸ as bytes, the first the lowest, and how many
/// zeros lead, without counting the last digit.
///
/// Halved three times: into two numbers of four digits side by side, into four of two,
/// into eight of one. The factor divides by 100, for numbers as small as these.
pub(crate) fn eight_digits(number: u64) -> (u64, usize) {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let digits = pairs_of_digits(hundreds | (fours - hundreds * 100) << 16);
    let leading_zeros = ((digits & 0x0f0f_0f0f_0f0f_0f0f) | 1 << 56).trailing_zeros() / 8;
    (digits, leading_zeros as usize)
}

/// The digits of four numbers below 100, which lie side by side. The factor divides by 10.
const fn pairs_of_digits(numbers: u64) -> u64 {
    let tens = ((numbers * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | (numbers - tens * 10) << 8 | 0x3030_3030_3030_3030
}

/// Returns a point, followed by the digits without the first `before` ones, of which there is at
/// least one.
pub(crate) fn after_point(digits: u64, before: usize) -> u64 {
    digits >> 8 >> (8 * (before - 1)) << 8 | u64::from(b'.')
}

/// How many of eight digits are zeros at the end.
pub(crate) fn trailing_zeros(digits: u64) -> usize {
    ((digits & 0x0f0f_0f0f_0f0f_0f0f).leading_zeros() / 8) as usize
}
