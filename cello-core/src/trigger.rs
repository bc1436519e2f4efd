//! Which words are triggers, and how are they read?

use crate::string_enum::word;

pub use crate::catalogue::Trigger;

word!(Trigger, UnknownTrigger, "a trigger");
