//! How is one request sent with one token?

use bytes::Bytes;
use reqwest::Method;

use crate::client::Client;
use crate::error::Error;
use crate::http::{Call, Reply};
use crate::judge::judge;
use crate::operation::Operation;
use crate::redact::Private;
use crate::response::{Response, Verdict};
use crate::token::AccessToken;

/// What became of one request, for schedulers with their own rules of repetition: the result of
/// [`Client::attempt`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Answer {
    /// There is an answer, and [`Response::verdict`] tells what it means.
    Responded(Response),
    /// No byte of the request was written: the event was certainly not accepted.
    NotSent(Error),
    /// The request was written, at least in part, and not answered: the event may or may not have
    /// been accepted.
    Unanswered(Error),
}

impl Client {
    /// Sends the JSON of an event once, with this token, and reports exactly what happened.
    ///
    /// For schedulers that have their own rules of repetition, as the relay of `cello-outbox`:
    /// nothing is repeated, and no token is asked for.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client, stored: String) -> Result<(), cello_client::Error> {
    /// use cello_client::{Answer, Verdict};
    ///
    /// let mut token = client.access_token().await?;
    /// match client.attempt(&token, stored).await {
    ///     Answer::Responded(response) => match response.verdict() {
    ///         Verdict::Accepted => println!("delivered"),
    ///         Verdict::TokenRefused => token = client.replace_token(&token).await?,
    ///         verdict => println!("{verdict:?}: status {}", response.status),
    ///     },
    ///     Answer::NotSent(error) => println!("try again: {error}"),
    ///     Answer::Unanswered(error) => println!("perhaps delivered: {error}"),
    ///     _ => {}
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn attempt(&self, token: &AccessToken, json: impl Into<Vec<u8>>) -> Answer {
        let body = Bytes::from(json.into());
        match self
            .exchange_with(token, Operation::Event, self.event_call(body.clone()))
            .await
        {
            Ok(reply) => Answer::Responded(judge(&reply, Private::Event(&body))),
            Err(error) if error.may_repeat() => Answer::NotSent(error),
            Err(error) => Answer::Unanswered(error),
        }
    }

    pub(crate) fn event_call(&self, body: Bytes) -> Call {
        Call {
            method: Method::POST,
            path: "/events".into(),
            authorization: None,
            user_agent: self.user_agent(),
            body: Some(body),
        }
    }

    /// Sends a request with the current token, and once more with another one if Cello refuses
    /// the first.
    pub(crate) async fn with_token(
        &self,
        operation: Operation,
        call: impl Fn(&Self) -> Call,
    ) -> Result<Reply, Error> {
        let token = self.access_token().await?;
        let reply = self.exchange_with(&token, operation, call(self)).await?;
        if Verdict::of_status(reply.status) != Verdict::TokenRefused {
            return Ok(reply);
        }
        let token = self.replace_token(&token).await?;
        self.exchange_with(&token, operation, call(self)).await
    }

    async fn exchange_with(
        &self,
        token: &AccessToken,
        operation: Operation,
        mut call: Call,
    ) -> Result<Reply, Error> {
        call.authorization = Some(token.authorization());
        let reply = self.exchange(operation, call).await?;
        if Verdict::of_status(reply.status) != Verdict::TokenRefused {
            token.note_accepted();
        }
        Ok(reply)
    }
}
