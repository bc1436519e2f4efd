//! What did Cello answer, and what follows from it?

use std::time::Duration;

/// An answer of Cello's to one request, without its body.
///
/// ```no_run
/// # async fn f(client: cello_client::Client, body: String) -> Result<(), cello_client::Error> {
/// use cello_client::{Answer, Verdict};
///
/// let token = client.access_token().await?;
/// if let Answer::Responded(response) = client.attempt(&token, body).await {
///     if response.verdict() == Verdict::EventRefused {
///         println!("refused: {:?}, request {:?}", response.message, response.request_id);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The id that Cello's gateway gave the request, which its support asks for.
    pub request_id: Option<String>,
    /// How long Cello asks to wait before the next request, from `Retry-After`. It is not
    /// capped: a server that sends 10⁹ seconds gives that. A header that is neither a number of
    /// seconds nor a date is ignored.
    pub retry_after: Option<Duration>,
    /// The member `message` of the answer, with every text value of the event replaced by
    /// `[…]` and at most 200 characters long. `None` for an accepted event.
    pub message: Option<String>,
    pub(crate) verdict: Verdict,
}

impl Response {
    /// Returns what the answer means for an event that was sent.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }
}

/// What an answer means for the event that was sent.
///
/// | answer | verdict |
/// |---|---|
/// | 2xx | [`Accepted`](Self::Accepted), unless it is HTML or says `"success": false` |
/// | 400, 409, 413, 415, 422; 2xx with `"success": false` | [`EventRefused`](Self::EventRefused) |
/// | 401 | [`TokenRefused`](Self::TokenRefused) |
/// | 408, 429, 503 | [`TryLater`](Self::TryLater) |
/// | every other 4xx, every 3xx; 2xx with HTML, as a proxy's log-in page is | [`WrongEndpoint`](Self::WrongEndpoint) |
/// | every other 5xx | [`Uncertain`](Self::Uncertain) |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// Cello has the event. Whether it found it valid shows only in its portal's Event Feed.
    Accepted,
    /// The event is at fault: sent again as it is, it is refused again.
    EventRefused,
    /// The access token is at fault: a new one may help.
    TokenRefused,
    /// The server at the base URL is not Cello's API, or the path to it is wrong. The event is
    /// not at fault and was not accepted.
    WrongEndpoint,
    /// The event was certainly not accepted, and may be sent again.
    TryLater,
    /// The event may or may not have been accepted: sent again, it may be reported twice.
    Uncertain,
}

impl Verdict {
    /// Returns what the status alone means.
    pub(crate) fn of_status(status: u16) -> Self {
        match status {
            200..=299 => Self::Accepted,
            400 | 409 | 413 | 415 | 422 => Self::EventRefused,
            401 => Self::TokenRefused,
            408 | 429 | 503 => Self::TryLater,
            300..=499 => Self::WrongEndpoint,
            _ => Self::Uncertain,
        }
    }
}
