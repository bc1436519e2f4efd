//! How much is in the outbox?

use std::time::Duration;

use crate::database::Database;
use crate::migrate::check_version;
use crate::outbox::Outbox;
use crate::state::State;
use crate::statements;
use crate::storage_error::{StorageError, StorageErrorKind};

/// What is in the outbox, counted at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stats {
    /// Waiting: for their turn, or for the next attempt.
    pub ready: u64,
    /// Being sent by some relay.
    pub sending: u64,
    /// Accepted by Cello and not yet purged.
    pub delivered: u64,
    /// Refused, or out of attempts: redrive or skip them.
    pub dead: u64,
    /// Waiting behind a dead or uncertain event.
    pub held: u64,
    /// Perhaps accepted: redrive or skip them.
    pub uncertain: u64,
    /// Given up by an operator.
    pub skipped: u64,
    /// Faulty when the app recorded them.
    pub invalid: u64,
    /// Among those being sent, the ones whose relay has stopped.
    pub expired_leases: u64,
    /// Answers, since the outbox was created, that came after their lease had ended and changed
    /// nothing.
    pub late_answers: u64,
    /// Attempts, since the outbox was created, that Cello may have accepted: possible repeats.
    pub uncertain_answers: u64,
    /// Among the ready ones, those that wait for their next attempt.
    pub due_later: u64,
    /// The age of the oldest event that is ready, being sent or held; zero if there is none.
    pub oldest_age: Duration,
    /// Why nothing is sent, if the outbox is paused.
    pub paused: Option<String>,
    /// Where the outbox delivers to; `None` before the first delivery.
    pub base_url: Option<String>,
}

impl Stats {
    /// Returns the count of a state.
    #[must_use]
    pub fn count(&self, state: State) -> u64 {
        match state {
            State::Ready => self.ready,
            State::Sending => self.sending,
            State::Delivered => self.delivered,
            State::Dead => self.dead,
            State::Held => self.held,
            State::Uncertain => self.uncertain,
            State::Skipped => self.skipped,
            State::Invalid => self.invalid,
        }
    }
}

impl Outbox {
    /// Counts what is in the outbox.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn stats(&self, database: impl Into<Database>) -> Result<Stats, StorageError> {
        let database = database.into();
        check(&database).await?;
        let rows = database
            .read(statements::STATS, &[database.offset()])
            .await?;
        let Some(row) = rows.first() else {
            return Err(StorageError::unreadable("the version row is missing"));
        };
        let number = |column| u64::try_from(row.int(column)).unwrap_or_default();
        Ok(Stats {
            ready: number(0),
            sending: number(1),
            delivered: number(2),
            dead: number(3),
            held: number(4),
            uncertain: number(5),
            skipped: number(6),
            invalid: number(7),
            expired_leases: number(8),
            late_answers: number(9),
            uncertain_answers: number(10),
            due_later: number(11),
            oldest_age: Duration::from_secs(number(12)),
            paused: row.optional_text(13).map(str::to_owned),
            base_url: row.optional_text(14).map(str::to_owned),
        })
    }
}

/// Refuses a database without tables, or with tables of an unknown version.
pub(crate) async fn check(database: &Database) -> Result<(), StorageError> {
    let rows = database.read(statements::VERSION, &[]).await?;
    let Some(row) = rows.first() else {
        return Err(StorageError::of(StorageErrorKind::NotMigrated));
    };
    check_version(row.int(0))
}
