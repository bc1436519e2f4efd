//! How are events read from files, and what is wrong with them?

mod checked;
mod members;
mod problem;
mod reading;
mod slots;
mod source;
#[cfg(test)]
mod tests;

pub use source::Source;
