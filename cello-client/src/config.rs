//! Why could no client be created?

use std::fmt;

/// The error of creating [`Credentials`](crate::Credentials) or a [`Client`](crate::Client).
///
/// It contains no key, and no part of a base URL but its host.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigError {
    /// An environment variable is not set.
    MissingVariable(&'static str),
    /// The value of an environment variable cannot be a key; the second text is the reason.
    UnusableVariable(&'static str, &'static str),
    /// One of the two keys is blank.
    BlankKey(&'static str),
    /// The base URL is not an absolute URL, or has parts that a base URL cannot have; the text
    /// is the reason.
    BaseUrl(String),
    /// The base URL is not `https`, and its host is not a loopback address.
    NotHttps {
        /// The host of the base URL.
        host: String,
    },
    /// TLS could not be set up; the text is the reason.
    Tls(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingVariable(name) => {
                write!(f, "the environment variable {name} is not set")
            }
            Self::UnusableVariable(name, reason) => {
                write!(f, "the environment variable {name} {reason}")
            }
            Self::BlankKey(which) => write!(f, "the {which} is blank"),
            Self::BaseUrl(reason) => write!(
                f,
                "invalid base URL: {reason}; expected one such as \
                 `https://api.sandbox.cello.so` or `http://127.0.0.1:8080`"
            ),
            Self::NotHttps { host } if is_cello(host) => write!(
                f,
                "the base URL with the host `{host}` must start with `https://`"
            ),
            Self::NotHttps { host } => write!(
                f,
                "the base URL with the host `{host}` must start with `https://`: `http://` is \
                 for loopback addresses; for a stand-in in a container network set \
                 CELLO_ALLOW_HTTP=1"
            ),
            Self::Tls(reason) => write!(f, "TLS could not be set up: {reason}"),
        }
    }
}

impl std::error::Error for ConfigError {}

/// Returns whether the host is the vendor's, for which plain HTTP is never right.
pub(crate) fn is_cello(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "cello.so" || host.ends_with(".cello.so")
}
