//! May the relay send, or is Cello down?

use std::time::{Duration, Instant};

/// After so many failures of different events in a row the relay stops.
const FAILURES: usize = 5;

/// Stops sending in an outage, tries one event from time to time, and starts again slowly.
///
/// An event that fails again and again counts once: it is at fault, not Cello, and its own schedule
/// slows it down.
#[derive(Debug)]
pub(crate) struct Breaker {
    state: State,
    failed: Vec<i64>,
    first: Duration,
    longest: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    /// One probe is allowed from `until` on.
    Open {
        until: Instant,
        delay: Duration,
    },
    /// Cello answers again: so many at once.
    Rising {
        at_once: usize,
    },
}

impl Breaker {
    pub(crate) fn new(first: Duration, longest: Duration) -> Self {
        Self {
            state: State::Closed,
            failed: Vec::new(),
            first,
            longest,
        }
    }

    /// Returns how many events may be in flight, of at most `most`.
    pub(crate) fn at_once(&self, now: Instant, most: usize) -> usize {
        match self.state {
            State::Closed => most,
            State::Open { until, .. } => usize::from(now >= until),
            State::Rising { at_once } => at_once.min(most),
        }
    }

    pub(crate) fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }

    /// Notes an answer that shows that Cello works.
    pub(crate) fn success(&mut self, most: usize) {
        self.failed.clear();
        self.state = match self.state {
            State::Closed => State::Closed,
            State::Open { .. } => State::Rising { at_once: 1 },
            State::Rising { at_once } if at_once * 2 >= most => State::Closed,
            State::Rising { at_once } => State::Rising {
                at_once: at_once * 2,
            },
        };
    }

    /// Notes a failure that may pass. Returns whether the relay stops because of it.
    pub(crate) fn failure(&mut self, row: i64, now: Instant) -> bool {
        if !self.failed.contains(&row) {
            self.failed.push(row);
        }
        match self.state {
            State::Closed if self.failed.len() < FAILURES => false,
            State::Closed | State::Rising { .. } => {
                self.trip(now);
                true
            }
            // What was in flight when it opened says nothing new.
            State::Open { until, .. } if now < until => false,
            State::Open { delay, .. } => {
                let delay = (delay * 2).min(self.longest);
                self.state = State::Open {
                    until: now + delay,
                    delay,
                };
                false
            }
        }
    }

    /// Stops at once, as no token can be had.
    pub(crate) fn trip(&mut self, now: Instant) {
        let delay = match self.state {
            State::Open { delay, .. } => (delay * 2).min(self.longest),
            _ => self.first,
        };
        self.failed.clear();
        self.state = State::Open {
            until: now + delay,
            delay,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Duration = Duration::from_secs(5);

    fn open(now: Instant) -> Breaker {
        let mut breaker = Breaker::new(FIRST, Duration::from_mins(1));
        for row in 0..4 {
            assert!(!breaker.failure(row, now));
        }
        assert!(breaker.failure(4, now));
        breaker
    }

    #[test]
    fn it_opens_after_five_failures_in_a_row() {
        let now = Instant::now();
        let breaker = open(now);
        assert!(breaker.is_open());
        assert_eq!(breaker.at_once(now, 16), 0);
        assert_eq!(breaker.at_once(now + FIRST, 16), 1);
    }

    #[test]
    fn a_success_between_starts_the_count_again() {
        let now = Instant::now();
        let mut breaker = Breaker::new(FIRST, Duration::from_mins(1));
        for row in 0..100 {
            breaker.failure(row, now);
            if row % 4 == 3 {
                breaker.success(16);
            }
        }
        assert_eq!(breaker.at_once(now, 16), 16);
    }

    #[test]
    fn one_event_that_fails_again_and_again_does_not_open_it() {
        let now = Instant::now();
        let mut breaker = Breaker::new(FIRST, Duration::from_mins(1));
        for _ in 0..24 {
            assert!(!breaker.failure(7, now));
        }
    }

    #[test]
    fn probes_come_less_and_less_often() {
        let mut now = Instant::now();
        let mut breaker = open(now);
        let mut waits = Vec::new();
        for row in 10..16 {
            let State::Open { until, delay } = breaker.state else {
                panic!()
            };
            waits.push(delay.as_secs());
            now = until;
            // A straggler from before does not count.
            breaker.failure(9, now.checked_sub(Duration::from_millis(1)).unwrap());
            breaker.failure(row, now);
        }
        assert_eq!(waits, [5, 10, 20, 40, 60, 60]);
    }

    #[test]
    fn it_starts_again_slowly() {
        let now = Instant::now();
        let mut breaker = open(now);
        let mut allowed = Vec::new();
        for _ in 0..6 {
            breaker.success(16);
            allowed.push(breaker.at_once(now, 16));
        }
        assert_eq!(allowed, [1, 2, 4, 8, 16, 16]);
        breaker = open(now);
        breaker.success(16);
        assert!(
            breaker.failure(1, now),
            "a failure while it rises opens it again"
        );
    }
}
