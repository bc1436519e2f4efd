//! How is an event recorded in a transaction of sqlx?

use std::collections::HashMap;
use std::error::Error;
use std::fmt;

use cello_core::{CelloEvent, Envelope, EventError, Trigger};
use serde_json::{Value, json};

use crate::connection::{Open, OpenTransaction};
use crate::entry::{self, Entry};
use crate::outbox::Outbox;
use crate::run::Parameter;
use crate::statements;
use crate::storage_error::{StorageError, StorageErrorKind};

/// How many events [`Outbox::enqueue_all`] records in one round trip.
const BATCH: usize = 500;

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

async fn record<C: OpenTransaction>(
    outbox: Outbox,
    mut transaction: C,
    entry: Result<Option<Entry>, EventError>,
) -> Result<Enqueued, EnqueueError> {
    let mut open = transaction.open();
    if !open.is_in_transaction() {
        return Err(EnqueueError::NoTransaction);
    }
    match entry {
        Ok(None) => Ok(Enqueued::Nothing),
        Ok(Some(entry)) => match reported(&outbox, entry.trigger) {
            Some(enqueued) => Ok(enqueued),
            None => one(&mut open, &entry).await,
        },
        Err(error) => invalid(outbox.strict, &mut open, error).await,
    }
}

/// Records an event; a second look is needed only if its key is taken. Never `do update`, which
/// would lock the row against the relay until the user commits.
async fn one(open: &mut Open<'_>, entry: &Entry) -> Result<Enqueued, EnqueueError> {
    let parameters = [
        Parameter::Text(&entry.key),
        Parameter::Text(&entry.digest),
        Parameter::Text(&entry.lane),
        Parameter::Text(&entry.user_id),
        Parameter::OptionalText(entry.invoice.as_deref()),
        Parameter::Text(&entry.payload),
        Parameter::Text(entry.trigger.as_str()),
    ];
    // The row in the way may be purged between the two statements.
    for _ in 0..3 {
        let inserted = open.run(statements::RECORD, &parameters).await?;
        if let Some(row) = inserted.first() {
            return Ok(Enqueued::New(row.int(0)));
        }
        let found = open.run(statements::FIND, &parameters[..2]).await?;
        if let Some(row) = found.first() {
            return Ok(known(row.int(0), row.int(1) == 1, entry.trigger));
        }
    }
    let error = "the row with the event's key appears and disappears";
    Err(EnqueueError::Storage(StorageError::unreadable(error)))
}

/// Judges an event whose key is taken.
fn known(id: i64, same: bool, trigger: Trigger) -> Enqueued {
    if same {
        return Enqueued::Duplicate(id);
    }
    tracing::error!(
        row = id,
        trigger = trigger.as_str(),
        "another event of the same key is recorded already: it stays, this one is not sent; \
         give the event a key of its own with `enqueue_as`"
    );
    crate::gauge::conflict();
    Enqueued::Conflict(id)
}

/// Refuses what a gateway's webhook already reports.
fn reported(outbox: &Outbox, trigger: Trigger) -> Option<Enqueued> {
    let reported = outbox.already_reported(trigger)?;
    #[cfg(not(feature = "attribution"))]
    match reported {}
    #[cfg(feature = "attribution")]
    {
        tracing::warn!(
            trigger = trigger.as_str(),
            "an event is not sent: {reported}"
        );
        Some(Enqueued::AlreadyReported(reported))
    }
}

/// Records what is wrong with an event.
async fn invalid(
    strict: bool,
    open: &mut Open<'_>,
    error: EventError,
) -> Result<Enqueued, EnqueueError> {
    let trigger = error.trigger();
    tracing::error!(
        trigger = trigger.as_str(),
        "an invalid event is not sent: {error}"
    );
    if strict {
        return Err(EnqueueError::Invalid(error));
    }
    let problems = error.to_string();
    let none = Parameter::OptionalText(None);
    let digest = Parameter::Text("");
    let parameters = [
        none,
        digest,
        none,
        none,
        none,
        Parameter::Text(&problems),
        Parameter::Text(trigger.as_str()),
    ];
    open.run(statements::RECORD, &parameters).await?;
    Ok(Enqueued::Invalid(error))
}

async fn record_all<C: OpenTransaction>(
    outbox: Outbox,
    mut transaction: C,
    entries: Vec<Result<Option<Entry>, EventError>>,
) -> Result<Vec<Enqueued>, EnqueueError> {
    let mut open = transaction.open();
    if !open.is_in_transaction() {
        return Err(EnqueueError::NoTransaction);
    }
    let mut results = Vec::with_capacity(entries.len());
    let mut batch = Vec::new();
    for entry in entries {
        match entry {
            Ok(None) => results.push(Enqueued::Nothing),
            Err(error) => results.push(invalid(outbox.strict, &mut open, error).await?),
            Ok(Some(entry)) => {
                if let Some(enqueued) = reported(&outbox, entry.trigger) {
                    results.push(enqueued);
                    continue;
                }
                // Its place; the result follows with the batch.
                batch.push((results.len(), entry));
                results.push(Enqueued::Nothing);
                if batch.len() == BATCH {
                    many(&mut open, &mut batch, &mut results).await?;
                }
            }
        }
    }
    many(&mut open, &mut batch, &mut results).await?;
    Ok(results)
}

/// Records a batch, and writes each result in its place.
async fn many(
    open: &mut Open<'_>,
    batch: &mut Vec<(usize, Entry)>,
    results: &mut [Enqueued],
) -> Result<(), EnqueueError> {
    if batch.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = batch
        .iter()
        .enumerate()
        .map(|(n, (_, entry))| row_json(n, entry))
        .collect();
    let rows = Value::Array(rows).to_string();
    let inserted = open
        .run(statements::INSERT_ALL, &[Parameter::Text(&rows)])
        .await?;
    let mut new: HashMap<String, i64> = inserted
        .iter()
        .map(|row| (row.text(1).to_owned(), row.int(0)))
        .collect();
    let mut known_keys = Vec::new();
    for (place, entry) in batch.iter() {
        // Removed, so that a key that is twice in the batch is new once.
        match new.remove(&entry.key) {
            Some(id) => results[*place] = Enqueued::New(id),
            None => known_keys.push(Value::from(&*entry.key)),
        }
    }
    let mut found = HashMap::new();
    if !known_keys.is_empty() {
        let keys = Value::Array(known_keys).to_string();
        for row in open
            .run(statements::FIND_ALL, &[Parameter::Text(&keys)])
            .await?
        {
            found.insert(row.text(0).to_owned(), (row.int(1), row.text(2).to_owned()));
        }
    }
    for (place, entry) in batch.drain(..) {
        if matches!(results[place], Enqueued::New(_)) {
            continue;
        }
        results[place] = match found.get(&entry.key) {
            Some((id, digest)) => known(*id, *digest == entry.digest, entry.trigger),
            None => one(open, &entry).await?,
        };
    }
    Ok(())
}

fn row_json(n: usize, entry: &Entry) -> Value {
    json!({
        "n": n,
        "key": entry.key,
        "digest": entry.digest,
        "lane": entry.lane,
        "user_id": entry.user_id,
        "invoice": entry.invoice,
        "trigger": entry.trigger.as_str(),
        "payload": entry.payload,
    })
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
