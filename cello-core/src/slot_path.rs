//! Which words are slots, and how are they read?

use crate::string_enum::word;

pub use crate::catalogue::Slot;

word!(Slot, UnknownSlot, "a slot");

impl Slot {
    /// Whether what it holds says something about a person: ids, address, name.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        self.rule().personal
    }
}
