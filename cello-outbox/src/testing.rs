//! Tests a handler without a relay and without a stand-in for Cello.

use std::fmt;

use cello_core::Trigger;

use crate::connection::OpenTransaction;
use crate::state::State;
use crate::statements;
use crate::storage_error::StorageError;

/// An event in the outbox, as a test sees it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event {
    /// The id of the row.
    pub id: i64,
    /// The key under which it is recorded once.
    pub key: String,
    /// What happened; `None` if this program does not know the trigger.
    pub trigger: Option<Trigger>,
    /// Where it is on its way.
    pub state: State,
    /// The exact body that will be sent; empty for an invalid event.
    pub payload: String,
    /// What is wrong with an invalid event.
    pub problem: Option<String>,
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("id", &self.id)
            .field("trigger", &self.trigger)
            .field("state", &self.state)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

/// Returns everything in the outbox, in order, also what the open transaction has recorded.
///
/// # Errors
///
/// What the database refuses.
///
/// ```no_run
/// # #[cfg(feature = "sqlite")]
/// # async fn test(pool: &sqlx::SqlitePool) -> Result<(), Box<dyn std::error::Error>> {
/// let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
/// // … call the handler with `&mut tx` …
/// let events = cello_outbox::testing::enqueued(&mut tx).await?;
/// assert_eq!(events[0].trigger, Some(cello_core::Trigger::InvoicePaid));
/// assert!(events[0].payload.contains(r#""price":129.9"#));
/// # Ok(())
/// # }
/// ```
pub async fn enqueued<C: OpenTransaction>(mut transaction: C) -> Result<Vec<Event>, StorageError> {
    let rows = transaction.open().run(statements::ALL, &[]).await?;
    let events = rows.iter().map(|row| Event {
        id: row.int(0),
        key: row.text(1).to_owned(),
        trigger: row.text(2).parse().ok(),
        state: State::from_number(row.int(3)).unwrap_or(State::Invalid),
        payload: row.text(4).to_owned(),
        problem: row.optional_text(5).map(str::to_owned),
    });
    Ok(events.collect())
}
