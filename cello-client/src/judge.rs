//! What does an answer mean, and what of it may be shown?

use reqwest::header::HeaderValue;
use serde::Deserialize;

use crate::http::Reply;
use crate::redact::{self, Private};
use crate::response::{Response, Verdict};

/// Reads an answer, without what is private.
pub(crate) fn judge(reply: &Reply, private: Private<'_>) -> Response {
    let verdict = verdict(reply);
    let token = reply.authorization.as_ref().and_then(access_token);
    let message = match (&reply.body, verdict) {
        (_, Verdict::Accepted) | (Err(_), _) => None,
        (Ok(body), _) => redact::message(body, private, token),
    };
    Response {
        status: reply.status,
        request_id: reply.request_id.clone(),
        retry_after: reply.retry_after,
        message,
        verdict,
    }
}

fn access_token(authorization: &HeaderValue) -> Option<&str> {
    authorization.to_str().ok()?.strip_prefix("Bearer ")
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
