//! Which words are slots, and how are they read?

use crate::word::word;

pub use crate::catalogue::Slot;

word!(
    Slot,
    UnknownSlot,
    "a slot",
    |word| Slot::VARIANTS
        .iter()
        .copied()
        .find(|slot| slot.as_str() == word),
    Slot::VARIANTS
);
