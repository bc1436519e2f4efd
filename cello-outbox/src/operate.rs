//! What can an operator do about events that are stuck?

use serde_json::Value;

use crate::database::{Database, Session, again};
use crate::outbox::Outbox;
use crate::run::{Parameter, Record};
use crate::statements::{self, Statement};
use crate::stats::check;
use crate::storage_error::StorageError;

impl Outbox {
    /// Sends dead and uncertain events again, with all attempts before them, and releases what waits
    /// behind them. Returns the ids of those that were redriven.
    ///
    /// Rows in another state stay as they are, and so do dead ones whose payload is gone: it is
    /// blanked after 30 days.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn redrive(
        &self,
        database: impl Into<Database>,
        ids: &[i64],
    ) -> Result<Vec<i64>, StorageError> {
        free(&database.into(), statements::REDRIVE, ids).await
    }

    /// Redrives everything that is dead or uncertain. Returns how many rows that was.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn redrive_all(&self, database: impl Into<Database>) -> Result<u64, StorageError> {
        let database = database.into();
        let mut after = 0;
        let mut redriven = 0;
        loop {
            let rows = database
                .read(statements::STOPPED, &[Parameter::Int(after)])
                .await?;
            let ids: Vec<_> = rows.iter().map(|row| row.int(0)).collect();
            let Some(&last) = ids.last() else {
                return Ok(redriven);
            };
            redriven += free(&database, statements::REDRIVE, &ids).await?.len() as u64;
            after = last;
        }
    }

    /// Gives events up and releases what waits behind them. Returns the ids of those that were
    /// skipped.
    ///
    /// A skipped row keeps its key, so that the event is not recorded again, and loses its payload.
    /// Ready, held, dead and invalid rows become skipped; uncertain ones count as delivered; a row
    /// that is being sent, or is done, stays as it is.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn skip(
        &self,
        database: impl Into<Database>,
        ids: &[i64],
    ) -> Result<Vec<i64>, StorageError> {
        free(&database.into(), statements::SKIP, ids).await
    }

    /// Stops all relays of this outbox within a second, until [`resume`](Self::resume): the brake
    /// after a wrong mapping was deployed. What is in flight is finished.
    ///
    /// `reason` is shown by `cello outbox status`.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn pause(
        &self,
        database: impl Into<Database>,
        reason: &str,
    ) -> Result<(), StorageError> {
        let database = database.into();
        check(&database).await?;
        let parameters = [
            database.offset(),
            Parameter::Text(reason),
            Parameter::Text("operator"),
            Parameter::Int(0),
        ];
        database.write(statements::PAUSE, &parameters).await?;
        Ok(())
    }

    /// Ends a pause, whoever began it. Returns whether there was one.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn resume(&self, database: impl Into<Database>) -> Result<bool, StorageError> {
        let database = database.into();
        check(&database).await?;
        let ended = database
            .write(statements::RESUME, &[Parameter::Int(1)])
            .await?;
        Ok(!ended.is_empty())
    }
}

/// Runs a statement on some rows, and releases the lanes of those that it changed.
async fn free(
    database: &Database,
    statement: Statement,
    ids: &[i64],
) -> Result<Vec<i64>, StorageError> {
    check(database).await?;
    let mut changed = Vec::new();
    // Each in a short transaction.
    for ids in ids.chunks(1000) {
        let list = Value::from(ids).to_string();
        let rows = again!({
            let mut session = database.begin().await?;
            let rows = session
                .run(statement, &[database.offset(), Parameter::Text(&list)])
                .await?;
            release(&mut session, &rows).await?;
            session.commit().await?;
            Ok(rows)
        })?;
        changed.extend(rows.iter().map(|row| row.int(0)));
    }
    changed.sort_unstable();
    Ok(changed)
}

/// Releases what waits in the lanes of `rows`, at most 1,000 rows a lane: the relay's sweep does the
/// rest.
async fn release(session: &mut Session, rows: &[Record]) -> Result<(), StorageError> {
    let mut lanes: Vec<_> = rows.iter().map(|row| row.text(1)).collect();
    lanes.sort_unstable();
    lanes.dedup();
    for lane in lanes {
        session
            .run(statements::RELEASE, &[Parameter::Text(lane)])
            .await?;
    }
    Ok(())
}
