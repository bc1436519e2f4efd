//! What can be settled before the stand-in starts?

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::fake::FakeCello;
use crate::platform::Platform;
use crate::received::{OnAnswer, Received};
use crate::tokens::Tokens;

/// Settles how a [`FakeCello`] starts.
///
/// ```
/// use std::time::Duration;
/// use cello_fake::FakeCello;
///
/// let cello = FakeCello::builder()
///     .credentials("my-key-id", "my-secret")
///     .token_lifetime(Duration::from_secs(60))
///     .latency(Duration::from_millis(50))
///     .strict(true)
///     .start()?;
/// assert!(cello.url().starts_with("http://127.0.0.1:"));
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use]
pub struct Builder {
    address: SocketAddr,
    patience: Duration,
    tokens: Tokens,
    latency: Duration,
    is_strict: bool,
    on_answer: Option<OnAnswer>,
}

impl FakeCello {
    /// Returns a builder, to choose keys, lifetimes, the address and more.
    pub fn builder() -> Builder {
        Builder::new()
    }
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            patience: Duration::from_secs(10),
            tokens: Tokens::new(),
            latency: Duration::ZERO,
            is_strict: false,
            on_answer: None,
        }
    }

    /// Listens on this address instead of a free port of 127.0.0.1.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Takes these keys instead of made-up ones.
    pub fn credentials(mut self, access_key_id: &str, secret_access_key: &str) -> Self {
        access_key_id.clone_into(&mut self.tokens.access_key_id);
        secret_access_key.clone_into(&mut self.tokens.secret_access_key);
        self
    }

    /// Issues access tokens that are good for this long instead of five hours. The answer
    /// announces whole seconds.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.tokens.access_lifetime = lifetime;
        self
    }

    /// Issues refresh tokens that are good for this long instead of five days.
    pub fn refresh_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.tokens.refresh_lifetime = lifetime;
        self
    }

    /// Waits this long before each usual answer.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// Refuses what only the vendor's guides forbid as well: a payment without an interval,
    /// for example. Without it the stand-in refuses what the vendor's schema refuses.
    pub fn strict(mut self, strict: bool) -> Self {
        self.is_strict = strict;
        self
    }

    /// Waits this long in [`FakeCello::wait_for`] and the like, instead of 10 seconds.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Calls this for each request once its answer is decided, in the order of the answers.
    /// It must be quick, and must not call the stand-in.
    pub fn on_answer(mut self, call: impl Fn(&Received) + Send + Sync + 'static) -> Self {
        self.on_answer = Some(Box::new(call));
        self
    }

    /// Starts the stand-in on a thread of its own.
    ///
    /// # Errors
    ///
    /// If it cannot listen on the address, or start a thread.
    pub fn start(self) -> io::Result<FakeCello> {
        let platform = Platform::new(self.tokens, self.latency, self.is_strict, self.on_answer);
        FakeCello::launch(self.address, self.patience, platform)
    }
}
