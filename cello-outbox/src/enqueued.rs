//! What became of an event, and why could it not be recorded?

use std::error::Error;
use std::fmt;

use cello_core::EventError;

#[cfg(doc)]
use crate::outbox::Outbox;
use crate::storage_error::{StorageError, StorageErrorKind};

/// What became of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "the event may be invalid, or in conflict with a recorded one"]
#[non_exhaustive]
pub enum Enqueued {
    /// It is recorded, in the row of this id, and will be sent if the transaction commits.
    New(i64),
    /// The same event is recorded already, in the row of this id.
    Duplicate(i64),
    /// Another event of the same key is recorded already, in the row of this id, which stays as it
    /// is. Logged at ERROR: the key is not unique, or the event was changed afterwards.
    Conflict(i64),
    /// It is invalid, and recorded in the state `invalid` with its problems. Logged at ERROR.
    Invalid(EventError),
    /// There is nothing to report: the user was not referred.
    Nothing,
    /// A gateway's webhook already reports it, so it is not recorded. Logged at WARN. See
    /// [`Outbox::integration`].
    #[cfg(feature = "attribution")]
    AlreadyReported(cello_attribution::AlreadyReported),
}

/// Why an event could not be recorded: the database's reasons alone, unless the outbox is strict.
#[derive(Debug)]
#[non_exhaustive]
pub enum EnqueueError {
    /// Another transaction took precedence (40001, 40P01): repeat yours from its beginning.
    Retry(StorageError),
    /// The connection has no open transaction, so the event would be sent whether or not what
    /// it reports is recorded.
    NoTransaction,
    /// The event is invalid, and the outbox [`strict`](Outbox::strict).
    Invalid(EventError),
    /// The database refused.
    Storage(StorageError),
}

impl fmt::Display for EnqueueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTransaction => f.write_str(
                "the connection has no open transaction: begin one with `pool.begin()`, or on SQLite \
                 with `pool.begin_with(\"BEGIN IMMEDIATE\")`, and record the event with what it reports",
            ),
            Self::Invalid(error) => error.fmt(f),
            Self::Retry(error) | Self::Storage(error) => error.fmt(f),
        }
    }
}

impl Error for EnqueueError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoTransaction | Self::Invalid(_) => None,
            Self::Retry(error) | Self::Storage(error) => error.source(),
        }
    }
}

impl From<StorageError> for EnqueueError {
    fn from(error: StorageError) -> Self {
        match error.kind() {
            StorageErrorKind::Retry => Self::Retry(error),
            _ => Self::Storage(error),
        }
    }
}
