//! What did the database refuse, and what helps?

use std::error::Error;
use std::fmt;

/// A failure of the database, by what helps against it.
///
/// `Display` names the remedy; [`source`](Error::source) is sqlx's error.
#[derive(Debug)]
pub struct StorageError {
    kind: StorageErrorKind,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// What helps against a [`StorageError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StorageErrorKind {
    /// Another transaction came first: PostgreSQL's 40001 and 40P01. Repeat the whole transaction.
    Retry,
    /// SQLite could not turn a reading transaction into a writing one (`BUSY_SNAPSHOT`): begin with
    /// `BEGIN IMMEDIATE`.
    BeginImmediate,
    /// SQLite's file stayed locked for longer than the busy timeout.
    Busy,
    /// There are no tables yet: run `Outbox::migrate`, or `cello outbox migrate`.
    NotMigrated,
    /// The tables are of a version that this program does not know.
    Version,
    /// The database, or the transaction, is read-only.
    ReadOnly,
    /// The disk is full.
    Full,
    /// The database user lacks a right.
    NotAllowed,
    /// The database does not answer, or the connection was lost.
    Unreachable,
    /// Anything else.
    Other,
}

impl StorageError {
    /// Returns what helps.
    #[must_use]
    pub fn kind(&self) -> StorageErrorKind {
        self.kind
    }

    pub(crate) fn of(kind: StorageErrorKind) -> Self {
        Self { kind, source: None }
    }

    pub(crate) fn version(found: i64, known: i64) -> Self {
        let text = format!("the tables are of version {found}, this program knows version {known}");
        Self {
            kind: StorageErrorKind::Version,
            source: Some(text.into()),
        }
    }

    pub(crate) fn unreadable(what: &'static str) -> Self {
        Self {
            kind: StorageErrorKind::Other,
            source: Some(what.into()),
        }
    }
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.kind {
            StorageErrorKind::Retry => {
                "the database gave precedence to another transaction: repeat yours from its beginning"
            }
            StorageErrorKind::BeginImmediate => {
                "SQLite refused to write since another connection wrote after this transaction had begun to read: \
                 begin it with `pool.begin_with(\"BEGIN IMMEDIATE\")`"
            }
            StorageErrorKind::Busy => {
                "the SQLite file stayed locked by another connection: keep writing transactions short, \
                 or raise the busy timeout"
            }
            StorageErrorKind::NotMigrated => {
                "the outbox has no tables in this database: run `cello outbox migrate`, or `outbox.migrate(&pool)`"
            }
            StorageErrorKind::Version => {
                "the outbox in this database is of an unknown version: use the release of cello-outbox \
                 that the app uses"
            }
            StorageErrorKind::ReadOnly => {
                "the database is read-only: connect to the primary server, or make the file writable"
            }
            StorageErrorKind::Full => "the database's disk is full: free some space",
            StorageErrorKind::NotAllowed => {
                "the database user lacks a right: the app needs SELECT and INSERT on cello_outbox, \
                 the relay and the tool also UPDATE and DELETE there and on cello_outbox_meta"
            }
            StorageErrorKind::Unreachable => "the database does not answer",
            StorageErrorKind::Other => "the database refused a statement of the outbox",
        };
        f.write_str(text)
    }
}

impl Error for StorageError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source
            .as_ref()
            .map(|source| &**source as &(dyn Error + 'static))
    }
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        let kind = kind_of(&error);
        Self {
            kind,
            source: Some(error.into()),
        }
    }
}

fn kind_of(error: &sqlx::Error) -> StorageErrorKind {
    let sqlx::Error::Database(database) = error else {
        return match error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => StorageErrorKind::Unreachable,
            _ => StorageErrorKind::Other,
        };
    };
    let code = database.code().unwrap_or_default();
    // SQLSTATE has five characters; SQLite's codes are shorter numbers, with the primary code
    // in the low byte.
    if code.len() == 5 {
        return kind_of_sqlstate(&code);
    }
    match code.parse::<u32>() {
        Ok(517) => StorageErrorKind::BeginImmediate,
        Ok(1)
            if database
                .message()
                .starts_with("no such table: cello_outbox") =>
        {
            StorageErrorKind::NotMigrated
        }
        Ok(code) => match code & 0xff {
            5 | 6 => StorageErrorKind::Busy,
            8 => StorageErrorKind::ReadOnly,
            10 | 14 => StorageErrorKind::Unreachable,
            13 => StorageErrorKind::Full,
            3 | 23 => StorageErrorKind::NotAllowed,
            _ => StorageErrorKind::Other,
        },
        Err(_) => StorageErrorKind::Other,
    }
}

fn kind_of_sqlstate(code: &str) -> StorageErrorKind {
    match code {
        "40001" | "40P01" => StorageErrorKind::Retry,
        "42P01" => StorageErrorKind::NotMigrated,
        "25006" => StorageErrorKind::ReadOnly,
        "53100" => StorageErrorKind::Full,
        "42501" => StorageErrorKind::NotAllowed,
        code if code.starts_with("08") || code.starts_with("57P") => StorageErrorKind::Unreachable,
        _ => StorageErrorKind::Other,
    }
}
