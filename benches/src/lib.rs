//! What is measured, and against what?
//!
//! ```text
//! cargo bench -p benches --bench ratios            the ratios, and whether the targets are met
//! cargo bench -p benches --bench ratios -- varied  one case of them
//! cargo bench -p benches --bench listing           the times of every case
//! ```
//!
//! Every contestant writes the same bytes into a buffer that is cleared and used again. Only
//! cello checks the event. Where two contestants cannot write the same bytes, the contestant
//! says so.

mod case;
mod contestant;
mod fast_time;
mod floor;
mod invoice;
mod serde_event;
mod shapes;
#[cfg(test)]
mod tests;

pub use case::{CASES, Case};
pub use contestant::{Contestant, Output};
