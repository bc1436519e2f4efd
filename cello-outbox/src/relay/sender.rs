//! What does the relay need of a client?

use std::time::Duration;

use cello_client::{AccessToken, Answer, Client, ErrorKind, Verdict};

/// What the relay needs of a client: so that its rules can be tested without HTTP.
pub trait Sender: Send + Sync + 'static {
    /// An access token.
    type Token: Clone + Send + Sync + 'static;

    /// Returns the base URL.
    fn url(&self) -> &str;

    /// Returns a token that is valid as far as is known.
    fn token(&self) -> impl Future<Output = Result<Self::Token, TokenError>> + Send;

    /// Returns another token than one that was refused.
    fn replace_token(
        &self,
        refused: &Self::Token,
    ) -> impl Future<Output = Result<Self::Token, TokenError>> + Send;

    /// Sends a body once.
    fn attempt(&self, token: &Self::Token, body: String) -> impl Future<Output = Reply> + Send;
}

/// Why there is no token.
#[derive(Clone, Debug)]
pub enum TokenError {
    /// The keys, or a token just issued, are refused.
    Keys(String),
    /// The server at the base URL is not Cello's API.
    WrongEndpoint(String),
    /// Cello is out of reach, or has trouble.
    Unavailable(String),
}

/// What became of one request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// There is an answer.
    Answered {
        /// What it means.
        meaning: Meaning,
        /// Its HTTP status.
        status: u16,
        /// The handle for Cello's support.
        request_id: Option<String>,
        /// How long Cello asks to wait.
        retry_after: Option<Duration>,
        /// Its message, without values of the event.
        message: Option<String>,
    },
    /// No byte was written.
    NotSent(String),
    /// It was written, at least in part, and not answered.
    Unanswered(String),
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The event is accepted.
    Accepted,
    /// The event is refused.
    EventRefused,
    /// The token is refused.
    TokenRefused,
    /// The endpoint is wrong, not the event.
    WrongEndpoint,
    /// The event was certainly not accepted.
    TryLater,
    /// The event may have been accepted.
    Uncertain,
}

impl Sender for Client {
    type Token = AccessToken;

    fn url(&self) -> &str {
        Client::url(self)
    }

    async fn token(&self) -> Result<AccessToken, TokenError> {
        self.access_token()
            .await
            .map_err(|error| token_error(&error))
    }

    async fn replace_token(&self, refused: &AccessToken) -> Result<AccessToken, TokenError> {
        Client::replace_token(self, refused)
            .await
            .map_err(|error| token_error(&error))
    }

    async fn attempt(&self, token: &AccessToken, body: String) -> Reply {
        match Client::attempt(self, token, body).await {
            Answer::Responded(response) => Reply::Answered {
                meaning: match response.verdict() {
                    Verdict::Accepted => Meaning::Accepted,
                    Verdict::EventRefused => Meaning::EventRefused,
                    Verdict::TokenRefused => Meaning::TokenRefused,
                    Verdict::WrongEndpoint => Meaning::WrongEndpoint,
                    Verdict::TryLater => Meaning::TryLater,
                    // And a verdict that a later client may add: the careful reading.
                    _ => Meaning::Uncertain,
                },
                status: response.status,
                request_id: response.request_id,
                retry_after: response.retry_after,
                message: response.message,
            },
            Answer::NotSent(error) => Reply::NotSent(error.to_string()),
            Answer::Unanswered(error) => Reply::Unanswered(error.to_string()),
            _ => Reply::Unanswered("an answer that this release does not know".to_owned()),
        }
    }
}

fn token_error(error: &cello_client::Error) -> TokenError {
    let text = error.to_string();
    match error.kind() {
        ErrorKind::Credentials => TokenError::Keys(text),
        ErrorKind::WrongEndpoint => TokenError::WrongEndpoint(text),
        _ => TokenError::Unavailable(text),
    }
}
