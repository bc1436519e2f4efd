//! In which order does the relay do everything?

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::migrate::check_version;
use crate::outbox::Outbox;
use crate::relay::claim::{Claimer, milliseconds};
use crate::relay::deliver;
use crate::relay::maintain;
use crate::relay::sender::{Sender, TokenError};
use crate::relay::settle::{endpoint_reason, keys_reason};
use crate::relay::shared::{Phase, Shared};
use crate::run::{Parameter, Record};
use crate::statements;
use crate::storage_error::{StorageError, StorageErrorKind};

/// What concerns the relay as a whole, read from the version row.
#[derive(Clone, Copy)]
struct Control {
    pause: Pause,
    has_expired: bool,
}

/// Whether nothing may be sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pause {
    None,
    /// Until it is resumed, or until the next probe.
    Waits,
    /// One event may be sent, to see whether Cello's answers are right again.
    Probe,
    /// The same, after refused keys.
    ProbeKeys,
}

/// What the loop remembers.
struct Work<S> {
    shared: Arc<Shared<S>>,
    claimer: Claimer,
    control: Option<(Instant, Control)>,
    swept: Option<Instant>,
    purged: Option<Instant>,
    complained: Option<String>,
}

/// Claims and sends until the relay stops.
pub(crate) async fn run<S: Sender>(shared: Arc<Shared<S>>) {
    let poll = shared.settings.timing.poll;
    let mut work = Work {
        shared: Arc::clone(&shared),
        claimer: Claimer::default(),
        control: None,
        swept: None,
        purged: None,
        complained: None,
    };
    while shared.phase() == Phase::Running {
        let again_at_once = match work.once().await {
            Ok(claimed) => claimed,
            Err(error) => {
                work.complain(&error);
                false
            }
        };
        if again_at_once {
            continue;
        }
        tokio::select! {
            () = tokio::time::sleep(poll) => work.control = None,
            () = shared.wake.notified() => {}
            () = shared.freed.notified() => {}
            () = shared.reached(Phase::Stopping) => {}
        }
    }
}

impl<S: Sender> Work<S> {
    /// Does what there is to do. Returns whether there may be more at once.
    async fn once(&mut self) -> Result<bool, StorageError> {
        let shared = Arc::clone(&self.shared);
        let Some(control) = self.control().await? else {
            return Ok(false);
        };
        if control.has_expired {
            maintain::expire(&shared.database, &shared.settings).await?;
            self.control = None;
        }
        self.by_the_clock().await?;
        let is_probe = matches!(control.pause, Pause::Probe | Pause::ProbeKeys);
        if control.pause == Pause::Waits || is_probe && !self.wins_probe(control.pause).await? {
            return Ok(false);
        }
        let free = if is_probe { 1 } else { shared.free() };
        if free == 0 {
            return Ok(false);
        }
        // First the token: a claim without one would only shorten the lease.
        let token = match shared.sender.token().await {
            Ok(token) => token,
            Err(error) => {
                self.no_token(error).await?;
                return Ok(false);
            }
        };
        let idle = shared.in_flight() == 0;
        let lease = shared.settings.lease;
        let claimed = self
            .claimer
            .claim(&shared.database, free, idle, lease)
            .await?;
        self.complained = None;
        if control.pause == Pause::ProbeKeys && claimed.is_empty() {
            // The keys are right, and there is nothing to prove it with.
            shared
                .database
                .write(statements::RESUME, &[Parameter::Int(0)])
                .await?;
        }
        let full = claimed.len() == free;
        for row in claimed {
            deliver::start(&shared, row, token.clone(), is_probe);
        }
        Ok(full && shared.free() > 0)
    }

    /// Reads the version row, once a poll. `None` if the relay must not work.
    async fn control(&mut self) -> Result<Option<Control>, StorageError> {
        let poll = self.shared.settings.timing.poll;
        let is_fresh = |at: &Instant| at.elapsed() < poll;
        if !self.control.as_ref().is_some_and(|(at, _)| is_fresh(at)) {
            self.control = None;
            let database = &self.shared.database;
            let rows = database
                .read(statements::CONTROL, &[database.offset()])
                .await?;
            let Some(row) = rows.first() else {
                return Err(StorageError::of(StorageErrorKind::NotMigrated));
            };
            check_version(row.int(0))?;
            if let Some(base_url) = row.optional_text(1) {
                if base_url != self.shared.sender.url() {
                    let error = other_url(base_url, self.shared.sender.url());
                    self.complain(&error);
                    return Ok(None);
                }
                self.shared.has_base_url.store(true, Ordering::Relaxed);
            }
            self.control = Some((Instant::now(), control(row)));
        }
        Ok(self.control.map(|(_, control)| control))
    }

    /// Sweeps and purges, if it is time.
    async fn by_the_clock(&mut self) -> Result<(), StorageError> {
        let is_time = |last: Option<Instant>, every: Duration| {
            last.is_none_or(|last| last.elapsed() >= every)
        };
        let shared = &self.shared;
        let timing = &shared.settings.timing;
        if is_time(self.swept, timing.sweep) {
            self.swept = Some(Instant::now());
            // Here too, for leases that a step of the clock has made too long: no poll sees them.
            maintain::expire(&shared.database, &shared.settings).await?;
            maintain::sweep(&shared.database, &shared.settings).await?;
            crate::gauge::stats(&shared.database).await;
        }
        if is_time(self.purged, timing.purge) {
            self.purged = Some(Instant::now());
            Outbox::new()
                .purge(&shared.database, shared.settings.retention)
                .await?;
        }
        Ok(())
    }

    /// Takes the right to probe: of several relays one gets it.
    async fn wins_probe(&mut self, pause: Pause) -> Result<bool, StorageError> {
        self.control = None;
        let database = &self.shared.database;
        let timing = &self.shared.settings.timing;
        let next = if pause == Pause::ProbeKeys {
            timing.keys_probe
        } else {
            timing.probe
        };
        let parameters = [database.offset(), Parameter::Int(milliseconds(next))];
        Ok(!database
            .write(statements::PROBE, &parameters)
            .await?
            .is_empty())
    }

    /// There is no token: pauses, or waits as in an outage.
    async fn no_token(&mut self, error: TokenError) -> Result<(), StorageError> {
        let timing = &self.shared.settings.timing;
        let (reason, by, probe) = match error {
            TokenError::Unavailable(error) => {
                self.shared.breaker().trip(Instant::now());
                self.complain(&format!("no access token: {error}"));
                return Ok(());
            }
            TokenError::Keys(error) => (keys_reason(&error), "keys", timing.keys_probe),
            TokenError::WrongEndpoint(error) => (
                endpoint_reason(self.shared.sender.url(), &error),
                "answers",
                timing.probe,
            ),
        };
        let database = &self.shared.database;
        let parameters = [
            database.offset(),
            Parameter::Text(&reason),
            Parameter::Text(by),
            Parameter::Int(milliseconds(probe)),
        ];
        if !database
            .write(statements::PAUSE, &parameters)
            .await?
            .is_empty()
        {
            self.shared.settings.callbacks.pause(&reason);
        }
        self.control = None;
        Ok(())
    }

    /// Logs what keeps the relay from working, once.
    fn complain(&mut self, error: &dyn std::fmt::Display) {
        let text = error.to_string();
        if self.complained.as_ref() != Some(&text) {
            tracing::error!("the relay does nothing for now: {text}");
            self.complained = Some(text);
        }
    }
}

fn control(row: &Record) -> Control {
    let probe_due = row.int(4) == 1;
    let pause = match row.text(3) {
        _ if row.optional_text(2).is_none() => Pause::None,
        "keys" if probe_due => Pause::ProbeKeys,
        "answers" if probe_due => Pause::Probe,
        _ => Pause::Waits,
    };
    Control {
        pause,
        has_expired: row.int(6) == 1,
    }
}

/// Refuses a relay for another base URL: a sandbox relay must not drain the production outbox.
pub(crate) fn other_url(recorded: &str, ours: &str) -> String {
    format!(
        "this outbox delivers to {recorded}, not to {ours}: give the relay that base URL or another database; \
         to redirect the outbox, set base_url in cello_outbox_meta to null"
    )
}
