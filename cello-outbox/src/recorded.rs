//! What does an operator see of a row?

use std::fmt;

use cello_core::{Timestamp, Trigger};

use crate::database::Database;
use crate::outbox::Outbox;
use crate::run::{Parameter, Record};
use crate::state::State;
use crate::statements;
use crate::stats::check;
use crate::storage_error::StorageError;

/// A row of the outbox. `Debug` shows neither key, user nor payload.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded {
    /// The id, which is also the order within a lane.
    pub id: i64,
    /// The key under which the event is recorded once.
    pub key: String,
    /// What happened; `None` if this program does not know the trigger.
    pub trigger: Option<Trigger>,
    /// The id of the user; empty for an invalid event.
    pub user_id: String,
    /// Where it is on its way.
    pub state: State,
    /// How often it was sent since it was recorded or redriven.
    pub attempts: u32,
    /// The HTTP status of the last answer.
    pub last_status: Option<u16>,
    /// What was wrong at the last attempt, without values of the event.
    pub last_error: Option<String>,
    /// The handle of the last request for Cello's support: the header `apigw-requestid`.
    pub request_id: Option<String>,
    /// When it was recorded.
    pub created_at: Option<Timestamp>,
    /// When it is sent next, if it is ready.
    pub due_at: Option<Timestamp>,
    /// When it was delivered, refused, skipped or found invalid.
    pub done_at: Option<Timestamp>,
    /// The exact body, in [`Outbox::show`] alone; `None` once it is blanked.
    pub payload: Option<String>,
}

impl Outbox {
    /// Lists rows in the order of their ids: those after `after`, at most `limit`, and if `state`
    /// is given those in that state alone.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn list(
        &self,
        database: impl Into<Database>,
        state: Option<State>,
        after: i64,
        limit: u32,
    ) -> Result<Vec<Recorded>, StorageError> {
        let database = database.into();
        check(&database).await?;
        let sql = statements::list(state.map(State::number), database.dialect());
        let parameters = [Parameter::Int(after), Parameter::Int(limit.into())];
        let rows = database.read_text(&sql, &parameters).await?;
        Ok(rows.iter().map(recorded).collect())
    }

    /// Returns one row with its payload; `None` if there is none of that id.
    ///
    /// # Errors
    ///
    /// What the database refuses, and tables of an unknown version.
    pub async fn show(
        &self,
        database: impl Into<Database>,
        id: i64,
    ) -> Result<Option<Recorded>, StorageError> {
        let database = database.into();
        check(&database).await?;
        let rows = database
            .read(statements::SHOW, &[Parameter::Int(id)])
            .await?;
        Ok(rows.first().map(|row| Recorded {
            payload: row
                .optional_text(12)
                .filter(|text| !text.is_empty())
                .map(str::to_owned),
            ..recorded(row)
        }))
    }
}

fn recorded(row: &Record) -> Recorded {
    let time = |column| {
        let milliseconds = row.optional_int(column)?;
        Timestamp::from_unix_ms(milliseconds).ok()
    };
    let text = |column| row.optional_text(column).map(str::to_owned);
    Recorded {
        id: row.int(0),
        key: row.text(1).to_owned(),
        trigger: row.text(2).parse().ok(),
        user_id: row.text(3).to_owned(),
        // The numbers are ours; a later version is refused before.
        state: State::from_number(row.int(4)).unwrap_or(State::Invalid),
        attempts: u32::try_from(row.int(5)).unwrap_or_default(),
        last_status: row
            .optional_int(6)
            .and_then(|status| u16::try_from(status).ok()),
        last_error: text(7),
        request_id: text(8),
        created_at: time(9),
        due_at: time(10),
        done_at: time(11),
        payload: None,
    }
}

impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorded")
            .field("id", &self.id)
            .field("trigger", &self.trigger)
            .field("state", &self.state)
            .field("attempts", &self.attempts)
            .field("last_status", &self.last_status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}
