//! A client that answers as a test says.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cello_outbox::{Meaning, Relay, RelayBuilder, Reply, Sender, TokenError};
use serde_json::Value;

use crate::fixture::Fixture;

/// Decides about an event: its body, and how often it was sent before.
type Answer = dyn Fn(&Value, usize) -> Reply + Send + Sync;

/// A client that answers as a test says, and remembers what it was given.
#[derive(Clone)]
pub struct Script(Arc<Inner>);

struct Inner {
    answer: Mutex<Arc<Answer>>,
    latency: Mutex<Duration>,
    sent: Mutex<Vec<String>>,
    counts: Mutex<HashMap<String, usize>>,
    at_once: AtomicUsize,
    beside: Mutex<Vec<(String, usize)>>,
    tokens: Mutex<Option<TokenError>>,
    replacements: Mutex<Option<TokenError>>,
    issued: AtomicI64,
    url: String,
}

impl Script {
    pub fn new(answer: impl Fn(&Value, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::at("https://cello.test", answer)
    }

    pub fn at(url: &str, answer: impl Fn(&Value, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner {
            answer: Mutex::new(Arc::new(answer)),
            latency: Mutex::default(),
            sent: Mutex::default(),
            counts: Mutex::default(),
            at_once: AtomicUsize::new(0),
            beside: Mutex::default(),
            tokens: Mutex::default(),
            replacements: Mutex::default(),
            issued: AtomicI64::new(0),
            url: url.to_owned(),
        }))
    }

    /// A client whose every event is accepted.
    pub fn accepting() -> Self {
        Self::new(|_, _| accepted())
    }

    pub fn answer(&self, answer: impl Fn(&Value, usize) -> Reply + Send + Sync + 'static) {
        *self.0.answer.lock().unwrap() = Arc::new(answer);
    }

    pub fn latency(&self, latency: Duration) {
        *self.0.latency.lock().unwrap() = latency;
    }

    /// Lets the log-in fail, or succeed.
    pub fn tokens(&self, error: Option<TokenError>) {
        *self.0.tokens.lock().unwrap() = error;
    }

    /// Lets the exchange of a refused token fail, or succeed.
    pub fn replacements(&self, error: Option<TokenError>) {
        *self.0.replacements.lock().unwrap() = error;
    }

    pub fn replaced(&self) -> i64 {
        self.0.issued.load(Ordering::SeqCst)
    }

    /// Returns the bodies that were sent, in order.
    pub fn sent(&self) -> Vec<String> {
        self.0.sent.lock().unwrap().clone()
    }

    /// Waits until the sending of so many has begun. The table shows a row as `sending` from its
    /// claim on, and one that is claimed and not yet sent is given back by a shutdown.
    pub async fn until_sent(&self, count: usize) {
        let start = std::time::Instant::now();
        while self.sent().len() < count {
            assert!(
                start.elapsed() < Duration::from_secs(20),
                "{:?}",
                self.words()
            );
            // Another task sends; only the script tells how far it is.
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Returns what was sent, as `lane trigger invoice`.
    pub fn words(&self) -> Vec<String> {
        self.sent()
            .iter()
            .map(|body| words(&serde_json::from_str(body).unwrap()))
            .collect()
    }

    /// Returns how many others were in flight when an event of this lane was sent.
    pub fn beside(&self, lane: &str) -> Vec<usize> {
        let beside = self.0.beside.lock().unwrap();
        let of_lane = beside.iter().filter(|(words, _)| words.starts_with(lane));
        of_lane.map(|(_, others)| *others).collect()
    }

    /// Starts a relay whose hours are milliseconds.
    pub async fn relay(
        &self,
        fixture: &Fixture,
        change: impl FnOnce(RelayBuilder<Self>) -> RelayBuilder<Self>,
    ) -> Relay {
        let builder = Relay::new(&fixture.database, self.clone()).timing(|timing| {
            timing.poll = Duration::from_millis(20);
            timing.sweep = Duration::from_millis(50);
            timing.probe = Duration::from_millis(40);
            timing.keys_probe = Duration::from_millis(40);
            timing.breaker_first = Duration::from_millis(20);
            timing.breaker_longest = Duration::from_millis(80);
        });
        change(builder).start().await.expect("the relay starts")
    }
}

/// Returns an event as `lane trigger invoice`.
pub fn words(body: &Value) -> String {
    let text = |pointer| {
        body.pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let words = [
        text("/payload/newUserId"),
        text("/context/event/trigger"),
        text("/context/subscription/invoiceId"),
    ];
    words.join(" ").trim_end().to_owned()
}

pub fn accepted() -> Reply {
    answered(Meaning::Accepted, 200)
}

pub fn answered(meaning: Meaning, status: u16) -> Reply {
    Reply::Answered {
        meaning,
        status,
        request_id: Some(format!("req-{status}")),
        retry_after: None,
        message: (meaning != Meaning::Accepted).then(|| format!("message of {status}")),
    }
}

struct AtOnce<'a>(&'a Inner);

impl Drop for AtOnce<'_> {
    fn drop(&mut self) {
        self.0.at_once.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Sender for Script {
    type Token = i64;

    fn url(&self) -> &str {
        &self.0.url
    }

    async fn token(&self) -> Result<i64, TokenError> {
        match &*self.0.tokens.lock().unwrap() {
            Some(error) => Err(error.clone()),
            None => Ok(self.0.issued.load(Ordering::SeqCst)),
        }
    }

    async fn replace_token(&self, _: &i64) -> Result<i64, TokenError> {
        match &*self.0.replacements.lock().unwrap() {
            Some(error) => Err(error.clone()),
            None => Ok(self.0.issued.fetch_add(1, Ordering::SeqCst) + 1),
        }
    }

    async fn attempt(&self, _: &i64, body: String) -> Reply {
        let inner = &*self.0;
        let at_once = inner.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        let _guard = AtOnce(inner);
        let event = words(&serde_json::from_str(&body).expect("the body is JSON"));
        inner.beside.lock().unwrap().push((event, at_once - 1));
        let before = {
            let mut counts = inner.counts.lock().unwrap();
            let count = counts.entry(body.clone()).or_default();
            *count += 1;
            *count - 1
        };
        inner.sent.lock().unwrap().push(body.clone());
        let latency = *inner.latency.lock().unwrap();
        if !latency.is_zero() {
            // The latency of a network.
            tokio::time::sleep(latency).await;
        }
        let answer = Arc::clone(&inner.answer.lock().unwrap());
        answer(
            &serde_json::from_str(&body).expect("the body is JSON"),
            before,
        )
    }
}
