//! Everything that an expansion names, under one path that no user's name can shadow.
//! Not for direct use: it changes without notice.

pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::catalogue::{Slot, Trigger};
pub use crate::draft::{Draft, Found};
pub use crate::envelope::Envelope;
pub use crate::error::{EventError, Fault};
pub use crate::event::CelloEvent;
pub use crate::slot;

/// Turns a `None` under `none = "error"` into a problem.
pub fn or_missing<V>(found: Found<V>) -> Found<V> {
    match found {
        Ok(None) => Err(Fault::Missing),
        found => found,
    }
}

/// The event, if it is one.
pub fn finish(event: Draft<'_>) -> Result<Option<Envelope<'_>>, EventError> {
    event.finish().map(Some)
}

/// What an event with compile errors returns; it never runs.
pub fn stand_in<'a>() -> Result<Option<Envelope<'a>>, EventError> {
    Ok(None)
}
