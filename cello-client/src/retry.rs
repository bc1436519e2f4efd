//! When is a call repeated, and how often?

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder, Retryable};

use crate::error::Error;

/// The longest pause before the second attempt.
const FIRST_PAUSE: Duration = Duration::from_millis(500);
/// The longest pause at all. A server that asks for a longer one gets no further attempt: the
/// caller learns how long to wait, and decides.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// The attempts after the first.
const RETRIES: usize = 2;

/// Calls until it succeeds: three times, as long as an error may be repeated and the budget lasts.
pub(crate) async fn with_retries<T, F>(
    budget: &RetryBudget,
    call: impl FnMut() -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let result = call
        .retry(pauses())
        .when(Error::may_repeat)
        .adjust(|error, pause| {
            let pause = pause?.max(error.retry_after().unwrap_or_default());
            (pause <= LONGEST_PAUSE && budget.withdraw()).then_some(pause)
        })
        .notify(|error, pause| tracing::debug!(?pause, %error, "trying again"))
        .await;
    if result.is_ok() {
        budget.deposit();
    }
    result
}

/// The pauses, each drawn evenly from zero to its longest ("full jitter"): after an outage the
/// callers must not come back together. backon's own jitter adds to the pause instead.
fn pauses() -> impl BackoffBuilder {
    ExponentialBuilder::new()
        .with_min_delay(FIRST_PAUSE)
        .with_max_delay(LONGEST_PAUSE)
        .with_factor(10.0)
        .with_max_times(RETRIES)
        .build()
        .map(|longest| longest.mul_f64(fastrand::f64()))
}

/// How many retries a client has left, for all its callers together.
///
/// During an outage everything fails, and each call would become three. The budget bounds that: a
/// retry costs one, ten successes earn one, and there are never more than a hundred.
pub(crate) struct RetryBudget(AtomicU32);

impl RetryBudget {
    /// In tenths of a retry.
    const CAP: u32 = 1000;
    const COST: u32 = 10;

    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(Self::CAP))
    }

    fn withdraw(&self) -> bool {
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(Self::COST)
            })
            .is_ok()
    }

    fn deposit(&self) {
        // Fails only where the budget is full.
        let _ = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                (left < Self::CAP).then_some(left + 1)
            });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_are_full_jitter_up_to_half_a_second_and_five() {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for _ in 0..2000 {
            let mut pauses = pauses().build();
            first.push(pauses.next().unwrap());
            second.push(pauses.next().unwrap());
            assert_eq!(pauses.next(), None, "three attempts are two pauses");
        }
        for (pauses, longest) in [(first, FIRST_PAUSE), (second, LONGEST_PAUSE)] {
            let min = pauses.iter().min().unwrap();
            let max = pauses.iter().max().unwrap();
            // 2,000 draws miss a tenth of the range once in 10^91 runs.
            assert!(*min < longest / 10 && *max > longest * 9 / 10 && *max <= longest);
        }
    }

    #[test]
    fn the_budget_is_a_hundred_retries_and_one_for_ten_successes() {
        let budget = RetryBudget::new();
        for _ in 0..100 {
            assert!(budget.withdraw());
        }
        assert!(!budget.withdraw());
        for _ in 0..10 {
            assert!(!budget.withdraw());
            budget.deposit();
        }
        assert!(budget.withdraw());
        assert!(!budget.withdraw());

        let budget = RetryBudget::new();
        budget.deposit();
        assert_eq!(budget.0.into_inner(), RetryBudget::CAP);
    }
}
