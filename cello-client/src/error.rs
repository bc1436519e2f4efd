//! Why did a call fail, and may it be repeated?

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use cello_core::EventError;

use crate::operation::Operation;
use crate::response::Response;

/// The error of a call to Cello.
///
/// It contains neither the body of the request nor of the answer, and no token, key, address,
/// name or user id: it can be logged as it is. [`kind`](Self::kind) tells what to do about it.
///
/// ```no_run
/// # async fn f(client: cello_client::Client, invoice: impl cello_core::CelloEvent) {
/// use cello_client::ErrorKind;
///
/// match client.send(&invoice).await {
///     Ok(sent) => println!("{:?}", sent.request_id()),
///     Err(error) if error.may_repeat() => println!("try again later: {error}"),
///     Err(error) if error.kind() == ErrorKind::Uncertain => println!("look at it: {error}"),
///     Err(error) => println!("give up: {error}"),
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: ErrorKind,
    operation: Operation,
    /// The base URL, which is what a wrong endpoint or a failed connection is about.
    url: Arc<str>,
    cause: Cause,
    retry_after: Option<Duration>,
}

/// What an error is about.
#[derive(Clone)]
pub(crate) enum Cause {
    /// The event is not valid.
    Event(EventError),
    /// An answer. Its status and its message are shown.
    Response(Response),
    /// A sentence of ours or of the operating system.
    Reason(String),
}

/// The kinds of [`Error`], by what can be done about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// What was passed cannot be sent, and nothing was: the event has
    /// [problems](Error::event_error), or an id is empty.
    Invalid,
    /// Cello refused the access keys, or a token that it had just issued. Until
    /// [`retry_after`](Error::retry_after) is over the client does not ask again: every call
    /// fails with this error at once.
    Credentials,
    /// Cello refused the event or the request. Repeated as it is, it is refused again.
    Refused,
    /// Cello does not know the user or the code.
    NotFound,
    /// The server at the base URL does not answer as Cello's API does: a redirect, a page for
    /// people, a path that does not exist.
    WrongEndpoint,
    /// Cello did not accept the request for now, or could not be reached. The request can be
    /// repeated without harm. The client has done so already, as far as its attempts and its
    /// retry budget go.
    Unavailable,
    /// The event was sent, and whether Cello accepted it is not known: the connection ended or
    /// the time was over before an answer, or the answer was an internal error.
    ///
    /// The client never repeats such a request by itself. Sent again, the event may be reported
    /// twice, as v1 of the API has no idempotency key; not sent again, it may be lost. Which of
    /// the two is worse depends on the event: a second `new-signup` of the same user differs
    /// from a second payment.
    Uncertain,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, operation: Operation, url: &Arc<str>, cause: Cause) -> Self {
        let retry_after = match &cause {
            Cause::Response(response) => response.retry_after,
            Cause::Event(_) | Cause::Reason(_) => None,
        };
        Self(Box::new(Inner {
            kind,
            operation,
            url: Arc::clone(url),
            cause,
            retry_after,
        }))
    }

    /// The same error, with another time to wait.
    pub(crate) fn with_retry_after(mut self, retry_after: Duration) -> Self {
        self.0.retry_after = Some(retry_after);
        self
    }

    /// Returns what kind of error this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns whether the same call can be repeated without harm and may succeed then.
    ///
    /// `false` for [`ErrorKind::Uncertain`]: a repetition may report the event twice.
    #[must_use]
    pub fn may_repeat(&self) -> bool {
        self.0.kind == ErrorKind::Unavailable
    }

    /// Returns how long to wait before the next call: what `Retry-After` asked for, or, for
    /// [`ErrorKind::Credentials`], when the client will ask Cello again.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns Cello's answer, if there was one.
    #[must_use]
    pub fn response(&self) -> Option<&Response> {
        match &self.0.cause {
            Cause::Response(response) => Some(response),
            Cause::Event(_) | Cause::Reason(_) => None,
        }
    }

    /// Returns the HTTP status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.response().map(|response| response.status)
    }

    /// Returns the message of the answer, as [`Response::message`] describes it.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.response()?.message.as_deref()
    }

    /// Returns the id of the request, which Cello's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.response()?.request_id.as_deref()
    }

    /// Returns the problems of an event that is not valid, and so was not sent.
    #[must_use]
    pub fn event_error(&self) -> Option<&EventError> {
        match &self.0.cause {
            Cause::Event(error) => Some(error),
            Cause::Response(_) | Cause::Reason(_) => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner {
            kind,
            operation,
            url,
            cause,
            retry_after,
        } = &*self.0;
        match kind {
            ErrorKind::Invalid => return cause.fmt(f),
            ErrorKind::Credentials => write!(
                f,
                "Cello refused the access keys at {url} ({cause}): check CELLO_ACCESS_KEY_ID and \
                 CELLO_SECRET_ACCESS_KEY, and that they belong to this environment"
            )?,
            ErrorKind::Refused => write!(f, "Cello refused {operation} ({cause})")?,
            ErrorKind::NotFound => {
                write!(f, "Cello has no {} ({cause})", operation.looks_for())?;
            }
            ErrorKind::WrongEndpoint => write!(
                f,
                "{url} does not answer {operation} as Cello's API does ({cause}): check the base URL"
            )?,
            ErrorKind::Unavailable => match cause {
                Cause::Response(_) => {
                    write!(f, "Cello did not accept {operation} for now ({cause})")?;
                }
                Cause::Event(_) | Cause::Reason(_) => {
                    write!(f, "could not send {operation} to {url} ({cause})")?;
                }
            },
            ErrorKind::Uncertain => write!(
                f,
                "Cello may or may not have accepted {operation} ({cause}): sent again, it may \
                 count twice"
            )?,
        }
        match retry_after {
            Some(wait) => write!(f, "; next attempt in {} s at the earliest", wait.as_secs()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Event(error) => error.fmt(f),
            Self::Reason(reason) => f.write_str(reason),
            Self::Response(response) => {
                write!(f, "status {}", response.status)?;
                if let Some(message) = &response.message {
                    write!(f, ", {message:?}")?;
                }
                match &response.request_id {
                    Some(id) => write!(f, ", request {id}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("cause", &format_args!("{}", self.0.cause))
            .field("retry_after", &self.0.retry_after)
            .finish()
    }
}

impl std::error::Error for Error {}
