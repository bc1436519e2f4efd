//! What does an answer mean, and what of it may be shown?

use serde::Deserialize;

use crate::http::Reply;
use crate::redact::{self, Private};
use crate::response::{Response, Verdict};

/// Reads an answer, without what is private.
pub(crate) fn judge(reply: &Reply, private: Private<'_>) -> Response {
    let verdict = verdict(reply);
    let message = match (&reply.body, verdict) {
        (_, Verdict::Accepted) | (Err(_), _) => None,
        (Ok(body), _) => redact::message(body, private),
    };
    Response {
        status: reply.status,
        request_id: reply.request_id.clone(),
        retry_after: reply.retry_after,
        message,
        verdict,
    }
}

/// Judges by more than the status where a 2xx is not what it seems: a proxy's log-in page would
/// otherwise swallow every event.
fn verdict(reply: &Reply) -> Verdict {
    #[derive(Deserialize)]
    struct Accepted {
        success: bool,
    }

    let verdict = Verdict::of_status(reply.status);
    if verdict != Verdict::Accepted {
        return verdict;
    }
    // Of a body that could not be read to its end, the head alone counts.
    let body = reply.body.as_deref().unwrap_or_default();
    if reply.html || body.trim_ascii_start().starts_with(b"<") {
        return Verdict::WrongEndpoint;
    }
    match serde_json::from_slice(body) {
        Ok(Accepted { success: false }) => Verdict::EventRefused,
        _ => Verdict::Accepted,
    }
}
