//! How much is written at once, and how is a word of it?

/// The longest text that is written at once.
pub(super) const SHORT: usize = 64;

/// Writes eight bytes, the first the lowest.
pub(super) fn put_word(word: u64, at: usize, room: &mut [u8; SHORT]) {
    if let Some(place) = room[at..].first_chunk_mut() {
        *place = word.to_le_bytes();
    }
}
