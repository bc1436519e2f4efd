//! How does an app hold a running relay?

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::watch;

use crate::relay::shared::Phase;

/// A running relay. Clones are handles of the same one.
///
/// It runs until [`shutdown`](Self::shutdown), or until the Tokio runtime ends: dropping the handle
/// does not stop it.
#[derive(Clone)]
pub struct Relay {
    pub(crate) inner: Arc<dyn Running>,
    pub(crate) finished: watch::Receiver<bool>,
}

/// What a handle does, whatever the client is.
pub(crate) trait Running: Send + Sync {
    fn wake(&self);
    fn phase(&self, phase: Phase);
    fn counts(&self) -> Counts;
}

/// How much the relay has done.
#[derive(Clone, Copy)]
pub(crate) struct Counts {
    pub sent: u64,
    pub given_back: u64,
    pub in_flight: usize,
}

impl<S: Send + Sync> Running for super::shared::Shared<S> {
    fn wake(&self) {
        self.wake.notify_one();
    }

    fn phase(&self, phase: Phase) {
        self.phase.send_if_modified(|now| {
            let later = phase > *now;
            if later {
                *now = phase;
            }
            later
        });
    }

    fn counts(&self) -> Counts {
        Counts {
            sent: self.sent.load(Ordering::Relaxed),
            given_back: self.given_back.load(Ordering::Relaxed),
            in_flight: self.in_flight(),
        }
    }
}

/// What a relay did while it was shut down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Events that Cello accepted while the relay stopped.
    pub sent: u64,
    /// Events that were claimed and not yet sent: another relay takes them at once.
    pub given_back: u64,
    /// Events without an answer within the limit: they are sent again when their lease ends, and
    /// may be reported twice.
    pub left: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} sent, {} given back, {} left",
            self.sent, self.given_back, self.left
        )
    }
}

impl Relay {
    /// Looks for new rows at once rather than within a second. Call it after the commit.
    pub fn wake(&self) {
        self.inner.wake();
    }

    /// Stops claiming, gives back what is not yet sent, and waits for what is in flight, at most
    /// as long as `limit`.
    ///
    /// Kubernetes kills a container 30 s after it asked it to end: a limit of 25 s leaves time for
    /// the rest. Requests take at most 35 s, so even then some events may be left.
    pub async fn shutdown(&self, limit: Duration) -> Report {
        let before = self.inner.counts();
        self.inner.phase(Phase::Stopping);
        let mut finished = self.finished.clone();
        let _ = tokio::time::timeout(limit, finished.wait_for(|finished| *finished)).await;
        let after = self.inner.counts();
        self.inner.phase(Phase::Over);
        let report = Report {
            sent: after.sent - before.sent,
            given_back: after.given_back - before.given_back,
            left: after.in_flight as u64,
        };
        tracing::info!("the relay has stopped: {report}");
        report
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay").finish_non_exhaustive()
    }
}
