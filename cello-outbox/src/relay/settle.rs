//! What is written of a batch of answers, in one transaction?

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::{Value, json};

use crate::database::{Session, again};
use crate::relay::answer::{Attempt, Details, Outcome, Uncertain};
use crate::relay::claim::milliseconds;
use crate::relay::events::Dead;
use crate::relay::sender::Sender;
use crate::relay::shared::Shared;
use crate::run::Parameter;
use crate::state::State;
use crate::statements;
use crate::storage_error::StorageError;

/// So many different events refused in a row, with nothing accepted between, are Cello's fault or
/// ours: the outbox pauses instead of killing the others.
const REFUSED: usize = 5;

/// What is known after the transaction.
#[derive(Default)]
pub(crate) struct Done {
    pub sent: u64,
    pub given_back: u64,
    pub dead: Vec<Dead>,
    pub paused: Option<String>,
    pub resumed: bool,
}

/// Writes a batch, and again if another transaction takes precedence.
pub(crate) async fn write<S: Sender>(
    shared: &Shared<S>,
    attempts: &[Attempt],
    waits: &[Duration],
) -> Result<Done, StorageError> {
    again!({
        let session = shared.database.begin().await?;
        let mut writing = Writing {
            shared,
            session,
            done: Done::default(),
            written: HashSet::new(),
            refused: None,
            uncertain: 0,
            pause: None,
        };
        writing.deliver(attempts).await?;
        let mut settled = BTreeMap::new();
        for (attempt, &wait) in attempts.iter().zip(waits) {
            if let Some(row) = writing.judge(attempt, wait).await? {
                settled.insert(attempt.id, (attempt, row));
            }
        }
        writing.settle(&settled).await?;
        writing.finish(attempts).await
    })
}

/// The transaction, and what it has found so far.
struct Writing<'a, S> {
    shared: &'a Shared<S>,
    session: Session,
    done: Done,
    written: HashSet<i64>,
    /// The ids refused in a row, once they are read, and locked.
    refused: Option<BTreeSet<i64>>,
    uncertain: i64,
    pause: Option<Pause>,
}

struct Pause {
    reason: String,
    by: &'static str,
    probe: Duration,
}

/// One row, as the statement takes it.
struct Settled {
    state: State,
    unspent: i64,
    /// Whether what is known of the last answer stays.
    quiet: bool,
    details: Details,
    wait: Duration,
}

impl<S: Sender> Writing<'_, S> {
    /// Marks what was accepted.
    async fn deliver(&mut self, attempts: &[Attempt]) -> Result<(), StorageError> {
        let mut probe_succeeded = false;
        let mut accepted = Vec::new();
        for one in attempts {
            if let Outcome::Accepted { status, request_id } = &one.outcome {
                probe_succeeded |= one.is_probe;
                accepted.push(json!({
                    "id": one.id, "claim": one.claim, "status": status, "request_id": request_id,
                }));
            }
        }
        if accepted.is_empty() {
            return Ok(());
        }
        let keep = !self.shared.settings.retention.delivered_payloads.is_zero();
        let list = Value::Array(accepted).to_string();
        let parameters = [
            self.shared.database.offset(),
            Parameter::Text(&list),
            Parameter::Int(keep.into()),
        ];
        let rows = self.session.run(statements::DELIVER, &parameters).await?;
        self.done.sent = rows.len() as u64;
        self.written.extend(rows.iter().map(|row| row.int(0)));
        self.session
            .run(statements::SET_REFUSED, &[Parameter::Text("[]")])
            .await?;
        if !self.shared.has_base_url.load(Ordering::Relaxed) {
            let url = Parameter::Text(self.shared.sender.url());
            self.session.run(statements::SET_BASE_URL, &[url]).await?;
        }
        if probe_succeeded {
            self.resume().await?;
        }
        Ok(())
    }

    async fn resume(&mut self) -> Result<(), StorageError> {
        let ended = self
            .session
            .run(statements::RESUME, &[Parameter::Int(0)])
            .await?;
        self.done.resumed = !ended.is_empty();
        Ok(())
    }

    /// Decides what becomes of a row that was not accepted.
    async fn judge(
        &mut self,
        one: &Attempt,
        wait: Duration,
    ) -> Result<Option<Settled>, StorageError> {
        let timing = &self.shared.settings.timing;
        Ok(Some(match &one.outcome {
            Outcome::Accepted { .. } => return Ok(None),
            Outcome::GivenBack => {
                self.done.given_back += 1;
                Settled {
                    quiet: true,
                    ..unspent(Details::default(), wait)
                }
            }
            Outcome::NewToken(details) => unspent(details.clone(), wait),
            Outcome::Keys(error) => {
                self.pause = Some(Pause {
                    reason: keys_reason(error),
                    by: "keys",
                    probe: timing.keys_probe,
                });
                unspent(Details::text(error.clone()), wait)
            }
            Outcome::WrongEndpoint(details) => {
                self.pause = Some(Pause {
                    reason: endpoint_reason(self.shared.sender.url(), &with_status(details)),
                    by: "answers",
                    probe: timing.probe,
                });
                unspent(details.clone(), wait)
            }
            Outcome::Refused(details) => self.refuse(one, details, wait).await?,
            Outcome::TooMuch(details, _) | Outcome::NotAccepted(details) => {
                self.retry(one, details, wait, State::Ready)
            }
            Outcome::Uncertain(details) => {
                self.uncertain += 1;
                let state = match self.shared.settings.uncertain {
                    Uncertain::Retry => State::Ready,
                    Uncertain::Hold => State::Uncertain,
                };
                self.retry(one, details, wait, state)
            }
        }))
    }

    /// Lets a refused event die, unless too many have died in a row. All relays count together.
    async fn refuse(
        &mut self,
        one: &Attempt,
        details: &Details,
        wait: Duration,
    ) -> Result<Settled, StorageError> {
        let mut list: BTreeSet<i64> = if let Some(list) = self.refused.take() {
            list
        } else {
            let rows = self.session.run(statements::REFUSED, &[]).await?;
            let text = rows.first().map_or("[]", |row| row.text(0));
            serde_json::from_str(text).unwrap_or_default()
        };
        let is_dead = list.len() < REFUSED;
        if is_dead {
            list.insert(one.id);
            if list.len() == REFUSED {
                self.pause = Some(Pause {
                    reason: format!(
                        "Cello refuses everything: {}; the last {REFUSED} events are dead, \
                         see `cello outbox list --state dead`",
                        with_status(details),
                    ),
                    by: "answers",
                    probe: self.shared.settings.timing.probe,
                });
            } else if one.is_probe {
                // An answer about the event: the endpoint and the keys are right again.
                self.resume().await?;
            }
        }
        self.refused = Some(list);
        let row = unspent(details.clone(), wait);
        Ok(if is_dead {
            Settled {
                state: State::Dead,
                unspent: 0,
                ..row
            }
        } else {
            row
        })
    }

    /// An attempt that failed in a way that may pass: the last one is the event's death.
    fn retry(&self, one: &Attempt, details: &Details, wait: Duration, state: State) -> Settled {
        let row = unspent(details.clone(), wait);
        // An attempt that did not reach Cello in an outage is not the event's: one that waits
        // behind an outage for days still has all of its own.
        if self.shared.breaker().is_open() && matches!(one.outcome, Outcome::NotAccepted(_)) {
            return row;
        }
        let is_last = one.number >= self.shared.settings.schedule.attempts();
        let state = if is_last && state == State::Ready {
            State::Dead
        } else {
            state
        };
        Settled {
            state,
            unspent: 0,
            ..row
        }
    }

    /// Writes what was decided, and what follows for the lanes.
    async fn settle(
        &mut self,
        settled: &BTreeMap<i64, (&Attempt, Settled)>,
    ) -> Result<(), StorageError> {
        if settled.is_empty() {
            return Ok(());
        }
        let offset = self.shared.database.offset();
        let list: Vec<_> = settled.values().map(|(one, row)| row.json(one)).collect();
        let list = Value::Array(list).to_string();
        let rows = self
            .session
            .run(statements::SETTLE, &[offset, Parameter::Text(&list)])
            .await?;
        for row in rows {
            let Some((one, settled)) = settled.get(&row.int(0)) else {
                continue;
            };
            self.written.insert(one.id);
            let lane = Parameter::Text(row.text(1));
            match settled.state {
                State::Ready if !settled.wait.is_zero() => {
                    let wait = Parameter::Int(milliseconds(settled.wait));
                    self.session
                        .run(statements::PUSH, &[offset, lane, wait])
                        .await?;
                }
                State::Dead | State::Uncertain => {
                    self.session.run(statements::HOLD, &[lane]).await?;
                }
                _ => {}
            }
            if settled.state == State::Dead {
                self.done.dead.push(dead(one, &settled.details));
            }
        }
        Ok(())
    }

    /// Writes the counters and the pause, and commits.
    async fn finish(mut self, attempts: &[Attempt]) -> Result<Done, StorageError> {
        if let Some(list) = self.refused.take() {
            let list = Value::from(list.into_iter().collect::<Vec<_>>()).to_string();
            self.session
                .run(statements::SET_REFUSED, &[Parameter::Text(&list)])
                .await?;
        }
        let late = attempts
            .iter()
            .filter(|one| !self.written.contains(&one.id))
            .count();
        if late > 0 || self.uncertain > 0 {
            let late = i64::try_from(late).unwrap_or(i64::MAX);
            let parameters = [Parameter::Int(late), Parameter::Int(self.uncertain)];
            self.session.run(statements::COUNT, &parameters).await?;
        }
        if let Some(pause) = self.pause.take() {
            let parameters = [
                self.shared.database.offset(),
                Parameter::Text(&pause.reason),
                Parameter::Text(pause.by),
                Parameter::Int(milliseconds(pause.probe)),
            ];
            if !self
                .session
                .run(statements::PAUSE, &parameters)
                .await?
                .is_empty()
            {
                self.done.paused = Some(pause.reason);
            }
        }
        self.session.commit().await?;
        Ok(self.done)
    }
}

impl Settled {
    fn json(&self, one: &Attempt) -> Value {
        json!({
            "id": one.id,
            "claim": one.claim,
            "state": self.state.number(),
            "unspent": self.unspent,
            "wait": milliseconds(self.wait),
            "status": self.details.status,
            "error": self.details.error,
            "request_id": self.details.request_id,
            "quiet": i32::from(self.quiet),
        })
    }
}

/// A row that is ready again and has spent no attempt.
fn unspent(details: Details, wait: Duration) -> Settled {
    Settled {
        state: State::Ready,
        unspent: 1,
        quiet: false,
        details,
        wait,
    }
}

fn with_status(details: &Details) -> String {
    match details.status {
        Some(status) => format!("status {status}: {}", details.error),
        None => details.error.clone(),
    }
}

/// Tells an operator what to do about refused keys.
pub(crate) fn keys_reason(error: &str) -> String {
    format!(
        "Cello refuses the access keys, or a token it has just issued ({error}): check \
         CELLO_ACCESS_KEY_ID and CELLO_SECRET_ACCESS_KEY, which differ between sandbox and production"
    )
}

/// Tells an operator what to do about a server that is not Cello's API.
pub(crate) fn endpoint_reason(url: &str, error: &str) -> String {
    format!("{url} does not answer as Cello's API does ({error}): check the base URL and the proxy")
}

fn dead(one: &Attempt, details: &Details) -> Dead {
    Dead {
        id: one.id,
        trigger: one.trigger.parse().ok(),
        status: details.status,
        error: details.error.clone(),
        request_id: details.request_id.clone(),
    }
}
