//! What stands between two values?
//!
//! A constant piece of JSON: derived code hands each value over with the piece before it.
//! It is filled up to a size that the compiler knows, so it is put down by four vector
//! moves, or by one if it is short, and what is too much is written over by the value.

/// At most 63 bytes, filled up with spaces; the last byte says how many they are.
pub type Piece = [u8; 64];

/// Nothing.
pub(crate) const NO_PIECE: &Piece = &piece("");

/// Of a text that is short enough, which is seen to while compiling.
#[allow(clippy::cast_possible_truncation)] // a longer one does not fit
pub(super) const fn piece(text: &str) -> Piece {
    let text = text.as_bytes();
    assert!(text.len() < 64);
    let mut piece = [b' '; 64];
    let mut index = 0;
    while index < text.len() {
        piece[index] = text[index];
        index += 1;
    }
    piece[63] = text.len() as u8;
    piece
}

/// How many bytes count.
pub(crate) fn length(piece: &Piece) -> usize {
    // At most 63 as it is: so that the compiler knows.
    usize::from(piece[63] & 63)
}
