//! What does a test want the stand-in to answer?

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

/// An answer that a test asks for, mostly a fault.
///
/// Whoever sent the request sees this instead of the usual answer; neither its token nor its
/// body is looked at. An answer of 2xx accepts the event, and nothing else does, unless
/// [`and_accept`](Self::and_accept) is added: a gateway that gives up on an event which Cello
/// has taken is what makes the outcome uncertain.
///
/// ```
/// use std::time::Duration;
/// use cello_fake::{FakeCello, hang, reset_after_body, status};
///
/// let cello = FakeCello::start();
/// cello.next_answers([
///     status(503).retry_after(2),
///     status(504).and_accept(),
///     reset_after_body(),
///     status(200).body("<html>").after(Duration::from_millis(20)),
///     hang(),
/// ]);
/// ```
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) kind: Kind,
    pub(crate) delay: Duration,
    pub(crate) accepts: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Usual,
    Made(Made),
    Hang,
    ResetBeforeBody,
    ResetAfterBody,
}

/// An answer put together by hand.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// `None`: a message in the vendor's shape, or the usual body of a 2xx.
    pub(crate) body: Option<Bytes>,
    pub(crate) pace: Option<Duration>,
    pub(crate) cut_after: Option<usize>,
}

/// Answers as usual: to let some requests pass between faults, or with
/// [`Answer::after`] to be slow.
#[must_use]
pub fn usual() -> Answer {
    Answer::new(Kind::Usual)
}

/// Answers with this status, and with a body as the vendor sends it unless
/// [`Answer::body`] gives another.
///
/// # Panics
///
/// If no answer can have the status: it is 200 to 599.
#[must_use]
#[track_caller]
pub fn status(status: u16) -> Answer {
    assert!(
        (200..600).contains(&status),
        "{status} cannot be the status of an answer: it is 200 to 599"
    );
    Answer::new(Kind::Made(Made {
        status,
        headers: Vec::new(),
        body: None,
        pace: None,
        cut_after: None,
    }))
}

/// Reads the request and never answers.
#[must_use]
pub fn hang() -> Answer {
    Answer::new(Kind::Hang)
}

/// Resets the connection once the request's headers have arrived.
#[must_use]
pub fn reset_before_body() -> Answer {
    Answer::new(Kind::ResetBeforeBody)
}

/// Resets the connection once the whole request has arrived, without an answer.
#[must_use]
pub fn reset_after_body() -> Answer {
    Answer::new(Kind::ResetAfterBody)
}

impl Answer {
    const fn new(kind: Kind) -> Self {
        Self {
            kind,
            delay: Duration::ZERO,
            accepts: false,
        }
    }

    /// Adds a header.
    ///
    /// # Panics
    ///
    /// If the answer has no headers, because it does not begin with [`status`].
    #[must_use]
    #[track_caller]
    pub fn header(mut self, name: &str, value: impl fmt::Display) -> Self {
        let header = (name.to_owned(), value.to_string());
        self.made("a header").headers.push(header);
        self
    }

    /// Adds `Retry-After`: seconds, a date, or nonsense, exactly as given.
    ///
    /// # Panics
    ///
    /// If the answer has no headers, because it does not begin with [`status`].
    #[must_use]
    #[track_caller]
    pub fn retry_after(self, value: impl fmt::Display) -> Self {
        self.header("retry-after", value)
    }

    /// Sends exactly these bytes as the body.
    ///
    /// # Panics
    ///
    /// If the answer has no body, because it does not begin with [`status`].
    #[must_use]
    #[track_caller]
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.made("a body").body = Some(Bytes::from(body.into()));
        self
    }

    /// Announces the whole body, sends this many bytes of it, and closes the connection.
    ///
    /// # Panics
    ///
    /// If the answer has no body, because it does not begin with [`status`].
    #[must_use]
    #[track_caller]
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.made("a body").cut_after = Some(bytes);
        self
    }

    /// Sends the body one byte at a time, and waits before each.
    ///
    /// # Panics
    ///
    /// If the answer has no body, because it does not begin with [`status`].
    #[must_use]
    #[track_caller]
    pub fn dripping(mut self, pace: Duration) -> Self {
        self.made("a body").pace = Some(pace);
        self
    }

    /// Waits before the answer, after the request has been read.
    #[must_use]
    pub const fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Accepts the event all the same, which the sender cannot know.
    #[must_use]
    pub const fn and_accept(mut self) -> Self {
        self.accepts = true;
        self
    }

    #[track_caller]
    fn made(&mut self, what: &str) -> &mut Made {
        match &mut self.kind {
            Kind::Made(made) => made,
            _ => panic!("only an answer that begins with `status(…)` has {what}"),
        }
    }
}
