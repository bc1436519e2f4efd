//! What did the stand-in receive?

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use serde_json::Value;

use crate::operation::Operation;

/// A request that arrived, and how it was answered. Cloning it is cheap.
///
/// `Debug` shows neither the headers nor the body: both may hold a token.
#[derive(Clone)]
pub struct Received(Arc<Details>);

pub(crate) struct Details {
    pub(crate) operation: Option<Operation>,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
    pub(crate) request_id: String,
    pub(crate) at: SystemTime,
    pub(crate) status: Option<u16>,
}

impl Received {
    pub(crate) fn new(details: Details) -> Self {
        Self(Arc::new(details))
    }

    /// Returns the operation; `None` if no operation has this method and path.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        self.0.operation
    }

    /// Returns the method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.0.method
    }

    /// Returns the path as it was sent, percent-encoded, with its query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns a header by its name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.0.headers.iter();
        let (_, value) = headers.find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value)
    }

    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Returns the status of the answer; `None` if there was none.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// Returns the id in the answer's `apigw-requestid` header.
    #[must_use]
    pub fn request_id(&self) -> &str {
        &self.0.request_id
    }

    /// Returns when the request arrived, by the wall clock.
    #[must_use]
    pub fn at(&self) -> SystemTime {
        self.0.at
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.method())
            .field("path", &self.path())
            .field("status", &self.status())
            .field("request_id", &self.request_id())
            .finish_non_exhaustive()
    }
}

/// An event that the stand-in accepted. Cloning it is cheap.
///
/// `Display` prints the JSON exactly as it arrived, for a snapshot.
#[derive(Clone)]
pub struct Event {
    request: Received,
    json: Arc<Value>,
}

impl Event {
    /// A body that is no JSON is an event as well, if a fault accepted it.
    pub(crate) fn new(request: Received) -> Self {
        let json = serde_json::from_slice(request.body()).unwrap_or_default();
        Self {
            request,
            json: Arc::new(json),
        }
    }

    /// Returns the JSON value; `null` if the body was no JSON and a fault accepted it.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.json
    }

    /// Returns the trigger, or an empty text.
    #[must_use]
    pub fn trigger(&self) -> &str {
        self.text_at("/context/event/trigger")
    }

    /// Returns the referral code, or an empty text.
    #[must_use]
    pub fn ucc(&self) -> &str {
        self.text_at("/payload/ucc")
    }

    /// Returns `payload.newUserId`, within which events must stay in order, or an empty text.
    #[must_use]
    pub fn new_user_id(&self) -> &str {
        self.text_at("/payload/newUserId")
    }

    /// Returns the id of the invoice that was paid or refunded, or an empty text.
    #[must_use]
    pub fn invoice_id(&self) -> &str {
        self.text_at("/context/subscription/invoiceId")
    }

    /// Returns the request that brought the event.
    #[must_use]
    pub fn request(&self) -> &Received {
        &self.request
    }

    fn text_at(&self, pointer: &str) -> &str {
        let value = self.json.pointer(pointer);
        value.and_then(Value::as_str).unwrap_or_default()
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&String::from_utf8_lossy(self.request.body()))
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("trigger", &self.trigger())
            .field("request_id", &self.request.request_id())
            .finish_non_exhaustive()
    }
}

pub(crate) type OnAnswer = Box<dyn Fn(&Received) + Send + Sync>;
