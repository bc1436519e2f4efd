//! What did the stand-in see, and how does a test wait for it?

use std::collections::HashMap;
use std::fmt::Write;
use std::future::Future;
use std::panic::Location;

use crate::connections::Connections;
use crate::fake::FakeCello;
use crate::operation::Operation;
use crate::platform::State;
use crate::received::{Event, Received};

impl FakeCello {
    /// Returns the events that were accepted, in order of arrival, repeats included.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.platform.state().events.clone()
    }

    /// Returns all requests, in order of arrival, however they were answered.
    #[must_use]
    pub fn requests(&self) -> Vec<Received> {
        self.platform.state().received.clone()
    }

    /// Returns the requests to one operation, in order of arrival.
    #[must_use]
    pub fn requests_to(&self, operation: Operation) -> Vec<Received> {
        let mut requests = self.requests();
        requests.retain(|request| request.operation() == Some(operation));
        requests
    }

    /// Returns how often keys were exchanged for tokens, refused ones included.
    #[must_use]
    pub fn log_ins(&self) -> usize {
        self.platform.state().tokens.log_ins
    }

    /// Returns how often a refresh token was exchanged, refused ones included.
    #[must_use]
    pub fn refreshes(&self) -> usize {
        self.platform.state().tokens.refreshes
    }

    /// Returns how many connections and requests there are and were at once.
    #[must_use]
    pub fn connections(&self) -> Connections {
        self.platform.state().connections
    }

    /// Forgets the events and the requests, but not tokens, referrers or asked-for answers.
    pub fn forget(&self) {
        let mut state = self.platform.state();
        state.events.clear();
        state.received.clear();
    }

    /// Waits until at least this many events were accepted, and returns all of them.
    ///
    /// # Panics
    ///
    /// If there are fewer after 10 seconds, or what [`Builder::patience`] gave. The message
    /// lists what came instead.
    ///
    /// [`Builder::patience`]: crate::Builder::patience
    #[track_caller]
    pub fn wait_for(&self, count: usize) -> impl Future<Output = Vec<Event>> + Send + use<> {
        let waiting = self.wait_in_background(Box::new(move |state| state.events.len() >= count));
        let caller = Location::caller();
        async move {
            let (state, in_time) = waiting.await;
            assert!(
                in_time,
                "{}",
                state.fell_short(count, "accepted events", caller)
            );
            state.events
        }
    }

    /// Waits like [`wait_for`](Self::wait_for), for tests without an async runtime.
    ///
    /// # Panics
    ///
    /// As [`wait_for`](Self::wait_for).
    #[track_caller]
    #[allow(clippy::must_use_candidate)] // to have waited is often enough
    pub fn wait_for_blocking(&self, count: usize) -> Vec<Event> {
        let wanted = move |state: &State| state.events.len() >= count;
        let in_time = self.platform.wait(self.patience, wanted);
        let seen = Seen::of(&self.platform.state());
        let caller = Location::caller();
        assert!(
            in_time,
            "{}",
            seen.fell_short(count, "accepted events", caller)
        );
        seen.events
    }

    /// Waits until at least this many requests to an operation have come, however they were
    /// answered, and returns all of them.
    ///
    /// # Panics
    ///
    /// As [`wait_for`](Self::wait_for).
    #[track_caller]
    pub fn wait_for_requests(
        &self,
        operation: Operation,
        count: usize,
    ) -> impl Future<Output = Vec<Received>> + Send + use<> {
        let is_it = move |request: &&Received| request.operation() == Some(operation);
        let waiting = self.wait_in_background(Box::new(move |state| {
            state.received.iter().filter(is_it).count() >= count
        }));
        let caller = Location::caller();
        async move {
            let (state, in_time) = waiting.await;
            let what = format!("requests to {operation}");
            assert!(in_time, "{}", state.fell_short(count, &what, caller));
            state.received.into_iter().filter(|it| is_it(&it)).collect()
        }
    }

    /// Checks that no event was accepted twice, byte by byte.
    ///
    /// # Panics
    ///
    /// If one was. The message names trigger, `newUserId` and the requests.
    #[track_caller]
    pub fn assert_no_repeats(&self) {
        let events = self.events();
        let repeats: Vec<String> = repeats(&events)
            .map(|(first, again)| {
                format!(
                    "`{}` of `{}`: {} and {}",
                    first.trigger(),
                    first.new_user_id(),
                    first.request().request_id(),
                    again.request().request_id(),
                )
            })
            .collect();
        assert!(
            repeats.is_empty(),
            "{} of {} events were accepted again:\n  {}",
            repeats.len(),
            events.len(),
            repeats.join("\n  "),
        );
    }

    /// Returns how many of the accepted events had been accepted before, byte by byte.
    #[must_use]
    pub fn repeats(&self) -> usize {
        repeats(&self.events()).count()
    }

    /// Waits on the stand-in's runtime, whose clock no test has paused.
    fn wait_in_background(
        &self,
        wanted: Box<dyn Fn(&State) -> bool + Send>,
    ) -> impl Future<Output = (Seen, bool)> + Send + use<> {
        let (platform, patience) = (self.platform.clone(), self.patience);
        let waiting = self.runtime.spawn_blocking(move || {
            let in_time = platform.wait(patience, wanted);
            (Seen::of(&platform.state()), in_time)
        });
        async move {
            waiting
                .await
                .expect("the stand-in lives as long as the test waits")
        }
    }
}

/// Each event that came before, with its first.
fn repeats(events: &[Event]) -> impl Iterator<Item = (&Event, &Event)> {
    let mut first = HashMap::new();
    events.iter().filter_map(move |event| {
        let earlier = first.get(event.request().body()).copied();
        first.entry(event.request().body()).or_insert(event);
        earlier.map(|earlier| (earlier, event))
    })
}

/// A copy of what was seen.
struct Seen {
    events: Vec<Event>,
    received: Vec<Received>,
}

impl Seen {
    fn of(state: &State) -> Self {
        Self {
            events: state.events.clone(),
            received: state.received.clone(),
        }
    }

    /// The message of a wait that was in vain.
    fn fell_short(&self, count: usize, what: &str, caller: &Location<'_>) -> String {
        let mut message = format!("{caller}: expected {count} {what}, and the time is over.\n");
        let accepted = self.events.len();
        let _ = writeln!(
            message,
            "{accepted} events were accepted. The last requests:"
        );
        let last = self.received.len().saturating_sub(10);
        for request in &self.received[last..] {
            let status = request
                .status()
                .map_or("no answer".to_owned(), |it| it.to_string());
            let _ = writeln!(
                message,
                "  {} {}: {status}",
                request.method(),
                request.path()
            );
        }
        message
    }
}
