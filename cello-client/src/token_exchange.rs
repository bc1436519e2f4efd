//! What is written to `/token`, and what is read from it?

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use crate::error::Cause;
use crate::http::Reply;
use crate::token::AccessToken;
use crate::token_store::Issued;

/// An answer that claims a shorter life would have every request ask for a token.
const SHORTEST_LIFE: Duration = Duration::from_secs(60);
/// Keeps a wrong answer from overflowing the clock.
const LONGEST_LIFE: Duration = Duration::from_secs(365 * 24 * 60 * 60);

#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub(crate) enum TokenRequest<'a> {
    LogIn {
        access_key_id: &'a str,
        secret_access_key: &'a str,
    },
    Refresh {
        refresh_token: &'a str,
    },
}

impl TokenRequest<'_> {
    /// Returns what an answer must not repeat.
    pub(crate) fn secrets(&self) -> (&str, &str) {
        match self {
            Self::LogIn {
                access_key_id,
                secret_access_key,
            } => (access_key_id, secret_access_key),
            Self::Refresh { refresh_token } => (refresh_token, ""),
        }
    }
}

/// Both answers of `/token`: a refresh brings the first two members only.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TokenAnswer {
    access_token: SecretString,
    expires_in: u64,
    refresh_token: Option<SecretString>,
    refresh_token_expires_in: Option<u64>,
}

/// Reads what was issued, or says why it cannot be used.
pub(crate) fn read_tokens(
    reply: &Reply,
    is_replacement: bool,
    asked_at: Instant,
) -> Result<Issued, Cause> {
    let unreadable = |what: &str| {
        let status = reply.status;
        Cause::Reason(format!("status {status}, but {what}"))
    };
    let body = reply.body.as_ref().map_err(|reason| unreadable(reason))?;
    // serde's own error would quote values.
    let answer: TokenAnswer = serde_json::from_slice(body)
        .map_err(|_| unreadable("the answer has no `accessToken` and `expiresIn`"))?;
    let token = AccessToken::new(
        answer.access_token.expose_secret(),
        is_replacement,
        asked_at,
    )
    .ok_or_else(|| unreadable("the token is empty, or cannot be in a header"))?;
    let life = |seconds| Duration::from_secs(seconds).clamp(SHORTEST_LIFE, LONGEST_LIFE);
    let refresh_life = life(answer.refresh_token_expires_in.unwrap_or(u64::MAX));
    Ok(Issued {
        token,
        asked_at,
        lifetime: life(answer.expires_in),
        refresh: answer.refresh_token.map(|secret| (secret, refresh_life)),
    })
}
