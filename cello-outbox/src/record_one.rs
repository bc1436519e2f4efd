//! How is one event recorded?

use cello_core::{EventError, Trigger};

use crate::connection::{Open, OpenTransaction};
use crate::enqueued::{EnqueueError, Enqueued};
use crate::entry::Entry;
use crate::outbox::Outbox;
use crate::run::Parameter;
use crate::statements;
use crate::storage_error::StorageError;

/// What filters of logs name, wherever the code is.
const TARGET: &str = "cello_outbox::enqueue";

pub(crate) async fn record<C: OpenTransaction>(
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
pub(crate) async fn one(open: &mut Open<'_>, entry: &Entry) -> Result<Enqueued, EnqueueError> {
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
pub(crate) fn known(id: i64, same: bool, trigger: Trigger) -> Enqueued {
    if same {
        return Enqueued::Duplicate(id);
    }
    tracing::error!(
        target: TARGET,
        row = id,
        trigger = trigger.as_str(),
        "another event of the same key is recorded already: it stays, this one is not sent; \
         give the event a key of its own with `enqueue_as`"
    );
    crate::gauge::conflict();
    Enqueued::Conflict(id)
}

/// Refuses what a gateway's webhook already reports.
pub(crate) fn reported(outbox: &Outbox, trigger: Trigger) -> Option<Enqueued> {
    let reported = outbox.already_reported(trigger)?;
    #[cfg(not(feature = "attribution"))]
    match reported {}
    #[cfg(feature = "attribution")]
    {
        tracing::warn!(
            target: TARGET,
            trigger = trigger.as_str(),
            "an event is not sent: {reported}"
        );
        Some(Enqueued::AlreadyReported(reported))
    }
}

/// Records what is wrong with an event.
pub(crate) async fn invalid(
    strict: bool,
    open: &mut Open<'_>,
    error: EventError,
) -> Result<Enqueued, EnqueueError> {
    let trigger = error.trigger();
    tracing::error!(
        target: TARGET,
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
