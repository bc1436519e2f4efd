//! Which features does it take to reach Cello? Each set of features compiles its own test.

use cello_client::{Client, ConfigError, Credentials};

fn sandbox() -> Result<Client, ConfigError> {
    Client::sandbox(Credentials::new("key-id", "key-secret"))
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn cello_is_reached() {
    assert_eq!(sandbox().unwrap().url(), "https://api.sandbox.cello.so");
}

#[cfg(not(any(
    feature = "rustls",
    feature = "native-tls",
    feature = "rustls-no-provider"
)))]
#[test]
fn without_tls_loopback_alone_is_reached() {
    let error = sandbox().unwrap_err().to_string();
    assert!(
        error.contains("enable one of its features `rustls`"),
        "{error}"
    );
    let credentials = Credentials::new("key-id", "key-secret");
    assert!(Client::base_url("http://127.0.0.1:8080", credentials).is_ok());
}

#[cfg(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "native-tls"))
))]
#[test]
fn a_missing_provider_is_an_error_and_no_panic() {
    let error = sandbox().unwrap_err().to_string();
    assert!(
        error.contains("no cryptography provider is installed"),
        "{error}"
    );
    let credentials = Credentials::new("key-id", "key-secret");
    let error = Client::base_url("http://127.0.0.1:8080", credentials).unwrap_err();
    assert!(matches!(error, ConfigError::Tls(_)), "{error}");
}
