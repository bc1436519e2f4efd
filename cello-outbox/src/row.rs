//! How is an event recorded by a driver other than sqlx?

use std::fmt;

use cello_core::{EventError, Trigger};

use crate::dialect::Dialect;
use crate::entry::Entry;
use crate::statements;

/// An event as one INSERT, for a driver other than sqlx.
///
/// [`Outbox::prepare`](crate::Outbox::prepare) makes it, and has an example. `Debug` shows
/// neither the event nor its ids.
#[derive(Clone)]
pub struct Row {
    content: Content,
}

#[derive(Clone)]
enum Content {
    Event(Box<Entry>),
    Invalid(EventError, String),
}

impl Row {
    pub(crate) fn event(entry: Entry) -> Self {
        Self {
            content: Content::Event(Box::new(entry)),
        }
    }

    pub(crate) fn invalid(error: EventError) -> Self {
        let text = error.to_string();
        Self {
            content: Content::Invalid(error, text),
        }
    }

    /// Returns the statement to run in the user's transaction: it inserts nothing if the event is
    /// already recorded.
    ///
    /// The text differs from event to event, so a driver should not keep it prepared.
    #[must_use]
    pub fn sql(&self, dialect: Dialect) -> String {
        let digest = match &self.content {
            Content::Event(entry) => &*entry.digest,
            Content::Invalid(..) => "",
        };
        statements::prepared(dialect, self.trigger().as_str(), digest)
    }

    /// Returns the parameters of the statement, in order: nullable texts.
    #[must_use]
    pub fn parameters(&self) -> [Option<&str>; 5] {
        match &self.content {
            Content::Event(entry) => [
                Some(&entry.key),
                Some(&entry.lane),
                Some(&entry.user_id),
                entry.invoice.as_deref(),
                Some(&entry.payload),
            ],
            Content::Invalid(_, text) => [None, None, None, None, Some(text)],
        }
    }

    /// Returns what happened.
    #[must_use]
    pub fn trigger(&self) -> Trigger {
        match &self.content {
            Content::Event(entry) => entry.trigger,
            Content::Invalid(error, _) => error.trigger(),
        }
    }

    /// Returns the key under which the event is recorded once; `None` for an invalid event.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match &self.content {
            Content::Event(entry) => Some(&entry.key),
            Content::Invalid(..) => None,
        }
    }

    /// Returns what is wrong with the event, if it is recorded in the state `invalid`.
    ///
    /// sqlx users read it from [`Enqueued::Invalid`](crate::Enqueued::Invalid), and the outbox
    /// logs it for them; here the app has to.
    #[must_use]
    pub fn problem(&self) -> Option<&EventError> {
        match &self.content {
            Content::Event(_) => None,
            Content::Invalid(error, _) => Some(error),
        }
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row")
            .field("trigger", &self.trigger())
            .field("problem", &self.problem())
            .finish_non_exhaustive()
    }
}
