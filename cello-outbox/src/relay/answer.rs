//! What follows from an answer of Cello's?

use std::time::Duration;

use crate::relay::sender::{Meaning, Reply};

/// What happens to an event that Cello may or may not have accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Uncertain {
    /// It is sent again, so it may be reported twice. The answer is counted in
    /// [`Stats::uncertain_answers`](crate::Stats::uncertain_answers).
    #[default]
    Retry,
    /// It is left to an operator, in the state `uncertain`, and later events that depend on it
    /// wait.
    Hold,
}

/// One attempt and what followed.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    /// The row.
    pub id: i64,
    pub claim: i64,
    /// How many attempts of this row there have been, with this one.
    pub number: u32,
    pub trigger: String,
    pub outcome: Outcome,
    /// Whether it was made to see whether a pause may end.
    pub is_probe: bool,
}

/// What follows from one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Delivered.
    Accepted {
        status: u16,
        request_id: Option<String>,
    },
    /// The event is at fault.
    Refused(Details),
    /// Nothing was sent, and the attempt is not spent: the lease was too short, or the relay
    /// stops.
    GivenBack,
    /// Cello refused the token and there is a new one: the attempt is not spent.
    NewToken(Details),
    /// Cello refuses the keys or a new token: the outbox pauses.
    Keys(String),
    /// The endpoint is wrong: the outbox pauses.
    WrongEndpoint(Details),
    /// Cello asks the relay to wait.
    TooMuch(Details, Option<Duration>),
    /// Certainly not accepted.
    NotAccepted(Details),
    /// Perhaps accepted.
    Uncertain(Details),
}

/// What is written of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Details {
    pub status: Option<u16>,
    pub request_id: Option<String>,
    pub error: String,
}

impl Details {
    pub(crate) fn text(error: String) -> Self {
        Self {
            error,
            ..Self::default()
        }
    }
}

/// Judges a reply. A refused token is [`Outcome::NewToken`] here; whether there is one is asked
/// afterwards.
pub(crate) fn judge(reply: Reply) -> Outcome {
    let (meaning, status, request_id, retry_after, message) = match reply {
        Reply::NotSent(error) => return Outcome::NotAccepted(Details::text(error)),
        Reply::Unanswered(error) => return Outcome::Uncertain(Details::text(error)),
        Reply::Answered {
            meaning,
            status,
            request_id,
            retry_after,
            message,
        } => (meaning, status, request_id, retry_after, message),
    };
    if meaning == Meaning::Accepted {
        return Outcome::Accepted { status, request_id };
    }
    let error = message.unwrap_or_else(|| format!("status {status}"));
    let details = Details {
        status: Some(status),
        request_id,
        error,
    };
    match meaning {
        Meaning::EventRefused => Outcome::Refused(details),
        Meaning::TokenRefused => Outcome::NewToken(details),
        Meaning::WrongEndpoint => Outcome::WrongEndpoint(details),
        Meaning::TryLater if status == 429 || retry_after.is_some() => {
            Outcome::TooMuch(details, retry_after)
        }
        Meaning::TryLater => Outcome::NotAccepted(details),
        Meaning::Uncertain | Meaning::Accepted => Outcome::Uncertain(details),
    }
}
