//! Which words are triggers, and how are they read?

use crate::word::word;

pub use crate::catalogue::Trigger;

word!(
    Trigger,
    UnknownTrigger,
    "a trigger",
    |word| Trigger::VARIANTS
        .iter()
        .copied()
        .find(|trigger| trigger.as_str() == word),
    Trigger::VARIANTS
);
