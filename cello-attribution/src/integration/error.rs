//! Why is an event not to be sent by the API?

use std::fmt;

use cello_core::{EventError, Trigger};

use super::Integration;
use crate::gateway::Gateway;

/// The error of an event that the gateway's webhook reports already. [`Integration`] has an
/// example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyReported {
    pub(super) integration: Integration,
    pub(super) gateway: Gateway,
    pub(super) trigger: Trigger,
    pub(super) webhook_event: &'static str,
}

impl AlreadyReported {
    /// The plan by which it is.
    #[must_use]
    pub fn integration(&self) -> Integration {
        self.integration
    }

    /// Whose webhook reports it.
    #[must_use]
    pub fn gateway(&self) -> Gateway {
        self.gateway
    }

    /// What was to be sent by the API.
    #[must_use]
    pub fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// The gateway's event that reports it: `invoice.paid`.
    #[must_use]
    pub fn webhook_event(&self) -> &'static str {
        self.webhook_event
    }
}

impl fmt::Display for AlreadyReported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}'s webhook reports `{}` already, by its event `{}`: sent by the API as well, it \
             counts twice; do not send it, or choose another integration than `{}`",
            self.gateway.name(),
            self.trigger,
            self.webhook_event,
            self.integration,
        )
    }
}

impl std::error::Error for AlreadyReported {}

/// Why there is no event to send by the API.
#[derive(Clone, Debug, PartialEq)]
pub enum IntegrationError {
    /// The webhook reports it.
    AlreadyReported(AlreadyReported),
    /// The event is wrong.
    Event(EventError),
}

impl fmt::Display for IntegrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AlreadyReported(error) => error.fmt(f),
            Self::Event(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for IntegrationError {}

impl From<AlreadyReported> for IntegrationError {
    fn from(error: AlreadyReported) -> Self {
        Self::AlreadyReported(error)
    }
}

impl From<EventError> for IntegrationError {
    fn from(error: EventError) -> Self {
        Self::Event(error)
    }
}
