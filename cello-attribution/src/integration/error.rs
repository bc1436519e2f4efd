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
    /// Returns the integration by which it is reported.
    #[must_use]
    pub fn integration(&self) -> Integration {
        self.integration
    }

    /// Returns the gateway whose webhook reports it.
    #[must_use]
    pub fn gateway(&self) -> Gateway {
        self.gateway
    }

    /// Returns the trigger of the event that was to be sent by the API.
    #[must_use]
    pub fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// Returns the gateway's event that reports it, like `invoice.paid`.
    #[must_use]
    pub fn webhook_event(&self) -> &'static str {
        self.webhook_event
    }
}

impl fmt::Display for AlreadyReported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}'s webhook already reports `{}`, by its event `{}`: sent by the API as well, it would \
             count twice; do not send it, or choose another integration than `{}`",
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
#[non_exhaustive]
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
