//! What do the tasks of a relay share?

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::{Notify, mpsc, watch};

use crate::database::Database;
use crate::purge::Retention;
use crate::relay::answer::{Attempt, Uncertain};
use crate::relay::breaker::Breaker;
use crate::relay::events::Callbacks;
use crate::relay::schedule::Schedule;

/// How often the relay does what it does by the clock. For tests, which cannot wait for hours.
#[derive(Clone, Debug)]
pub struct Timing {
    /// Looks for rows, if nothing wakes it.
    pub poll: Duration,
    /// Sweeps.
    pub sweep: Duration,
    /// Purges.
    pub purge: Duration,
    /// Probes whether a pause may end.
    pub probe: Duration,
    /// Probes whether the keys are accepted.
    pub keys_probe: Duration,
    /// Tries one event in an outage, at first.
    pub breaker_first: Duration,
    /// And at last.
    pub breaker_longest: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(1),
            sweep: Duration::from_mins(1),
            purge: Duration::from_hours(1),
            probe: Duration::from_mins(1),
            keys_probe: Duration::from_mins(5),
            breaker_first: Duration::from_secs(5),
            breaker_longest: Duration::from_mins(1),
        }
    }
}

/// What the builder sets.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub in_flight: usize,
    pub lease: Duration,
    pub request_timeout: Duration,
    pub schedule: Schedule,
    pub uncertain: Uncertain,
    pub retention: Retention,
    pub timing: Timing,
    pub callbacks: Callbacks,
}

/// How far the relay is on its way to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    Running,
    /// Nothing is claimed any more.
    Stopping,
    /// Nothing is waited for any more.
    Over,
}

/// What all tasks of a relay know.
pub(crate) struct Shared<S> {
    pub sender: S,
    pub database: Database,
    pub settings: Settings,
    pub phase: watch::Sender<Phase>,
    /// Told when there may be something to claim.
    pub wake: Notify,
    /// Told when an attempt is written down.
    pub freed: Notify,
    pub attempted: mpsc::UnboundedSender<Attempted<S>>,
    pub in_flight: AtomicUsize,
    /// A row that may kill the process is being sent: nothing beside it.
    pub alone: AtomicBool,
    /// Whether the outbox knows where it delivers to.
    pub has_base_url: AtomicBool,
    pub sent: AtomicU64,
    pub given_back: AtomicU64,
    breaker: Mutex<Breaker>,
    throttle: Mutex<Throttle>,
}

/// Whether Cello has asked the relay to wait.
#[derive(Default)]
struct Throttle {
    until: Option<Instant>,
    in_a_row: u32,
}

impl<S> Shared<S> {
    pub(crate) fn new(
        sender: S,
        database: Database,
        settings: Settings,
        attempted: mpsc::UnboundedSender<Attempted<S>>,
    ) -> Arc<Self> {
        let timing = &settings.timing;
        let breaker = Breaker::new(timing.breaker_first, timing.breaker_longest);
        Arc::new(Self {
            sender,
            database,
            settings,
            phase: watch::Sender::new(Phase::Running),
            wake: Notify::new(),
            freed: Notify::new(),
            attempted,
            in_flight: AtomicUsize::new(0),
            alone: AtomicBool::new(false),
            has_base_url: AtomicBool::new(false),
            sent: AtomicU64::new(0),
            given_back: AtomicU64::new(0),
            breaker: Mutex::new(breaker),
            throttle: Mutex::default(),
        })
    }

    pub(crate) fn phase(&self) -> Phase {
        *self.phase.borrow()
    }

    /// Waits until the relay is at least in a phase.
    pub(crate) async fn reached(&self, phase: Phase) {
        let mut receiver = self.phase.subscribe();
        // The sender is in `self`, so this ends by the phase alone.
        let _ = receiver.wait_for(|now| *now >= phase).await;
    }

    pub(crate) fn in_flight(&self) -> usize {
        self.in_flight.load(Ordering::SeqCst)
    }

    pub(crate) fn breaker(&self) -> MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns how many events may be claimed now.
    pub(crate) fn free(&self) -> usize {
        let now = Instant::now();
        if self.alone.load(Ordering::SeqCst) || self.throttled_for(now).is_some() {
            return 0;
        }
        let allowed = self.breaker().at_once(now, self.settings.in_flight);
        allowed.saturating_sub(self.in_flight())
    }

    fn throttled_for(&self, now: Instant) -> Option<Duration> {
        let throttle = self.throttle.lock().unwrap_or_else(PoisonError::into_inner);
        throttle
            .until
            .and_then(|until| until.checked_duration_since(now))
    }

    /// Waits as long as Cello asks for; returns how long that is.
    pub(crate) fn throttle(&self, theirs: Option<Duration>) -> Duration {
        let now = Instant::now();
        let mut throttle = self.throttle.lock().unwrap_or_else(PoisonError::into_inner);
        // Sixteen answers of one moment are one wish.
        if throttle.until.is_none_or(|until| until <= now) {
            throttle.in_a_row += 1;
        }
        let wait = self
            .settings
            .schedule
            .with_retry_after(throttle.in_a_row, theirs);
        let until = now + wait;
        throttle.until = Some(throttle.until.map_or(until, |before| before.max(until)));
        wait
    }

    /// Notes that Cello accepted an event.
    pub(crate) fn note_success(&self) {
        self.throttle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .in_a_row = 0;
        self.breaker().success(self.settings.in_flight);
    }

    /// Notes a failure that may pass.
    pub(crate) fn note_failure(&self, row: i64) {
        if self.breaker().failure(row, Instant::now()) {
            tracing::warn!("five attempts failed in a row: trying one event from time to time");
        }
    }
}

/// A place among those in flight. It is free again when this is dropped, even by a panic.
pub(crate) struct Slot<S>(pub Arc<Shared<S>>, pub bool);

impl<S> Slot<S> {
    pub(crate) fn take(shared: &Arc<Shared<S>>, alone: bool) -> Self {
        shared.in_flight.fetch_add(1, Ordering::SeqCst);
        if alone {
            shared.alone.store(true, Ordering::SeqCst);
        }
        Self(Arc::clone(shared), alone)
    }
}

impl<S> Drop for Slot<S> {
    fn drop(&mut self) {
        if self.1 {
            self.0.alone.store(false, Ordering::SeqCst);
        }
        self.0.in_flight.fetch_sub(1, Ordering::SeqCst);
        self.0.freed.notify_one();
    }
}

/// An attempt with its outcome, not yet written down.
pub(crate) struct Attempted<S> {
    pub attempt: Attempt,
    /// Its place in flight, which is free again when this is dropped.
    pub slot: Slot<S>,
}
