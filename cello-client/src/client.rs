//! What is a client, and how does a request become an answer or an error?

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::header::HeaderValue;

use crate::base_url::BaseUrl;
use crate::config::ConfigError;
use crate::credentials::Credentials;
use crate::error::{Cause, Error, ErrorKind};
use crate::http::{Call, Http, Outcome, REQUEST_TIMEOUT, Reply};
use crate::operation::Operation;
use crate::response::{Response, Verdict};
use crate::retry::RetryBudget;
use crate::token_store::TokenStore;

const PRODUCTION: &str = "https://api.cello.so";
const SANDBOX: &str = "https://api.sandbox.cello.so";

/// A client for Cello's API, version 1.
///
/// It logs in by itself at the first call, renews its token, and keeps its connections open.
/// Create one per environment and clone it: clones share all of that. It needs a tokio runtime
/// with I/O and time enabled.
///
/// A request may take [`Client::REQUEST_TIMEOUT`] and a connection 5 s. Redirects are not followed, answers
/// are read up to 64 KiB, and the proxies of the system's settings are used, except for loopback.
///
/// ```no_run
/// # async fn f(invoice: impl cello_core::CelloEvent) -> Result<(), Box<dyn std::error::Error>> {
/// use cello_client::{Client, Credentials};
///
/// let client = Client::sandbox(Credentials::from_env()?)?;
/// let sent = client.send(&invoice).await?;
/// println!("{:?}", sent.request_id());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    user_agent: HeaderValue,
}

/// What the clones of a client share.
pub(crate) struct Shared {
    http: Http,
    pub(crate) url: Arc<str>,
    pub(crate) credentials: Credentials,
    pub(crate) tokens: Mutex<TokenStore>,
    pub(crate) budget: RetryBudget,
}

impl Client {
    /// How long a request may take, from its start to the last byte of the answer.
    ///
    /// The gateway in front of Cello gives up after 30 s and then answers; a client that gives up
    /// before it would not learn that.
    pub const REQUEST_TIMEOUT: Duration = REQUEST_TIMEOUT;

    /// Creates a client for Cello's sandbox, `https://api.sandbox.cello.so`.
    ///
    /// # Errors
    ///
    /// If a key is blank, or TLS could not be set up.
    pub fn sandbox(credentials: Credentials) -> Result<Self, ConfigError> {
        Self::base_url(SANDBOX, credentials)
    }

    /// Creates a client for production, `https://api.cello.so`.
    ///
    /// # Errors
    ///
    /// If a key is blank, or TLS could not be set up.
    pub fn production(credentials: Credentials) -> Result<Self, ConfigError> {
        Self::base_url(PRODUCTION, credentials)
    }

    /// Creates a client for a server at another URL, such as a stand-in for tests.
    ///
    /// The URL must start with `https://`, so that keys and addresses never travel in plain text.
    /// `http://` is for loopback addresses and `localhost`; with `CELLO_ALLOW_HTTP=1` in the environment also for
    /// other hosts, as of a stand-in in a container network, but never for `cello.so`.
    ///
    /// # Errors
    ///
    /// If the URL is not absolute, has a user name, a password, `?` or `#`, or is not permitted as
    /// above; if a key is blank; or if TLS could not be set up.
    ///
    /// ```
    /// use cello_client::{Client, Credentials};
    ///
    /// let client = Client::base_url("http://127.0.0.1:8080/", Credentials::new("id", "secret"))?;
    /// assert_eq!(client.url(), "http://127.0.0.1:8080");
    ///
    /// let error = Client::base_url("http://example.com", Credentials::new("id", "secret")).unwrap_err();
    /// assert!(error.to_string().contains("must start with `https://`"));
    /// # Ok::<(), cello_client::ConfigError>(())
    /// ```
    pub fn base_url(url: &str, credentials: Credentials) -> Result<Self, ConfigError> {
        credentials.check()?;
        let base = BaseUrl::parse(url)?;
        let url = Arc::from(base.as_str());
        Ok(Self {
            shared: Arc::new(Shared {
                http: Http::new(base)?,
                url,
                credentials,
                tokens: Mutex::default(),
                budget: RetryBudget::new(),
            }),
            user_agent: HeaderValue::from_static(concat!(
                "cello-client/",
                env!("CARGO_PKG_VERSION")
            )),
        })
    }

    /// Adds the name and the version of your application to the `User-Agent` of every request, so
    /// that Cello's support can find them.
    ///
    /// Characters that cannot be in a `User-Agent` are replaced by `-`.
    ///
    /// ```
    /// use cello_client::{Client, Credentials};
    ///
    /// let client = Client::sandbox(Credentials::new("id", "secret"))?.with_app_info("shop", "2.3.1");
    /// # Ok::<(), cello_client::ConfigError>(())
    /// ```
    #[must_use]
    #[allow(clippy::missing_panics_doc)] // `product` lets only ASCII through
    pub fn with_app_info(mut self, name: &str, version: &str) -> Self {
        let text = format!(
            "{} {}/{}",
            concat!("cello-client/", env!("CARGO_PKG_VERSION")),
            product(name),
            product(version)
        );
        self.user_agent = HeaderValue::try_from(text).expect("products are ASCII");
        self
    }

    /// Returns the base URL, without a slash at its end.
    ///
    /// ```
    /// use cello_client::{Client, Credentials};
    ///
    /// let client = Client::production(Credentials::new("id", "secret"))?;
    /// assert_eq!(client.url(), "https://api.cello.so");
    /// # Ok::<(), cello_client::ConfigError>(())
    /// ```
    #[must_use]
    pub fn url(&self) -> &str {
        &self.shared.url
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(crate) fn user_agent(&self) -> HeaderValue {
        self.user_agent.clone()
    }

    /// Sends one request, once.
    pub(crate) async fn exchange(&self, operation: Operation, call: Call) -> Result<Reply, Error> {
        let (kind, reason) = match self.shared.http.exchange(call).await {
            Outcome::Replied(reply) => {
                tracing::debug!(
                    operation = operation.as_str(),
                    status = reply.status,
                    request_id = reply.request_id,
                    "Cello answered",
                );
                return Ok(reply);
            }
            Outcome::NotSent(reason) => (ErrorKind::Unavailable, reason),
            Outcome::Unanswered(reason) if operation.is_idempotent() => {
                (ErrorKind::Unavailable, reason)
            }
            Outcome::Unanswered(reason) => (ErrorKind::Uncertain, reason),
        };
        tracing::debug!(operation = operation.as_str(), ?kind, reason, "no answer");
        Err(Error::new(
            kind,
            operation,
            &self.shared.url,
            Cause::Reason(reason),
        ))
    }

    /// Makes an error of an answer that accepts nothing.
    pub(crate) fn refusal(&self, operation: Operation, response: Response) -> Error {
        let kind = match response.verdict {
            Verdict::TryLater => ErrorKind::Unavailable,
            Verdict::Uncertain if operation.is_idempotent() => ErrorKind::Unavailable,
            Verdict::Uncertain => ErrorKind::Uncertain,
            Verdict::WrongEndpoint if response.status == 404 && operation.has_id() => {
                ErrorKind::NotFound
            }
            Verdict::WrongEndpoint => ErrorKind::WrongEndpoint,
            Verdict::Accepted | Verdict::EventRefused | Verdict::TokenRefused => ErrorKind::Refused,
        };
        Error::new(kind, operation, &self.shared.url, Cause::Response(response))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("url", &self.shared.url)
            .field("user_agent", &self.user_agent)
            .field("token_state", &self.token_state())
            .finish_non_exhaustive()
    }
}

/// A `User-Agent` consists of tokens (RFC 9110, 5.6.2).
fn product(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '+' | '~' => c,
            _ => '-',
        })
        .collect()
}
