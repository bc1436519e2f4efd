//! How is an event written as JSON for version 1 of the API?
//!
//! The only place that knows it. `cello-core` writes envelopes by it, and the derive macros
//! emit the constant fragments of their code by it. What an event *means* is stated in the
//! rules, so that another version of the API is another module beside this one.

mod escape;
mod fragment;
mod shape;
mod walker;

pub use escape::{escape, written_as};
pub use fragment::{Fragment, fragment, length, text};
pub use shape::{EVENT_NAME, Member, Object, UserKey};
pub use walker::{Optional, Walker, between};
