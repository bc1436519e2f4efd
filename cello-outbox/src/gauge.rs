//! What is counted for the `metrics` facade?
//!
//! Without the feature `metrics` the functions do nothing.

#![cfg_attr(
    not(feature = "metrics"),
    allow(unused_variables, clippy::unused_async)
)]

/// Counts an event whose key is taken by another.
pub(crate) fn conflict() {
    #[cfg(feature = "metrics")]
    metrics::counter!("cello_outbox_conflicts_total").increment(1);
}

/// Counts answers that are written down.
#[cfg(feature = "relay")]
pub(crate) fn written(sent: u64, dead: u64) {
    #[cfg(feature = "metrics")]
    {
        metrics::counter!("cello_outbox_delivered_total").increment(sent);
        metrics::counter!("cello_outbox_dead_total").increment(dead);
    }
}

/// Sets the gauges.
#[cfg(feature = "relay")]
pub(crate) async fn stats(database: &crate::Database) {
    #[cfg(feature = "metrics")]
    if let Ok(stats) = crate::Outbox::new().stats(database).await {
        #[allow(clippy::cast_precision_loss)] // no outbox holds 2⁵³ rows
        for state in crate::State::VARIANTS {
            let gauge = metrics::gauge!("cello_outbox_rows", "state" => state.as_str());
            gauge.set(stats.count(*state) as f64);
        }
        metrics::gauge!("cello_outbox_oldest_age_seconds").set(stats.oldest_age.as_secs_f64());
        metrics::gauge!("cello_outbox_paused").set(f64::from(u8::from(stats.paused.is_some())));
        metrics::counter!("cello_outbox_late_answers_total").absolute(stats.late_answers);
        metrics::counter!("cello_outbox_uncertain_answers_total").absolute(stats.uncertain_answers);
    }
}
