//! How is an event recorded in a transaction of sqlx?

use cello_core::{CelloEvent, Envelope};

use crate::connection::OpenTransaction;
use crate::enqueued::{EnqueueError, Enqueued};
use crate::entry;
use crate::outbox::Outbox;
use crate::record_many::record_all;
use crate::record_one::record;

impl Outbox {
    /// Records an event in an open transaction.
    ///
    /// It is checked and rendered before the database is touched, so that a faulty event costs no
    /// sale. Enqueue last in the transaction and, where there are several events, in a fixed
    /// order: two transactions that record the same keys in different orders wait for each other.
    ///
    /// Two equal partial refunds of an invoice in one second have the same key and count as one
    /// event, and so do two invoices of the same number, say of different tenants: give them keys
    /// of your own with [`enqueue_as`](Self::enqueue_as).
    ///
    /// # Errors
    ///
    /// What the database refuses, and a connection without a transaction. sqlx sees only
    /// transactions that it began itself: `pool.begin()`, not `BEGIN` as a statement.
    ///
    /// ```no_run
    /// # use cello_core::CelloEvent;
    /// # use cello_outbox::{Enqueued, Outbox};
    /// # #[cfg(feature = "sqlite")]
    /// # async fn pay(pool: &sqlx::SqlitePool, invoice: &impl CelloEvent) -> Result<(), Box<dyn std::error::Error>> {
    /// let outbox = Outbox::new();
    /// let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    /// // … record the payment in `tx` …
    /// match outbox.enqueue(&mut tx, invoice).await? {
    ///     Enqueued::Invalid(error) => eprintln!("the payment is kept, its referral is not reported: {error}"),
    ///     Enqueued::Conflict(row) => eprintln!("another event has the same key: see row {row}"),
    ///     _ => {}
    /// }
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    // Not `async fn`: the event is rendered before the future exists, which therefore need not
    // hold it and is `Send` whatever the event is.
    pub fn enqueue<C: OpenTransaction, E: CelloEvent + ?Sized>(
        &self,
        transaction: C,
        event: &E,
    ) -> impl Future<Output = Result<Enqueued, EnqueueError>> + Send + use<C, E> {
        record(self.clone(), transaction, entry::of(event, None))
    }

    /// As [`enqueue`](Self::enqueue), with a key of your own: 1–255 characters without white space
    /// around them. A longer one ends in its SHA-256.
    ///
    /// # Errors
    ///
    /// As [`enqueue`](Self::enqueue). An invalid key makes the event invalid.
    pub fn enqueue_as<C: OpenTransaction, E: CelloEvent + ?Sized>(
        &self,
        transaction: C,
        key: &str,
        event: &E,
    ) -> impl Future<Output = Result<Enqueued, EnqueueError>> + Send + use<C, E> {
        record(self.clone(), transaction, entry::of(event, Some(key)))
    }

    /// As [`enqueue`](Self::enqueue), for an event that is an envelope already: of Stripe's webhook,
    /// of manual attribution, or put together by hand.
    ///
    /// # Errors
    ///
    /// As [`enqueue`](Self::enqueue).
    ///
    /// ```no_run
    /// # use cello_core::Envelope;
    /// # use cello_outbox::{Enqueued, Outbox};
    /// # #[cfg(feature = "sqlite")]
    /// # async fn pay(pool: &sqlx::SqlitePool, paid: &Envelope<'_>) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    /// if let Enqueued::Duplicate(row) = Outbox::new().enqueue_envelope(&mut tx, paid).await? {
    ///     println!("recorded in row {row} already");
    /// }
    /// tx.commit().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn enqueue_envelope<C: OpenTransaction>(
        &self,
        transaction: C,
        event: &Envelope<'_>,
    ) -> impl Future<Output = Result<Enqueued, EnqueueError>> + Send + use<C> {
        let entry = entry::of_envelope(event, None).map(Some);
        record(self.clone(), transaction, entry)
    }

    /// As [`enqueue_all`](Self::enqueue_all), for envelopes.
    ///
    /// # Errors
    ///
    /// As [`enqueue_all`](Self::enqueue_all).
    pub fn enqueue_envelopes<'e, C, I>(
        &self,
        transaction: C,
        events: I,
    ) -> impl Future<Output = Result<Vec<Enqueued>, EnqueueError>> + Send + use<'e, C, I>
    where
        C: OpenTransaction,
        I: IntoIterator<Item = &'e Envelope<'e>>,
    {
        let entries: Vec<_> = events
            .into_iter()
            .map(|event| entry::of_envelope(event, None).map(Some))
            .collect();
        record_all(self.clone(), transaction, entries)
    }

    /// Records many events, hundreds a round trip, and returns what became of each, in order. For
    /// backfills and manual attribution.
    ///
    /// # Errors
    ///
    /// As [`enqueue`](Self::enqueue). Some events may have been recorded already: roll back.
    pub fn enqueue_all<C, I>(
        &self,
        transaction: C,
        events: I,
    ) -> impl Future<Output = Result<Vec<Enqueued>, EnqueueError>> + Send + use<C, I>
    where
        C: OpenTransaction,
        I: IntoIterator,
        I::Item: CelloEvent,
    {
        let entries: Vec<_> = events
            .into_iter()
            .map(|event| entry::of(&event, None))
            .collect();
        record_all(self.clone(), transaction, entries)
    }
}
