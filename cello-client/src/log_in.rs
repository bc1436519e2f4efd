//! How is a token obtained from Cello?

use std::sync::{MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::Method;
use secrecy::ExposeSecret;
use tokio::sync::watch;
use tokio::time::Instant;
use tracing::Instrument;

use crate::client::Client;
use crate::error::{Cause, Error, ErrorKind};
use crate::http::Call;
use crate::judge::judge;
use crate::operation::Operation;
use crate::redact::Private;
use crate::response::Verdict;
use crate::token::{AccessToken, REFUSED_WAIT, TokenState};
use crate::token_exchange::{TokenRequest, read_tokens};
use crate::token_store::{Decision, Issued, Landing, Purpose, TokenStore};

/// After an answer that is not Cello's, for so long callers get it without a further request.
const WRONG_ENDPOINT_WAIT: Duration = Duration::from_secs(60);
/// `Retry-After` of `/token` is followed for at most so long.
const BUSY_WAIT_CAP: Duration = Duration::from_secs(60);

impl Client {
    /// Logs in with the access keys now, whatever token there is.
    ///
    /// Not needed before the other calls, which log in by themselves: it answers whether the keys
    /// are right.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Credentials`] if Cello refuses the keys, and again without asking Cello for
    /// the next five minutes. [`ErrorKind::WrongEndpoint`] and [`ErrorKind::Unavailable`] as from
    /// every call.
    ///
    /// ```no_run
    /// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
    /// use cello_client::{Client, Credentials};
    ///
    /// let client = Client::sandbox(Credentials::from_env()?)?;
    /// client.log_in().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn log_in(&self) -> Result<(), Error> {
        let landing = {
            let mut tokens = self.tokens();
            match tokens.decide_log_in(Instant::now()) {
                Decision::Wait(landing) => landing,
                Decision::Fail(error) => return Err(error),
                _ => self.take_off(&mut tokens, Purpose::LogIn),
            }
        };
        self.wait(landing).await.map(drop)
    }

    /// Returns a token that is valid as far as the client knows, for [`attempt`](Self::attempt).
    ///
    /// Logs in if there is no token. From half of a token's life on, the next one is fetched in the
    /// background, so that no request waits for it. However many tasks call this, Cello gets one
    /// request, and dropping this future does not stop it.
    ///
    /// # Errors
    ///
    /// As [`log_in`](Self::log_in).
    pub async fn access_token(&self) -> Result<AccessToken, Error> {
        self.token(Purpose::Renew, |tokens, now| tokens.decide(now))
            .await
    }

    /// Returns another token than the one that Cello refused with status 401.
    ///
    /// All who come with the same token share one forced refresh, and who comes late gets what
    /// the refresh brought. If Cello refuses the refresh, the client logs in.
    ///
    /// # Errors
    ///
    /// As [`log_in`](Self::log_in). Also [`ErrorKind::Credentials`] if the refused token is itself
    /// a replacement that was never accepted: yet another one would not help. Cello is asked
    /// again five minutes after that replacement was issued.
    pub async fn replace_token(&self, refused: &AccessToken) -> Result<AccessToken, Error> {
        self.token(Purpose::Replace, |tokens, now| {
            tokens.decide_after_refusal(refused, now)
        })
        .await
    }

    /// Returns whether the client has a token, or its keys were refused.
    ///
    /// ```
    /// use cello_client::{Client, Credentials, TokenState};
    ///
    /// let client = Client::sandbox(Credentials::new("my-key-id", "my-secret"))?;
    /// assert_eq!(client.token_state(), TokenState::Absent);
    /// # Ok::<(), cello_client::ConfigError>(())
    /// ```
    #[must_use]
    pub fn token_state(&self) -> TokenState {
        self.tokens().state(Instant::now())
    }

    async fn token(
        &self,
        purpose: Purpose,
        decide: impl FnOnce(&mut TokenStore, Instant) -> Decision,
    ) -> Result<AccessToken, Error> {
        // The lock is not held while waiting.
        let landing = {
            let mut tokens = self.tokens();
            match decide(&mut tokens, Instant::now()) {
                Decision::Use(token) => return Ok(token),
                Decision::UseAndRenew(token) => {
                    self.take_off(&mut tokens, Purpose::Renew);
                    return Ok(token);
                }
                Decision::Wait(landing) => landing,
                Decision::Start => self.take_off(&mut tokens, purpose),
                Decision::Fail(error) => return Err(error),
                Decision::NewTokenRefused(wait) => return Err(self.new_token_refused(wait)),
            }
        };
        self.wait(landing).await
    }

    /// Starts a call of `/token` in a task of its own: a caller who gives up must not leave it to
    /// the next one to ask again.
    fn take_off(&self, tokens: &mut TokenStore, purpose: Purpose) -> Landing {
        let (sender, landing) = watch::channel(None);
        tokens.take_off(purpose, landing.clone());
        let (client, own) = (self.clone(), landing.clone());
        let flight = async move {
            let result = client.obtain(purpose).await;
            let mut tokens = client.tokens();
            let result = match result {
                Ok(issued) => Ok(tokens.land(&own, issued)),
                Err(error) => {
                    tokens.crash(&own, &error, wait_after(&error), Instant::now());
                    Err(error)
                }
            };
            drop(tokens);
            // Fails only if the caller was dropped.
            let _ = sender.send(Some(result));
        };
        tokio::spawn(flight.instrument(tracing::debug_span!("cello.log_in", ?purpose)));
        landing
    }

    async fn wait(&self, mut landing: Landing) -> Result<AccessToken, Error> {
        if let Ok(landed) = landing.wait_for(Option::is_some).await {
            if let Some(result) = &*landed {
                return result.clone();
            }
        }
        Err(self.token_error(
            ErrorKind::Unavailable,
            Cause::Reason("the async runtime that it ran on was shut down".into()),
        ))
    }

    /// Refreshes, and logs in if that is not possible.
    async fn obtain(&self, purpose: Purpose) -> Result<Issued, Error> {
        let refresh_token = match purpose {
            Purpose::LogIn => None,
            Purpose::Renew | Purpose::Replace => self.tokens().refresh_token(Instant::now()),
        };
        if let Some(refresh_token) = refresh_token {
            let request = TokenRequest::Refresh {
                refresh_token: refresh_token.expose_secret(),
            };
            match self.call_token(&request, purpose).await {
                Err(error) if error.kind() == ErrorKind::Credentials => {
                    tracing::debug!(status = error.status(), "refresh refused, logging in");
                    self.tokens().forget_refresh_token();
                }
                result => return result,
            }
        }
        let credentials = &self.shared().credentials;
        let request = TokenRequest::LogIn {
            access_key_id: credentials.access_key_id(),
            secret_access_key: credentials.secret_access_key(),
        };
        let result = self.call_token(&request, purpose).await;
        if let Err(error) = &result {
            if error.kind() == ErrorKind::Credentials {
                tracing::error!(
                    status = error.status(),
                    request_id = error.request_id(),
                    "Cello refused the access keys: check CELLO_ACCESS_KEY_ID and \
                     CELLO_SECRET_ACCESS_KEY; next attempt in 5 minutes",
                );
            }
        }
        result
    }

    async fn call_token(
        &self,
        request: &TokenRequest<'_>,
        purpose: Purpose,
    ) -> Result<Issued, Error> {
        let asked_at = Instant::now();
        let call = Call {
            method: Method::POST,
            path: "/token".into(),
            authorization: None,
            user_agent: self.user_agent(),
            body: Some(serde_json::to_vec(request).expect("texts").into()),
        };
        let reply = self.exchange(Operation::Token, call).await?;
        let (first, second) = request.secrets();
        let secrets = [first, second];
        let response = judge(&reply, Private::Texts(&secrets));
        let kind = match (reply.status, response.verdict) {
            (200..=299, Verdict::Accepted) => {
                let is_replacement = purpose == Purpose::Replace;
                return read_tokens(&reply, is_replacement, asked_at)
                    .map_err(|reason| self.token_error(ErrorKind::WrongEndpoint, reason));
            }
            // The vendor's reference has 400 alone; 401 is what is seen. A firewall's 403 is a page.
            (400 | 401 | 403 | 422, _) if !reply.html => ErrorKind::Credentials,
            (_, Verdict::TryLater | Verdict::Uncertain) => ErrorKind::Unavailable,
            _ => ErrorKind::WrongEndpoint,
        };
        Err(self.token_error(kind, Cause::Response(response)))
    }

    fn new_token_refused(&self, wait: Duration) -> Error {
        let reason = "it refused a token right after issuing it";
        self.token_error(ErrorKind::Credentials, Cause::Reason(reason.into()))
            .with_retry_after(wait)
    }

    fn token_error(&self, kind: ErrorKind, cause: Cause) -> Error {
        Error::new(kind, Operation::Token, &self.shared().url, cause)
    }

    fn tokens(&self) -> MutexGuard<'_, TokenStore> {
        // Nothing panics while it is locked, and its parts are consistent after each statement.
        self.shared()
            .tokens
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a failure stands before Cello is asked again.
fn wait_after(error: &Error) -> Duration {
    match error.kind() {
        ErrorKind::Credentials => REFUSED_WAIT,
        ErrorKind::WrongEndpoint => WRONG_ENDPOINT_WAIT,
        _ => error.retry_after().unwrap_or_default().min(BUSY_WAIT_CAP),
    }
}
