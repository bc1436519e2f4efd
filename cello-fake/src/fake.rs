//! How does a test start the stand-in and tell it what to do?

use std::fmt;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc as std_mpsc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::runtime::{self, Handle};
use tokio::sync::{mpsc, oneshot};

use crate::answer::Answer;
use crate::operation::Operation;
use crate::platform::Platform;
use crate::server::{self, Command};
use crate::tokens::CredentialsRefusal;

/// A stand-in for Cello, on loopback, until it is dropped.
///
/// It runs on a thread and a clock of its own, so that it works in tests with and without
/// tokio, and in those that pause tokio's clock. The [crate documentation](crate) has an
/// example.
pub struct FakeCello {
    pub(crate) platform: Arc<Platform>,
    pub(crate) patience: Duration,
    pub(crate) runtime: Handle,
    address: SocketAddr,
    url: String,
    /// `None` once it is being dropped.
    commands: Option<mpsc::UnboundedSender<Command>>,
    thread: Option<JoinHandle<()>>,
}

impl FakeCello {
    /// Starts a stand-in on a free port of 127.0.0.1.
    ///
    /// # Panics
    ///
    /// If no port is free or no thread can be started. [`builder`](Self::builder) has errors
    /// instead, and more to choose from.
    #[must_use]
    pub fn start() -> Self {
        let started = Self::builder().start();
        started.expect("a stand-in needs a free port and a thread")
    }

    pub(crate) fn launch(
        address: SocketAddr,
        patience: Duration,
        platform: Platform,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let platform = Arc::new(platform);
        let (commands, receiver) = mpsc::unbounded_channel();
        let (started, runtime) = std_mpsc::sync_channel(1);
        let shared = platform.clone();
        let thread = thread::Builder::new().name("cello-fake".to_owned());
        let thread = thread.spawn(move || {
            let runtime = runtime::Builder::new_current_thread().enable_all().build();
            let runtime = match runtime {
                Ok(runtime) => runtime,
                Err(error) => return drop(started.send(Err(error))),
            };
            let _ = started.send(Ok(runtime.handle().clone()));
            let served = runtime.block_on(server::serve(shared, listener, address, receiver));
            // A wait that a test gave up on may still be there.
            runtime.shutdown_background();
            served.expect("a listener on loopback works");
        })?;
        let gone = |_| io::Error::other("the stand-in's thread ended at once");
        let runtime = runtime.recv().map_err(gone)??;
        Ok(Self {
            platform,
            patience,
            runtime,
            address,
            url: format!("http://{address}"),
            commands: Some(commands),
            thread: Some(thread),
        })
    }

    /// Returns the base URL, like `http://127.0.0.1:34567`, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the address that it listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the access key id that it takes.
    #[must_use]
    pub fn access_key_id(&self) -> String {
        self.platform.state().tokens.access_key_id.clone()
    }

    /// Returns the secret access key that it takes.
    #[must_use]
    pub fn secret_access_key(&self) -> String {
        self.platform.state().tokens.secret_access_key.clone()
    }

    /// Answers the next requests to `POST /events` with these, one each, and then as before.
    pub fn next_answers(&self, answers: impl IntoIterator<Item = Answer>) {
        self.next_answers_to(Operation::SendEvent, answers);
    }

    /// Answers the next requests to an operation with these, one each, and then as before.
    pub fn next_answers_to(&self, operation: Operation, answers: impl IntoIterator<Item = Answer>) {
        let mut state = self.platform.state();
        state.next.entry(operation).or_default().extend(answers);
    }

    /// Answers every request to an operation with this, until
    /// [`always`](Self::always) is called with [`usual`](crate::usual).
    /// Answers for the next requests go first.
    pub fn always(&self, operation: Operation, answer: Answer) {
        self.platform.state().always.insert(operation, answer);
    }

    /// Waits this long before each answer from now on.
    pub fn set_latency(&self, latency: Duration) {
        self.platform.state().latency = latency;
    }

    /// Takes these keys from now on, and no others. Tokens stay good.
    pub fn set_credentials(&self, access_key_id: &str, secret_access_key: &str) {
        let tokens = &mut self.platform.state().tokens;
        access_key_id.clone_into(&mut tokens.access_key_id);
        secret_access_key.clone_into(&mut tokens.secret_access_key);
    }

    /// Refuses even the right keys from now on, in this shape.
    pub fn refuse_credentials(&self, refusal: CredentialsRefusal) {
        let tokens = &mut self.platform.state().tokens;
        tokens.refusal = refusal;
        tokens.refuses_credentials = true;
    }

    /// Takes the right keys again.
    pub fn accept_credentials(&self) {
        self.platform.state().tokens.refuses_credentials = false;
    }

    /// Refuses, or no longer refuses, every refresh token.
    pub fn refuse_refresh(&self, refuse: bool) {
        self.platform.state().tokens.refuses_refresh = refuse;
    }

    /// Issues access tokens that are good for this long from now on.
    pub fn set_token_lifetime(&self, lifetime: Duration) {
        self.platform.state().tokens.access_lifetime = lifetime;
    }

    /// Makes every access token expire now; its holder cannot know.
    pub fn expire_tokens(&self) {
        self.platform.state().tokens.expire_access();
    }

    /// Makes every refresh token expire now.
    pub fn expire_refresh_tokens(&self) {
        self.platform.state().tokens.expire_refresh();
    }

    /// Makes a referrer and the referral code known.
    pub fn add_referrer(&self, product_user_id: &str, ucc: &str) {
        self.platform.state().referrers.add(product_user_id, ucc);
    }

    /// Answers questions for a new user's reward with this JSON value. The reward of other
    /// users is `{"eligible": false, "reward": null}`.
    pub fn set_reward(&self, product_user_id: &str, answer: serde_json::Value) {
        self.platform
            .state()
            .referrers
            .set_reward(product_user_id, answer);
    }

    /// Stops listening and closes every connection: whoever connects is refused. What it
    /// knows and has seen stays.
    pub fn go_down(&self) {
        let (done, is_down) = oneshot::channel();
        self.command(Command::GoDown(done));
        self.wait_on(is_down).unwrap_or_default();
    }

    /// Listens again, on the same address.
    ///
    /// # Errors
    ///
    /// If another program has taken the address.
    pub fn come_up(&self) -> io::Result<()> {
        let (done, is_up) = oneshot::channel();
        self.command(Command::ComeUp(done));
        self.wait_on(is_up).unwrap_or(Ok(()))
    }

    fn command(&self, command: Command) {
        if let Some(commands) = &self.commands {
            let _ = commands.send(command);
        }
    }

    /// Waits for the server's thread, also where blocking on a channel of tokio's would
    /// panic: inside a runtime. It takes microseconds.
    fn wait_on<T: Send + 'static>(&self, answer: oneshot::Receiver<T>) -> Option<T> {
        let (sender, receiver) = std_mpsc::sync_channel(1);
        self.runtime.spawn(async move {
            if let Ok(answer) = answer.await {
                let _ = sender.send(answer);
            }
        });
        receiver.recv().ok()
    }
}

impl Drop for FakeCello {
    /// Closes every connection and frees the port.
    fn drop(&mut self) {
        self.commands = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for FakeCello {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = &self.url;
        f.debug_struct("FakeCello")
            .field("url", url)
            .finish_non_exhaustive()
    }
}
