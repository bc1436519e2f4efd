//! Was an event written, or was there nothing to report?

/// Tells whether [`CelloEvent::write_json`](crate::CelloEvent::write_json) has appended an event.
///
/// ```
/// use cello_core::{CelloEvent, EventError, Written};
///
/// /// Appends a line for each event.
/// fn lines(events: &[impl CelloEvent]) -> Result<Vec<u8>, EventError> {
///     let mut lines = Vec::new();
///     for event in events {
///         match event.write_json(&mut lines)? {
///             Written::Event => lines.push(b'\n'),
///             Written::Nothing => {} // not referred
///         }
///     }
///     Ok(lines)
/// }
/// ```
// Deliberately not `bool`: one that is dropped unnoticed ends a line without an event.
#[must_use = "there may have been nothing to report, and then nothing was appended"]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Written {
    /// The event was appended.
    Event,
    /// There is nothing to report, because the customer was not referred; the buffer is as
    /// it was.
    Nothing,
}
