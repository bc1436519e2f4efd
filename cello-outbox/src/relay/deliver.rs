//! How is one row sent?

use std::sync::Arc;
use std::time::Duration;

use tracing::Instrument as _;
use tracing::field::Empty;

use crate::relay::answer::{Attempt, Details, Outcome, judge};
use crate::relay::claim::Claimed;
use crate::relay::sender::{Reply, Sender, TokenError};
use crate::relay::shared::Attempted;
use crate::relay::shared::{Phase, Shared, Slot};

/// The client has the same timeout and ends first; this one is for a client that does not.
const GRACE: Duration = Duration::from_millis(500);

/// Sends a row in a task of its own, and hands the outcome to those who write it down.
pub(crate) fn start<S: Sender>(
    shared: &Arc<Shared<S>>,
    row: Claimed,
    token: S::Token,
    is_probe: bool,
) {
    let slot = Slot::take(shared, row.suspect);
    let shared = Arc::clone(shared);
    let span = tracing::info_span!(
        "deliver",
        row = row.id,
        trigger = row.trigger,
        attempt = row.attempt,
        status = Empty,
        request_id = Empty,
    );
    let task = async move {
        let outcome = tokio::select! {
            outcome = attempt(&shared, &row, &token) => outcome,
            // The lease ends by itself; the answer may still come, so this is not given back.
            () = shared.reached(Phase::Over) => return,
        };
        let attempt = Attempt {
            id: row.id,
            claim: row.claim,
            number: row.attempt,
            trigger: row.trigger,
            outcome,
            is_probe,
        };
        let attempted = Attempted { attempt, slot };
        // The receiver lives as long as the relay.
        let _ = shared.attempted.send(attempted);
    };
    tokio::spawn(task.instrument(span));
}

async fn attempt<S: Sender>(shared: &Shared<S>, row: &Claimed, token: &S::Token) -> Outcome {
    let timeout = shared.settings.request_timeout;
    if shared.phase() != Phase::Running || row.lease.left() < timeout {
        return Outcome::GivenBack;
    }
    let request = shared.sender.attempt(token, row.payload.0.clone());
    let reply = match tokio::time::timeout(timeout + GRACE, request).await {
        Ok(reply) => reply,
        Err(_) => Reply::Unanswered("no answer in time".to_owned()),
    };
    let outcome = judge(reply);
    record(&outcome);
    match outcome {
        Outcome::NewToken(details) => match shared.sender.replace_token(token).await {
            // If there is none, the next claim asks again, and finds out.
            Ok(_) | Err(TokenError::Unavailable(_)) => Outcome::NewToken(details),
            Err(TokenError::Keys(error)) => Outcome::Keys(error),
            Err(TokenError::WrongEndpoint(error)) => {
                Outcome::WrongEndpoint(Details { error, ..details })
            }
        },
        outcome => outcome,
    }
}

/// Writes what is known of the answer to the span.
fn record(outcome: &Outcome) {
    let (status, request_id) = match outcome {
        Outcome::Accepted { status, request_id } => (Some(*status), request_id.as_deref()),
        Outcome::Refused(details)
        | Outcome::NewToken(details)
        | Outcome::WrongEndpoint(details)
        | Outcome::TooMuch(details, _)
        | Outcome::NotAccepted(details)
        | Outcome::Uncertain(details) => (details.status, details.request_id.as_deref()),
        Outcome::GivenBack | Outcome::Keys(_) => (None, None),
    };
    let span = tracing::Span::current();
    if let Some(status) = status {
        span.record("status", status);
    }
    if let Some(request_id) = request_id {
        span.record("request_id", request_id);
    }
    tracing::debug!("answered");
}
