//! How is an event sent?

use bytes::Bytes;
use cello_core::{CelloEvent, Envelope};
use tracing::Instrument;
use tracing::field::Empty;

use crate::client::Client;
use crate::error::{Cause, Error, ErrorKind};
use crate::judge::judge;
use crate::operation::Operation;
use crate::redact::Private;
use crate::response::{Response, Verdict};
use crate::retry::with_retries;

/// What became of a value that was passed to [`Client::send`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Cello accepted the event.
    Accepted(Accepted),
    /// There was nothing to report, since the customer was not referred. Nothing was sent.
    Nothing,
}

impl Sent {
    /// Returns the id of the request, if one was sent and Cello's gateway gave it an id.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Accepted(accepted) => accepted.request_id.as_deref(),
            Self::Nothing => None,
        }
    }
}

/// An event that Cello accepted.
///
/// Accepted does not mean valid: whether Cello found a fault in the event shows only in the Event
/// Feed of its portal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// The id that Cello's gateway gave the request, which its support asks for.
    pub request_id: Option<String>,
}

impl Client {
    /// Sends an event, and waits until Cello has accepted it.
    ///
    /// Makes up to three attempts, with random pauses of up to 0.5 s and 5 s between them, or as
    /// long as `Retry-After` asks for, if that is no longer than 5 s. It repeats only what was
    /// certainly not accepted: a failed connection and the statuses 408, 429 and 503. All callers
    /// of a client share a budget of retries, so that an outage does not triple the load.
    ///
    /// **A dropped future is uncertain, too.** When you wrap this call in a timeout, or your
    /// server cancels the handler, the event may or may not have been accepted, and no error tells
    /// you. Run it in a task of its own, or record the event in your database first, as the crate
    /// `cello-outbox` does.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if the event has problems, [`ErrorKind::Refused`] if Cello refuses
    /// it, [`ErrorKind::Uncertain`] if whether it was accepted is not known, and the others as
    /// described there.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client) -> Result<(), cello_client::Error> {
    /// use cello_client::Sent;
    /// use cello_core::CelloEvent;
    ///
    /// #[derive(CelloEvent)]
    /// #[cello(trigger = "demo-call-attended")]
    /// struct Demo {
    ///     #[cello(ucc)]                   referral_code: Option<String>,
    ///     #[cello(newUser.id)]            user_id: u64,
    ///     #[cello(newUser.email)]         email: String,
    ///     #[cello(newUser.name)]          name: String,
    ///     #[cello(event.timestamp(unix))] ended_at: i64,
    /// }
    ///
    /// let demo = Demo {
    ///     referral_code: Some("A1b2C3d4E5f".into()),
    ///     user_id: 7,
    ///     email: "ada@example.com".into(),
    ///     name: "Ada Example".into(),
    ///     ended_at: 1_772_357_400,
    /// };
    /// match client.send(&demo).await? {
    ///     Sent::Accepted(accepted) => println!("request {:?}", accepted.request_id),
    ///     Sent::Nothing => println!("not referred"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn send(
        &self,
        event: &(impl CelloEvent + ?Sized),
    ) -> impl Future<Output = Result<Sent, Error>> + Send {
        // Deliberately not an `async fn`, which would keep the event: this future is `Send` even
        // if the event cannot be shared between threads.
        let json = event.to_json();
        async move {
            match json {
                Ok(Some(json)) => self.send_json(json).await.map(Sent::Accepted),
                Ok(None) => Ok(Sent::Nothing),
                Err(error) => Err(Error::new(
                    ErrorKind::Invalid,
                    Operation::Event,
                    &self.shared().url,
                    Cause::Event(error),
                )),
            }
        }
    }

    /// Sends an envelope, as [`send`](Self::send) does.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), except that an envelope is always valid.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client, json: &str) -> Result<(), Box<dyn std::error::Error>> {
    /// use cello_core::Envelope;
    ///
    /// let envelope: Envelope = serde_json::from_str(json)?;
    /// let accepted = client.send_envelope(&envelope).await?;
    /// println!("{:?}", accepted.request_id);
    /// # Ok(())
    /// # }
    /// ```
    #[allow(clippy::missing_panics_doc)] // an envelope is always JSON
    pub async fn send_envelope(&self, envelope: &Envelope<'_>) -> Result<Accepted, Error> {
        let json = serde_json::to_vec(envelope).expect("an envelope is always JSON");
        self.send_json(json).await
    }

    /// Sends the JSON of an event as it is, as [`send`](Self::send) does. Nothing is checked.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send), except that [`ErrorKind::Invalid`] does not occur.
    pub async fn send_json(&self, json: impl Into<Vec<u8>>) -> Result<Accepted, Error> {
        let body = Bytes::from(json.into());
        let span = tracing::info_span!("cello.send", status = Empty, request_id = Empty);
        let send = async {
            let response =
                with_retries(&self.shared().budget, || self.send_once(body.clone())).await;
            let span = tracing::Span::current();
            let (status, request_id) = match &response {
                Ok(response) => (Some(response.status), response.request_id.as_deref()),
                Err(error) => (error.status(), error.request_id()),
            };
            span.record("status", status);
            span.record("request_id", request_id);
            response.map(|response| Accepted {
                request_id: response.request_id,
            })
        };
        send.instrument(span).await
    }

    async fn send_once(&self, body: Bytes) -> Result<Response, Error> {
        let call = |client: &Self| client.event_call(body.clone());
        let reply = self.with_token(Operation::Event, call).await?;
        let response = judge(&reply, Private::Event(&body));
        match response.verdict {
            Verdict::Accepted => Ok(response),
            _ => Err(self.refusal(Operation::Event, response)),
        }
    }
}
