//! What is an app told while the relay works?

use std::fmt;
use std::sync::Arc;

use cello_core::Trigger;

/// An event that is dead: refused, or out of attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dead {
    /// The id of the row.
    pub id: i64,
    /// What happened; `None` if this program does not know the trigger.
    pub trigger: Option<Trigger>,
    /// The HTTP status of the last answer, if there was one.
    pub status: Option<u16>,
    /// What was wrong, without values of the event.
    pub error: String,
    /// The handle of the last request for Cello's support.
    pub request_id: Option<String>,
}

/// A function of the app's.
pub(crate) type Callback<T> = Arc<dyn Fn(&T) + Send + Sync>;

/// What the app wants to be told.
#[derive(Clone, Default)]
pub(crate) struct Callbacks {
    pub on_dead: Option<Callback<Dead>>,
    pub on_pause: Option<Callback<str>>,
}

impl Callbacks {
    pub(crate) fn dead(&self, dead: &Dead) {
        tracing::error!(
            row = dead.id,
            trigger = dead.trigger.map(Trigger::as_str),
            status = dead.status,
            request_id = dead.request_id,
            "the event is dead: {}; `cello outbox redrive {}` sends it again, `cello outbox skip {}` gives it up",
            dead.error,
            dead.id,
            dead.id,
        );
        if let Some(call) = &self.on_dead {
            call(dead);
        }
    }

    pub(crate) fn pause(&self, reason: &str) {
        tracing::error!("nothing is sent any more: {reason}");
        if let Some(call) = &self.on_pause {
            call(reason);
        }
    }
}

impl fmt::Debug for Callbacks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Callbacks")
            .field("on_dead", &self.on_dead.is_some())
            .field("on_pause", &self.on_pause.is_some())
            .finish()
    }
}
