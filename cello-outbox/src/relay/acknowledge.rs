//! How do answers come into the table?

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::database::again;
use crate::relay::answer::{Details, Outcome, Uncertain};
use crate::relay::claim::milliseconds;
use crate::relay::events::Dead;
use crate::relay::sender::Sender;
use crate::relay::shared::{Phase, Shared, Slot};
use crate::run::Parameter;
use crate::state::State;
use crate::statements;
use crate::storage_error::StorageError;

/// How many answers are written at once. On a disk of 4 ms, one commit an event would be slower than
/// sixteen in flight.
const BATCH: usize = 64;

/// So many different events refused in a row, with nothing accepted between, are Cello's fault or
/// ours: the outbox pauses instead of killing the others.
const REFUSED: usize = 5;

/// An attempt with its outcome, not yet written down.
pub(crate) struct Attempted<S> {
    pub id: i64,
    pub claim: i64,
    pub attempt: u32,
    pub trigger: String,
    pub outcome: Outcome,
    pub is_probe: bool,
    pub _slot: Slot<S>,
}

/// Writes outcomes down until the relay is over.
pub(crate) async fn run<S: Sender>(
    shared: Arc<Shared<S>>,
    mut attempted: mpsc::UnboundedReceiver<Attempted<S>>,
) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        tokio::select! {
            biased;
            _ = attempted.recv_many(&mut batch, BATCH) => {}
            () = shared.reached(Phase::Over) => return,
        }
        note(&shared, &batch);
        let waits: Vec<_> = batch.iter().map(|one| wait(&shared, one)).collect();
        let mut pause = Duration::from_millis(100);
        loop {
            match write(&shared, &batch, &waits).await {
                Ok(done) => {
                    report(&shared, done);
                    break;
                }
                Err(error) => {
                    // What Cello said is kept until the database answers: otherwise delivered
                    // events would be sent again.
                    tracing::error!(
                        "{} answers cannot be written down yet: {error}",
                        batch.len()
                    );
                    tokio::select! {
                        () = tokio::time::sleep(pause) => {}
                        () = shared.reached(Phase::Over) => return,
                    }
                    pause = (pause * 2).min(Duration::from_secs(5));
                }
            }
        }
        // Frees the slots.
        batch.clear();
    }
}

/// Tells the breaker.
fn note<S>(shared: &Shared<S>, batch: &[Attempted<S>]) {
    for one in batch {
        match &one.outcome {
            Outcome::Accepted { .. } => shared.note_success(),
            Outcome::NotAccepted(_) | Outcome::Uncertain(_) => shared.note_failure(one.id),
            // Cello answered: the breaker is about outages, pauses are about the rest.
            Outcome::Refused(_) | Outcome::WrongEndpoint(_) | Outcome::Keys(_)
                if shared.breaker().is_open() =>
            {
                shared.note_success();
            }
            _ => {}
        }
    }
}

/// Returns how long a row waits.
fn wait<S>(shared: &Shared<S>, one: &Attempted<S>) -> Duration {
    match &one.outcome {
        Outcome::TooMuch(_, theirs) => shared.throttle(*theirs),
        Outcome::NotAccepted(_) | Outcome::Uncertain(_) => {
            shared.settings.schedule.jittered(one.attempt)
        }
        // So that the next probe tries another row: this one may be at fault.
        Outcome::Refused(_) | Outcome::WrongEndpoint(_) | Outcome::Keys(_) if one.is_probe => {
            shared.settings.timing.probe / 2
        }
        _ => Duration::ZERO,
    }
}

/// What is known after the transaction.
#[derive(Default)]
struct Done {
    sent: u64,
    given_back: u64,
    dead: Vec<Dead>,
    paused: Option<String>,
    resumed: bool,
}

/// One row, as the statement takes it.
struct Settled {
    state: State,
    unspent: i64,
    quiet: bool,
    details: Details,
    wait: Duration,
}

async fn write<S: Sender>(
    shared: &Shared<S>,
    batch: &[Attempted<S>],
    waits: &[Duration],
) -> Result<Done, StorageError> {
    again!({ write_once(shared, batch, waits).await })
}

async fn write_once<S: Sender>(
    shared: &Shared<S>,
    batch: &[Attempted<S>],
    waits: &[Duration],
) -> Result<Done, StorageError> {
    let database = &shared.database;
    let mut done = Done::default();
    let mut session = database.begin().await?;
    let mut written = HashSet::new();
    let mut uncertain = 0;
    let mut pause: Option<(String, &str, Duration)> = None;

    let accepted: Vec<Value> = batch
        .iter()
        .filter_map(|one| match &one.outcome {
            Outcome::Accepted { status, request_id } => Some(json!({
                "id": one.id, "claim": one.claim, "status": status, "request_id": request_id,
            })),
            _ => None,
        })
        .collect();
    if !accepted.is_empty() {
        let keep = i64::from(!shared.settings.retention.delivered_payloads.is_zero());
        let list = Value::Array(accepted).to_string();
        let parameters = [
            database.offset(),
            Parameter::Text(&list),
            Parameter::Int(keep),
        ];
        let rows = session.run(statements::DELIVER, &parameters).await?;
        done.sent = rows.len() as u64;
        written.extend(rows.iter().map(|row| row.int(0)));
        session
            .run(statements::SET_REFUSED, &[Parameter::Text("[]")])
            .await?;
        if !shared.has_base_url.load(Ordering::Relaxed) {
            let url = Parameter::Text(shared.sender.url());
            session.run(statements::SET_BASE_URL, &[url]).await?;
        }
        if batch
            .iter()
            .any(|one| one.is_probe && matches!(one.outcome, Outcome::Accepted { .. }))
        {
            done.resumed = !session
                .run(statements::RESUME, &[Parameter::Int(0)])
                .await?
                .is_empty();
        }
    }

    let mut refused = None;
    let mut settled = BTreeMap::new();
    for (one, &wait) in batch.iter().zip(waits) {
        let given_back = |details: &Details, quiet| Settled {
            state: State::Ready,
            unspent: 1,
            quiet,
            details: details.clone(),
            wait,
        };
        let row = match &one.outcome {
            Outcome::Accepted { .. } => continue,
            Outcome::GivenBack => {
                done.given_back += 1;
                given_back(&Details::default(), true)
            }
            Outcome::NewToken(details) => given_back(details, false),
            Outcome::Keys(error) => {
                let reason = format!(
                    "Cello refuses the access keys, or a token it has just issued ({error}): check \
                     CELLO_ACCESS_KEY_ID and CELLO_SECRET_ACCESS_KEY, which differ between sandbox and production"
                );
                pause = Some((reason, "keys", shared.settings.timing.keys_probe));
                given_back(&Details::text(error.clone()), false)
            }
            Outcome::WrongEndpoint(details) => {
                let reason = format!(
                    "{} does not answer as Cello's API does ({}): check the base URL and the proxy",
                    shared.sender.url(),
                    with_status(details),
                );
                pause = Some((reason, "answers", shared.settings.timing.probe));
                given_back(details, false)
            }
            Outcome::Refused(details) => {
                if refused.is_none() {
                    let rows = session.run(statements::REFUSED, &[]).await?;
                    let list = rows.first().map(|row| row.text(0)).unwrap_or("[]");
                    let list: BTreeSet<i64> = serde_json::from_str(list).unwrap_or_default();
                    refused = Some(list);
                }
                let list = refused.get_or_insert_default();
                if list.len() >= REFUSED {
                    given_back(details, false)
                } else {
                    list.insert(one.id);
                    if list.len() == REFUSED {
                        let reason = format!(
                            "Cello refuses everything: {}; the last {REFUSED} are dead, see `cello outbox list --state dead`",
                            with_status(details),
                        );
                        pause = Some((reason, "answers", shared.settings.timing.probe));
                    } else if one.is_probe {
                        // An answer about the event: the endpoint and the keys are right again.
                        let ended = session
                            .run(statements::RESUME, &[Parameter::Int(0)])
                            .await?;
                        done.resumed = !ended.is_empty();
                    }
                    Settled {
                        state: State::Dead,
                        unspent: 0,
                        quiet: false,
                        details: details.clone(),
                        wait,
                    }
                }
            }
            Outcome::TooMuch(details, _) | Outcome::NotAccepted(details) => {
                retry(shared, one, details, wait, State::Ready)
            }
            Outcome::Uncertain(details) => {
                uncertain += 1;
                let state = match shared.settings.uncertain {
                    Uncertain::Retry => State::Ready,
                    Uncertain::Hold => State::Uncertain,
                };
                retry(shared, one, details, wait, state)
            }
        };
        settled.insert(one.id, (one, row));
    }
    if let Some(list) = refused {
        let list = Value::from(list.into_iter().collect::<Vec<_>>()).to_string();
        session
            .run(statements::SET_REFUSED, &[Parameter::Text(&list)])
            .await?;
    }

    if !settled.is_empty() {
        let list: Vec<_> = settled
            .values()
            .map(|(one, row)| settle_json(one, row))
            .collect();
        let list = Value::Array(list).to_string();
        let parameters = [database.offset(), Parameter::Text(&list)];
        for row in session.run(statements::SETTLE, &parameters).await? {
            let id = row.int(0);
            written.insert(id);
            let Some((one, settled)) = settled.get(&id) else {
                continue;
            };
            let lane = Parameter::Text(row.text(1));
            match settled.state {
                State::Ready if !settled.wait.is_zero() => {
                    let wait = Parameter::Int(milliseconds(settled.wait));
                    session
                        .run(statements::PUSH, &[database.offset(), lane, wait])
                        .await?;
                }
                State::Dead | State::Uncertain => {
                    session.run(statements::HOLD, &[lane]).await?;
                }
                _ => {}
            }
            if settled.state == State::Dead {
                done.dead.push(dead(one, &settled.details));
            }
        }
    }

    let late = batch
        .iter()
        .filter(|one| !written.contains(&one.id))
        .count();
    if late > 0 || uncertain > 0 {
        let late = i64::try_from(late).unwrap_or(i64::MAX);
        let parameters = [Parameter::Int(late), Parameter::Int(uncertain)];
        session.run(statements::COUNT, &parameters).await?;
    }
    if let Some((reason, by, probe)) = pause {
        let parameters = [
            database.offset(),
            Parameter::Text(&reason),
            Parameter::Text(by),
            Parameter::Int(milliseconds(probe)),
        ];
        if !session
            .run(statements::PAUSE, &parameters)
            .await?
            .is_empty()
        {
            done.paused = Some(reason);
        }
    }
    session.commit().await?;
    Ok(done)
}

/// An attempt that failed in a way that may pass: the last one is the event's death.
fn retry<S>(
    shared: &Shared<S>,
    one: &Attempted<S>,
    details: &Details,
    wait: Duration,
    state: State,
) -> Settled {
    let spent = one.attempt >= shared.settings.schedule.attempts();
    let state = if spent && state == State::Ready {
        State::Dead
    } else {
        state
    };
    // An attempt that did not reach Cello in an outage is not the event's: one that waits for
    // days behind an outage still has all of its own.
    let in_outage = shared.breaker().is_open() && matches!(one.outcome, Outcome::NotAccepted(_));
    let (state, unspent) = if in_outage {
        (State::Ready, 1)
    } else {
        (state, 0)
    };
    Settled {
        state,
        unspent,
        quiet: false,
        details: details.clone(),
        wait,
    }
}

fn settle_json<S>(one: &Attempted<S>, row: &Settled) -> Value {
    json!({
        "id": one.id,
        "claim": one.claim,
        "state": row.state.number(),
        "unspent": row.unspent,
        "wait": milliseconds(row.wait),
        "status": row.details.status,
        "error": row.details.error,
        "request_id": row.details.request_id,
        "quiet": i32::from(row.quiet),
    })
}

fn with_status(details: &Details) -> String {
    match details.status {
        Some(status) => format!("status {status}: {}", details.error),
        None => details.error.clone(),
    }
}

fn dead<S>(one: &Attempted<S>, details: &Details) -> Dead {
    Dead {
        id: one.id,
        trigger: one.trigger.parse().ok(),
        status: details.status,
        error: details.error.clone(),
        request_id: details.request_id.clone(),
    }
}

/// Tells the app and the operator, after the commit.
fn report<S>(shared: &Shared<S>, done: Done) {
    shared.sent.fetch_add(done.sent, Ordering::Relaxed);
    shared
        .given_back
        .fetch_add(done.given_back, Ordering::Relaxed);
    crate::gauge::written(done.sent, done.dead.len() as u64);
    if done.sent > 0 {
        shared.has_base_url.store(true, Ordering::Relaxed);
    }
    for dead in &done.dead {
        shared.settings.callbacks.dead(dead);
    }
    if let Some(reason) = &done.paused {
        shared.settings.callbacks.pause(reason);
    }
    if done.resumed {
        tracing::info!("the pause is over");
        shared.wake.notify_one();
    }
}
