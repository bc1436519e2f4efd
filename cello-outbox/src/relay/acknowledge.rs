//! How do answers come into the table?

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::mpsc;

use crate::relay::answer::{Attempt, Outcome};
use crate::relay::sender::Sender;
use crate::relay::settle::{Done, write};
use crate::relay::shared::{Attempted, Phase, Shared};

/// How many answers are written at once. On a disk of 4 ms, one commit an event would be slower than
/// sixteen in flight.
const BATCH: usize = 64;

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
        let (attempts, slots): (Vec<_>, Vec<_>) = batch
            .drain(..)
            .map(|attempted| (attempted.attempt, attempted.slot))
            .unzip();
        note(&shared, &attempts);
        let waits: Vec<_> = attempts.iter().map(|one| wait(&shared, one)).collect();
        let mut pause = Duration::from_millis(100);
        loop {
            match write(&shared, &attempts, &waits).await {
                Ok(done) => {
                    report(&shared, &done);
                    break;
                }
                Err(error) => {
                    // Cello's answers are kept until the database answers: otherwise delivered
                    // events would be sent again.
                    tracing::error!(
                        "{} answers cannot be written down yet: {error}",
                        attempts.len()
                    );
                    tokio::select! {
                        () = tokio::time::sleep(pause) => {}
                        () = shared.reached(Phase::Over) => return,
                    }
                    pause = (pause * 2).min(Duration::from_secs(5));
                }
            }
        }
        drop(slots);
    }
}

/// Tells the breaker.
fn note<S>(shared: &Shared<S>, attempts: &[Attempt]) {
    for one in attempts {
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
fn wait<S>(shared: &Shared<S>, one: &Attempt) -> Duration {
    match &one.outcome {
        Outcome::TooMuch(_, theirs) => shared.throttle(*theirs),
        Outcome::NotAccepted(_) | Outcome::Uncertain(_) => {
            shared.settings.schedule.jittered(one.number)
        }
        // So that the next probe tries another row: this one may be at fault.
        Outcome::Refused(_) | Outcome::WrongEndpoint(_) | Outcome::Keys(_) if one.is_probe => {
            shared.settings.timing.probe / 2
        }
        _ => Duration::ZERO,
    }
}

/// Tells the app and the operator, after the commit.
fn report<S>(shared: &Shared<S>, done: &Done) {
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
