//! Which servers may the keys and the events be sent to?

use std::env;
use std::net::Ipv4Addr;

use reqwest::Url;

use crate::config::{ConfigError, is_cello};

/// The variable that permits plain HTTP to hosts that are neither loopback nor Cello's.
const ALLOW_HTTP: &str = "CELLO_ALLOW_HTTP";

/// An absolute URL without a trailing slash, to which the paths of the API are appended.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl {
    text: String,
    loopback: bool,
    https: bool,
}

impl BaseUrl {
    /// Reads the URL, and refuses one that would send keys in plain text over a network.
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let allow_http = env::var_os(ALLOW_HTTP).is_some_and(|value| value == "1");
        Self::parse_with(text, allow_http)
    }

    fn parse_with(text: &str, allow_http: bool) -> Result<Self, ConfigError> {
        let url = Url::parse(text).map_err(|error| ConfigError::BaseUrl(error.to_string()))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(invalid("it contains a user name or a password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(invalid("it contains `?` or `#`"));
        }
        let Some(host) = url.host_str() else {
            return Err(invalid("it has no host"));
        };
        let loopback = is_loopback(host);
        let https = match url.scheme() {
            "https" => true,
            "http" if loopback || (allow_http && !is_cello(host)) => false,
            "http" => return Err(ConfigError::NotHttps { host: host.into() }),
            _ => return Err(invalid("its scheme is neither `https` nor `http`")),
        };
        Ok(Self {
            text: url.as_str().trim_end_matches('/').into(),
            loopback,
            https,
        })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_loopback(&self) -> bool {
        self.loopback
    }

    pub(crate) fn is_https(&self) -> bool {
        self.https
    }
}

/// `host` is as [`Url`] writes it: lower case, with brackets around an IPv6 address.
fn is_loopback(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.parse().is_ok_and(|ip: Ipv4Addr| ip.is_loopback())
}

fn invalid(reason: &str) -> ConfigError {
    ConfigError::BaseUrl(reason.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, String> {
        parse_allowing(text, false)
    }

    fn parse_allowing(text: &str, allow_http: bool) -> Result<String, String> {
        BaseUrl::parse_with(text, allow_http)
            .map(|url| url.text)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn https_and_loopback_are_taken() {
        for (given, kept) in [
            ("https://api.cello.so", "https://api.cello.so"),
            ("https://API.cello.so/", "https://api.cello.so"),
            (
                "https://example.com:8443/cello/",
                "https://example.com:8443/cello",
            ),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://127.8.0.1", "http://127.8.0.1"),
            ("http://[::1]:8080/", "http://[::1]:8080"),
            ("http://localhost:8080", "http://localhost:8080"),
        ] {
            assert_eq!(parse(given).as_deref(), Ok(kept));
        }
    }

    #[test]
    fn plain_http_needs_the_switch_and_is_never_for_cello() {
        for host in [
            "fake",
            "10.0.0.7",
            "localhost.example.com",
            "127.0.0.1.example.com",
        ] {
            let url = format!("http://{host}:8080");
            let error = parse(&url).unwrap_err();
            assert!(error.contains("CELLO_ALLOW_HTTP=1"), "{error}");
            assert!(error.contains(host), "{error}");
            assert_eq!(parse_allowing(&url, true), Ok(url));
        }
        for host in ["api.cello.so", "API.CELLO.SO", "cello.so", "api.cello.so."] {
            let error = parse_allowing(&format!("http://{host}"), true).unwrap_err();
            assert!(error.ends_with("must start with `https://`"), "{error}");
        }
        assert!(parse_allowing("http://notcello.so", true).is_ok());
    }

    #[test]
    fn nothing_secret_is_repeated() {
        for url in [
            "https://user:hunter2@api.cello.so",
            "https://api.cello.so?key=hunter2",
            "https://api.cello.so#hunter2",
            "ftp://hunter2.example.com",
            "hunter2",
            "",
        ] {
            let error = parse(url).unwrap_err();
            assert!(error.starts_with("invalid base URL: "), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
