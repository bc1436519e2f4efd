//! What is counted for the `metrics` facade?
//!
//! Without the feature `metrics` the functions do nothing.

/// Counts an event whose key is taken by another.
pub(crate) fn conflict() {
    #[cfg(feature = "metrics")]
    metrics::counter!("cello_outbox_conflicts_total").increment(1);
}
