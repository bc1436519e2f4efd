//! Which names does code take for granted, that are not the language's here?
//!
//! To have them in the way, a module imports all of this one.

pub mod alloc {}
pub mod cello_core {}
pub mod cello_derive {}
pub mod core {}
pub mod serde {}
pub mod std {}

pub enum Either {
    Err,
    None,
    Ok,
    Some,
}
pub use Either::{Err, None, Ok, Some};

pub struct Box;
pub struct CelloEvent;
pub struct Cow;
pub struct Default;
pub struct Draft;
pub struct Envelope;
pub struct EventError;
pub struct Fault;
pub struct From;
pub struct Into;
pub struct Option;
pub struct Result;
pub struct Slot;
pub struct String;
pub struct ToOwned;
pub struct ToString;
pub struct Trigger;
pub struct Vec;
