//! What is wrong with an event, and in which line?

use std::fmt;

/// One thing that is wrong, without a value of the event.
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    /// The vendor's path of a slot, the name of an object, or nothing.
    pub(super) path: &'static str,
    message: String,
}

impl Problem {
    pub fn new(line: usize, path: &'static str, message: impl Into<String>) -> Self {
        Self {
            line,
            path,
            message: message.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path {
            "" => f.write_str(&self.message),
            path => write!(f, "{path}: {}", self.message),
        }
    }
}
