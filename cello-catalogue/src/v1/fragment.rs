//! What is the constant text between two values?
//!
//! Derived code hands each value over with the fragment before it. It has a size that the
//! compiler knows, so that it is copied by a few vector moves instead of a call; what is too
//! much is overwritten by the value.

/// At most 63 bytes of JSON, filled up with spaces; the last byte is their number.
///
/// An array and not a struct, so that the derive macros can emit it as a literal.
pub type Fragment = [u8; 64];

/// Returns a text as a fragment. Panics if it is too long, which is while compiling wherever
/// it is used.
#[must_use]
pub const fn fragment(text: &str) -> Fragment {
    Buffer::new().push(text).fragment()
}

/// Returns how many bytes of a fragment count.
#[inline]
#[must_use]
pub const fn length(fragment: &Fragment) -> usize {
    // At most 63 as it is: so that the compiler knows.
    (fragment[MOST] & 63) as usize
}

/// Returns the bytes of a fragment that count.
#[must_use]
pub const fn text(fragment: &Fragment) -> &str {
    let (text, _) = fragment.split_at(length(fragment));
    match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => panic!("a fragment is text"),
    }
}

/// The most bytes that a fragment holds.
pub(super) const MOST: usize = 63;

/// A fragment in the making.
#[derive(Clone, Copy)]
pub(super) struct Buffer(Fragment);

impl Buffer {
    pub(super) const fn new() -> Self {
        let mut bytes = [b' '; 64];
        bytes[MOST] = 0;
        Self(bytes)
    }

    /// Panics if it does not fit, which is while compiling wherever it is used.
    #[allow(clippy::cast_possible_truncation)] // at most 63
    pub(super) const fn push(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let start = self.0[MOST] as usize;
        assert!(start + text.len() <= MOST, "the fragment is too long");
        let mut index = 0;
        while index < text.len() {
            self.0[start + index] = text[index];
            index += 1;
        }
        self.0[MOST] = (start + text.len()) as u8;
        self
    }

    pub(super) const fn fragment(self) -> Fragment {
        self.0
    }
}
