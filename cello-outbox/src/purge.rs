//! How does the outbox forget?

use std::time::Duration;

use serde_json::{Value, json};

use crate::database::{Database, again};
use crate::digest;
use crate::outbox::Outbox;
use crate::run::Parameter;
use crate::state::State;
use crate::statements::{self, Statement};
use crate::stats::check;
use crate::storage_error::StorageError;

const DAY: Duration = Duration::from_hours(24);

/// How many rows a statement deletes or blanks.
const BATCH: u64 = 1000;

/// How long rows and payloads are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retention {
    /// How long the row of a delivered, skipped, dead or invalid event is kept: by it, a repeated
    /// `enqueue` is recognized. By default 90 days.
    pub rows: Duration,
    /// How long the payload of a dead event is kept, and with it the chance to redrive it. By default
    /// 30 days.
    pub dead_payloads: Duration,
    /// How long the payload of a delivered event is kept. By default not at all.
    pub delivered_payloads: Duration,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            rows: 90 * DAY,
            dead_payloads: 30 * DAY,
            delivered_payloads: Duration::ZERO,
        }
    }
}

/// What [`Outbox::purge`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Purged {
    /// Rows deleted.
    pub rows: u64,
    /// Payloads blanked.
    pub payloads: u64,
}

/// What [`Outbox::erase`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Erased {
    /// Rows removed: those that were not yet delivered, which are never sent.
    pub removed: u64,
    /// Delivered and skipped rows whose key, lane and user id are now a hash.
    pub anonymized: u64,
}

impl Outbox {
    /// Deletes what is older than its retention, 1,000 rows a statement. The relay does it hourly.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn purge(
        &self,
        database: impl Into<Database>,
        retention: Retention,
    ) -> Result<Purged, StorageError> {
        let database = database.into();
        check(&database).await?;
        let rows = old(&database, statements::PURGE, retention.rows).await?
            + old(&database, statements::PURGE_PROBLEMS, retention.rows).await?;
        let payloads = old(&database, statements::BLANK_DEAD, retention.dead_payloads).await?
            + old(
                &database,
                statements::BLANK_DELIVERED,
                retention.delivered_payloads,
            )
            .await?;
        Ok(Purged { rows, payloads })
    }

    /// Forgets a user: removes the rows that are not yet delivered, and replaces key, lane and user
    /// id of the others by a hash.
    ///
    /// An attempt that is in flight at this moment may still reach Cello. Cello itself is asked
    /// with `cello depersonalize`. An event of this user that is recorded again later is sent
    /// again, as its key is no longer known.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn erase(
        &self,
        database: impl Into<Database>,
        user_id: &str,
    ) -> Result<Erased, StorageError> {
        let database = database.into();
        check(&database).await?;
        let mut after = 0;
        let mut erased = Erased::default();
        loop {
            let parameters = [Parameter::Int(after), Parameter::Text(user_id)];
            let rows = database.read(statements::FIND_USER, &parameters).await?;
            let Some(last) = rows.last() else {
                return Ok(erased);
            };
            after = last.int(0);
            let done = [State::Delivered.number(), State::Skipped.number()];
            let (kept, removed): (Vec<_>, Vec<_>) =
                rows.iter().partition(|row| done.contains(&row.int(1)));
            let ids: Vec<_> = removed.iter().map(|row| row.int(0)).collect();
            let hashes: Vec<_> = kept
                .iter()
                .map(|row| {
                    let hash = |column| digest::hex(row.text(column).as_bytes());
                    json!({"id": row.int(0), "key": hash(2), "lane": hash(3), "user_id": hash(4)})
                })
                .collect();
            erased.removed += ids.len() as u64;
            erased.anonymized += hashes.len() as u64;
            let ids = Value::from(ids).to_string();
            let hashes = Value::Array(hashes).to_string();
            again!({
                let mut session = database.begin().await?;
                session
                    .run(statements::ERASE, &[Parameter::Text(&ids)])
                    .await?;
                session
                    .run(statements::ANONYMIZE, &[Parameter::Text(&hashes)])
                    .await?;
                session.commit().await
            })?;
        }
    }
}

/// Runs a statement on rows of an age until there are none left.
async fn old(
    database: &Database,
    statement: Statement,
    age: Duration,
) -> Result<u64, StorageError> {
    let age = i64::try_from(age.as_millis()).unwrap_or(i64::MAX / 4);
    let mut sum = 0;
    loop {
        let rows = database
            .write(statement, &[database.offset(), Parameter::Int(age)])
            .await?;
        let changed = rows.len() as u64;
        sum += changed;
        if changed < BATCH {
            return Ok(sum);
        }
    }
}
