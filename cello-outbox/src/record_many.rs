//! How are hundreds of events recorded in a round trip?

use std::collections::HashMap;

use cello_core::EventError;
use serde_json::{Value, json};

use crate::connection::{Open, OpenTransaction};
use crate::enqueued::{EnqueueError, Enqueued};
use crate::entry::Entry;
use crate::outbox::Outbox;
use crate::record_one::{invalid, known, one, reported};
use crate::run::Parameter;
use crate::statements;

/// How many events are recorded in one round trip.
const BATCH: usize = 500;

pub(crate) async fn record_all<C: OpenTransaction>(
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
