//! How are events recorded that no transaction of an app goes with?

use cello_core::CelloEvent;

use crate::database::Database;
use crate::enqueued::{EnqueueError, Enqueued};
use crate::outbox::Outbox;

impl Outbox {
    /// Records many events in a transaction of their own, and returns what became of each, in
    /// order. For backfills from a file or another system, as `cello enqueue` does it; an app
    /// records an event in the transaction of what it reports, with [`enqueue`](Self::enqueue).
    ///
    /// # Errors
    ///
    /// As [`enqueue`](Self::enqueue). Nothing is recorded then, so that it can be repeated.
    pub async fn backfill<I>(
        &self,
        database: impl Into<Database>,
        events: I,
    ) -> Result<Vec<Enqueued>, EnqueueError>
    where
        I: IntoIterator,
        I::Item: CelloEvent,
    {
        let mut session = database.into().begin().await?;
        let recorded = self.enqueue_all(&mut session, events).await?;
        session.commit().await?;
        Ok(recorded)
    }
}
