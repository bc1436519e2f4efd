//! Which words are billing intervals, and how are they read?

use crate::word::word;

pub use crate::catalogue::Interval;

word!(
    Interval,
    UnknownInterval,
    "a billing interval",
    |word| Interval::VARIANTS
        .iter()
        .copied()
        .find(|interval| interval.as_str() == word),
    Interval::VARIANTS
);
