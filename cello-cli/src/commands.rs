//! What does each command do?

pub mod check;
pub mod completions;
#[cfg(feature = "fake")]
pub mod fake;
#[cfg(feature = "fake")]
mod fault;
pub mod lookups;
pub mod send;
