//! Which words are billing intervals, and how are they read?

use crate::string_enum::word;

pub use crate::catalogue::Interval;

word!(Interval, UnknownInterval, "a billing interval");
