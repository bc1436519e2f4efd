//! What do users see of the token life cycle?

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::header::HeaderValue;
use tokio::time::Instant;

/// After refused keys, and after a refused token that replaced a refused one, Cello is not asked
/// again for so long.
pub(crate) const REFUSED_WAIT: Duration = Duration::from_secs(5 * 60);

/// An access token, for [`Client::attempt`](crate::Client::attempt).
///
/// It is cheap to clone, and equal to its clones alone. `Debug` does not show it.
#[derive(Clone)]
pub struct AccessToken(Arc<Inner>);

struct Inner {
    /// The whole header, marked as sensitive. Every request copies it by counting.
    authorization: HeaderValue,
    issued_at: Instant,
    /// Whether it was issued because Cello had refused the token before.
    is_replacement: bool,
    /// Whether a request with it was answered by anything but 401.
    accepted: AtomicBool,
}

impl AccessToken {
    /// Returns `None` if the text is empty or cannot be in a header.
    pub(crate) fn new(token: &str, is_replacement: bool, issued_at: Instant) -> Option<Self> {
        if token.is_empty() {
            return None;
        }
        let mut authorization = HeaderValue::try_from(format!("Bearer {token}")).ok()?;
        authorization.set_sensitive(true);
        Some(Self(Arc::new(Inner {
            authorization,
            issued_at,
            is_replacement,
            accepted: AtomicBool::new(false),
        })))
    }

    pub(crate) fn authorization(&self) -> HeaderValue {
        self.0.authorization.clone()
    }

    pub(crate) fn note_accepted(&self) {
        self.0.accepted.store(true, Ordering::Relaxed);
    }

    /// Returns how long to wait before a refusal of this token is answered by asking for another.
    ///
    /// There is a wait if the refusal shows that new tokens do not help: this one is new, and
    /// Cello has never accepted it.
    pub(crate) fn wait_after_refusal(&self, now: Instant) -> Option<Duration> {
        let inner = &*self.0;
        if !inner.is_replacement || inner.accepted.load(Ordering::Relaxed) {
            return None;
        }
        let wait = (inner.issued_at + REFUSED_WAIT).saturating_duration_since(now);
        (!wait.is_zero()).then_some(wait)
    }
}

impl PartialEq for AccessToken {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for AccessToken {}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken").finish_non_exhaustive()
    }
}

/// Whether a client can send, for a status page: the answer of
/// [`Client::token_state`](crate::Client::token_state).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenState {
    /// There is no valid token: the client has not logged in yet, or could not reach Cello.
    Absent,
    /// There is a valid token.
    Valid {
        /// How long it is valid.
        expires_in: Duration,
    },
    /// Cello refused the access keys. A token that is still valid is used until it expires.
    Refused {
        /// How long until the client asks Cello again. Meanwhile each call that needs a new token
        /// fails at once.
        retry_in: Duration,
    },
}
