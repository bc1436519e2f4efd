//! When is an event tried again?

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::time::Duration;

/// How far Cello's `Retry-After` may exceed the relay's own delay.
const LONGEST_EXTRA: Duration = Duration::from_hours(2);

/// The delays between attempts, and how many attempts there are.
///
/// By default 5 s, 30 s, 2 min, 10 min, 30 min, 1 h, 2 h, then every 4 h, each with a jitter between
/// half of it and all of it; dead after 24 attempts, which is about 70 hours of trying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    delays: Vec<Duration>,
    attempts: u32,
}

impl Default for Schedule {
    fn default() -> Self {
        let delays = [
            5,
            30,
            2 * 60,
            10 * 60,
            30 * 60,
            60 * 60,
            2 * 60 * 60,
            4 * 60 * 60,
        ];
        Self {
            delays: delays.map(Duration::from_secs).to_vec(),
            attempts: 24,
        }
    }
}

impl Schedule {
    /// Creates a schedule: the delay after each attempt, of which the last repeats, and after how
    /// many attempts an event is dead. Without a delay, it is five seconds.
    #[must_use]
    pub fn new(delays: impl IntoIterator<Item = Duration>, attempts: u32) -> Self {
        let mut delays: Vec<_> = delays.into_iter().collect();
        if delays.is_empty() {
            delays.push(Duration::from_secs(5));
        }
        Self {
            delays,
            attempts: attempts.max(1),
        }
    }

    /// Returns after how many attempts an event is dead.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Returns the delay after an attempt, counted from 1, without jitter.
    #[must_use]
    pub fn delay(&self, attempt: u32) -> Duration {
        let index = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
        self.delays[index.min(self.delays.len() - 1)]
    }

    /// Returns the longest time that a row may have to wait.
    pub(crate) fn longest(&self) -> Duration {
        self.delays.iter().max().copied().unwrap_or_default() + LONGEST_EXTRA
    }

    /// Returns the delay after an attempt with jitter.
    pub(crate) fn jittered(&self, attempt: u32) -> Duration {
        self.delay(attempt).mul_f64(0.5 + random() / 2.0)
    }

    /// Returns how long to wait if Cello asks for it: the longer of the two, within reason.
    pub(crate) fn with_retry_after(&self, attempt: u32, theirs: Option<Duration>) -> Duration {
        let own = self.jittered(attempt);
        own.max(theirs.unwrap_or_default().min(own + LONGEST_EXTRA))
    }
}

/// Returns a random number in [0, 1). Jitter needs no better source than the keys that the standard
/// library draws for its hash maps.
fn random() -> f64 {
    let bits = RandomState::new().build_hasher().finish() >> 40;
    #[allow(clippy::cast_precision_loss)] // 24 bits
    let number = bits as f64;
    number / 16_777_216.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_tries_for_about_70_hours() {
        let schedule = Schedule::default();
        let sum: Duration = (1..24).map(|attempt| schedule.delay(attempt)).sum();
        // A quarter less on average by the jitter; without it, the upper bound.
        assert_eq!(sum.as_secs() / 3600, 67);
        assert_eq!(schedule.attempts(), 24);
        assert_eq!(schedule.delay(1), Duration::from_secs(5));
        assert_eq!(schedule.delay(1000), Duration::from_hours(4));
    }

    #[test]
    fn jitter_is_between_half_and_all() {
        let schedule = Schedule::default();
        let delays: Vec<_> = (0..1000).map(|_| schedule.jittered(3)).collect();
        let (low, high) = (Duration::from_mins(1), Duration::from_mins(2));
        assert!(delays.iter().all(|delay| (low..=high).contains(delay)));
        assert!(delays.iter().any(|delay| *delay < Duration::from_secs(70)));
        assert!(delays.iter().any(|delay| *delay > Duration::from_secs(110)));
    }

    #[test]
    fn retry_after_is_obeyed_within_reason() {
        let schedule = Schedule::default();
        let hour = Duration::from_hours(1);
        assert_eq!(schedule.with_retry_after(1, Some(hour)), hour);
        assert!(schedule.with_retry_after(8, Some(Duration::from_secs(1))) >= 2 * hour);
        assert!(
            schedule.with_retry_after(1, Some(Duration::MAX)) <= 2 * hour + Duration::from_secs(5)
        );
    }
}
