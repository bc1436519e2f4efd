//! Which words are triggers, and how are they read?

use crate::word::word;

pub use crate::catalogue::Trigger;

word!(Trigger, UnknownTrigger, "a trigger");
