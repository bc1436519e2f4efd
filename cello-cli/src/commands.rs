//! What does each command do?

pub mod check;
pub mod completions;
pub mod enqueue;
#[cfg(feature = "fake")]
pub mod fake;
#[cfg(feature = "fake")]
mod fault;
pub mod lookups;
pub mod outbox;
pub mod relay;
pub mod send;
