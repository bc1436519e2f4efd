//! How does one request travel, and what came back?

use std::error::Error as _;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
    USER_AGENT,
};
use reqwest::{Method, redirect};

use crate::base_url::BaseUrl;
use crate::config::ConfigError;
use crate::retry_after::retry_after;
use crate::watched_body::WatchedBody;

/// The time for a whole request, its answer's body included. The gateway in front of Cello gives
/// up after 30 s: a shorter time would turn its answers into uncertain events.
pub(crate) const REQUEST_TIMEOUT: Duration = Duration::from_secs(35);
/// The time for name resolution, TCP and TLS together.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// Connections that were unused for so long are closed here, before the gateway closes them: a
/// request on a connection that is being closed ends as an uncertain one.
const IDLE_TIMEOUT: Duration = Duration::from_secs(20);
/// Documented answers are below 1 KiB. What is longer is not read.
const BODY_CAP: usize = 64 * 1024;
/// A request id is shown to people, so a server must not choose its length.
const REQUEST_ID_CAP: usize = 128;

/// The connection pool for one base URL.
pub(crate) struct Http {
    client: reqwest::Client,
    base: BaseUrl,
}

/// One request.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// Starts with a slash, with its parts already percent-encoded.
    pub(crate) path: String,
    pub(crate) authorization: Option<HeaderValue>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) body: Option<Bytes>,
}

/// What became of a request.
pub(crate) enum Outcome {
    /// An answer arrived, or at least its head.
    Replied(Reply),
    /// No byte of it was written. The text is the reason.
    NotSent(String),
    /// It may have been written, and no answer arrived. The text is the reason.
    Unanswered(String),
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) html: bool,
    /// The header `Authorization` of the request, which the answer may repeat.
    pub(crate) authorization: Option<HeaderValue>,
    /// `Err` is the reason why it could not be read to its end.
    pub(crate) body: Result<Vec<u8>, String>,
}

impl Http {
    pub(crate) fn new(base: BaseUrl) -> Result<Self, ConfigError> {
        let mut builder = reqwest::Client::builder()
            .http1_only()
            .redirect(redirect::Policy::none())
            // What may be repeated is decided here, from what was written.
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(REQUEST_TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT)
            .referer(false);
        if base.is_loopback() {
            builder = builder.no_proxy();
        }
        builder = with_tls(builder, base.is_https())?;
        let client = builder
            .build()
            .map_err(|error| ConfigError::Tls(root_cause(&error.without_url())))?;
        Ok(Self { client, base })
    }

    /// Sends one request and reads its answer, within [`REQUEST_TIMEOUT`].
    pub(crate) async fn exchange(&self, call: Call) -> Outcome {
        let url = format!("{}{}", self.base.as_str(), call.path);
        let mut headers = HeaderMap::with_capacity(4);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(USER_AGENT, call.user_agent);
        if let Some(authorization) = &call.authorization {
            headers.insert(AUTHORIZATION, authorization.clone());
        }
        if call.body.is_none() && call.method == Method::POST {
            // hyper leaves it out, and gateways answer such a POST by 411.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let mut request = self.client.request(call.method, url);
        let mut watch = None;
        if let Some(bytes) = call.body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            let (body, watching) = WatchedBody::new(bytes);
            request = request.body(reqwest::Body::wrap(body));
            watch = Some(watching);
        }
        match request.headers(headers).send().await {
            Ok(response) => Outcome::Replied(read(response, call.authorization).await),
            Err(error) => {
                let error = error.without_url();
                // Without a body there is nothing to watch.
                let may_be_written = watch.is_none_or(|watch| watch.may_be_written());
                let reason = reason(&error);
                if error.is_builder() || error.is_connect() || !may_be_written {
                    Outcome::NotSent(reason)
                } else {
                    Outcome::Unanswered(reason)
                }
            }
        }
    }
}

async fn read(response: reqwest::Response, authorization: Option<HeaderValue>) -> Reply {
    let headers = response.headers();
    Reply {
        status: response.status().as_u16(),
        request_id: request_id(headers),
        retry_after: retry_after(headers, SystemTime::now()),
        html: headers
            .get(CONTENT_TYPE)
            .is_some_and(|value| starts_with_ignoring_case(value.as_bytes(), b"text/html")),
        authorization,
        body: read_body(response).await,
    }
}

/// Reads at most [`BODY_CAP`] bytes. The connection of a longer body is closed, not drained.
async fn read_body(mut response: reqwest::Response) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(None) => return Ok(body),
            Ok(Some(chunk)) if body.len() + chunk.len() <= BODY_CAP => {
                body.extend_from_slice(&chunk);
            }
            Ok(Some(_)) => return Err("the answer is longer than 64 KiB".into()),
            Err(error) => return Err(reason(&error.without_url())),
        }
    }
}

fn request_id(headers: &HeaderMap) -> Option<String> {
    const NAME: HeaderName = HeaderName::from_static("apigw-requestid");
    let id = headers.get(NAME)?.to_str().ok()?;
    Some(id.chars().take(REQUEST_ID_CAP).collect())
}

fn starts_with_ignoring_case(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len())
        .is_some_and(|text| text.eq_ignore_ascii_case(start))
}

fn reason(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        let limit = if error.is_connect() {
            CONNECT_TIMEOUT
        } else {
            REQUEST_TIMEOUT
        };
        return format!("no answer within {} s", limit.as_secs());
    }
    root_cause(error)
}

/// Returns the innermost error's text: the outer ones only repeat that the request failed.
fn root_cause(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text = error.to_string();
        source = error.source();
    }
    text
}

/// Sets up TLS, even where it is not used: reqwest panics if there is no cryptography provider.
#[cfg(any(
    feature = "rustls",
    feature = "native-tls",
    feature = "rustls-no-provider"
))]
#[allow(clippy::unnecessary_wraps)] // some sets of features cannot fail
fn with_tls(
    builder: reqwest::ClientBuilder,
    https: bool,
) -> Result<reqwest::ClientBuilder, ConfigError> {
    #[cfg(feature = "native-tls")]
    let builder = builder.tls_backend_native();
    #[cfg(not(feature = "native-tls"))]
    let builder = builder.tls_backend_rustls();

    #[cfg(not(any(feature = "native-tls", feature = "rustls")))]
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        return Err(ConfigError::Tls(
            "no cryptography provider is installed; with the feature `rustls-no-provider`, call \
             `install_default()` of one, such as `rustls::crypto::ring::default_provider()`, \
             before you create a client"
                .into(),
        ));
    }
    // Reading the system's certificates takes a while, and fails where there are none.
    Ok(if https {
        builder
    } else {
        builder.tls_certs_only([])
    })
}

#[cfg(not(any(
    feature = "rustls",
    feature = "native-tls",
    feature = "rustls-no-provider"
)))]
fn with_tls(
    builder: reqwest::ClientBuilder,
    https: bool,
) -> Result<reqwest::ClientBuilder, ConfigError> {
    if https {
        return Err(ConfigError::Tls(
            "cello-client was built without it; enable one of its features `rustls`, \
             `native-tls` and `rustls-no-provider`"
                .into(),
        ));
    }
    Ok(builder)
}
