//! How are the other four operations asked?

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Method;
use serde::de::DeserializeOwned;
use tracing::Instrument;
use tracing::field::Empty;

use crate::answers::{ActiveLink, ReferralCode, RewardEligibility};
use crate::client::Client;
use crate::error::{Cause, Error, ErrorKind};
use crate::http::{Call, Reply};
use crate::judge::judge;
use crate::operation::Operation;
use crate::redact::Private;
use crate::response::Verdict;
use crate::retry::with_retries;

/// Everything but the characters that RFC 3986, 2.3 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Client {
    /// Asks whether a referral code is valid, and whose it is.
    ///
    /// It is repeated up to three times if Cello cannot be reached or fails, as asking changes
    /// nothing.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if the code is blank, and the others as described there.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client) -> Result<(), cello_client::Error> {
    /// let answer = client.referral_code("A1b2C3d4E5f").await?;
    /// println!("valid: {}, of {:?}", answer.valid, answer.product_user_id);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn referral_code(&self, ucc: &str) -> Result<ReferralCode, Error> {
        self.ask(Operation::ReferralCode, "/referral-codes/", ucc, "")
            .await
    }

    /// Asks whether a new user gets a discount, and by which referral.
    ///
    /// It is repeated as [`referral_code`](Self::referral_code) is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if the id is blank, and the others as described there.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client) -> Result<(), cello_client::Error> {
    /// let answer = client.reward("user-7").await?;
    /// if let Some(reward) = answer.reward.filter(|_| answer.eligible) {
    ///     println!("{:?} % for {:?} months", reward.percentage, reward.interval_count);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn reward(&self, product_user_id: &str) -> Result<RewardEligibility, Error> {
        self.ask(Operation::Reward, "/new-users/", product_user_id, "/reward")
            .await
    }

    /// Asks for the referral code and the invite link of a user.
    ///
    /// It is repeated as [`referral_code`](Self::referral_code) is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Invalid`] if the id is blank, and the others as described there.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client) -> Result<(), cello_client::Error> {
    /// let answer = client.active_link("user-7").await?;
    /// println!("share {}", answer.link);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn active_link(&self, product_user_id: &str) -> Result<ActiveLink, Error> {
        self.ask(
            Operation::ActiveLink,
            "/referral-codes/active-link/",
            product_user_id,
            "",
        )
        .await
    }

    /// Has Cello remove the personal data of a referrer. This cannot be undone.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] if Cello knows no such referrer, which is also the answer if the
    /// referrer was depersonalized before. [`ErrorKind::Uncertain`] if the answer got lost: a
    /// repetition is harmless then, and may end as `NotFound`. [`ErrorKind::Invalid`] if the id is
    /// blank, and the others as described there.
    ///
    /// ```no_run
    /// # async fn f(client: cello_client::Client) -> Result<(), cello_client::Error> {
    /// client.depersonalize("user-7").await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn depersonalize(&self, product_user_id: &str) -> Result<(), Error> {
        let operation = Operation::Depersonalize;
        self.request(
            operation,
            "/referrers/",
            product_user_id,
            "/depersonalize",
            |_| Ok(()),
        )
        .await
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        operation: Operation,
        before: &str,
        id: &str,
        after: &str,
    ) -> Result<T, Error> {
        self.request(operation, before, id, after, |reply| {
            let unreadable = |kind, reason: &str| {
                let reason = format!("status {}, but {reason}", reply.status);
                Error::new(kind, operation, &self.shared().url, Cause::Reason(reason))
            };
            let body = reply
                .body
                .as_ref()
                .map_err(|reason| unreadable(ErrorKind::Unavailable, reason))?;
            // serde's own error would quote values.
            serde_json::from_slice(body).map_err(|_| {
                let reason = "the answer lacks a documented member, or is not JSON";
                unreadable(ErrorKind::WrongEndpoint, reason)
            })
        })
        .await
    }

    async fn request<T>(
        &self,
        operation: Operation,
        before: &str,
        id: &str,
        after: &str,
        read: impl Fn(&Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        // `.` and `..` are steps in a path, even when they are percent-encoded.
        if id.trim().is_empty() || id == "." || id == ".." {
            let reason = if id.trim().is_empty() {
                "the id is blank"
            } else {
                "the id is `.` or `..`, which a path cannot contain"
            };
            return Err(Error::new(
                ErrorKind::Invalid,
                operation,
                &self.shared().url,
                Cause::Reason(reason.into()),
            ));
        }
        let path = format!("{before}{}{after}", utf8_percent_encode(id, RESERVED));
        let method = match operation {
            Operation::Depersonalize => Method::POST,
            _ => Method::GET,
        };
        let call = |client: &Self| Call {
            method: method.clone(),
            path: path.clone(),
            authorization: None,
            user_agent: client.user_agent(),
            body: None,
        };
        let span = tracing::info_span!(
            "cello.request",
            operation = operation.as_str(),
            status = Empty,
            request_id = Empty
        );
        let attempt = || async {
            let reply = self.with_token(operation, call).await?;
            let span = tracing::Span::current();
            span.record("status", reply.status);
            span.record("request_id", reply.request_id.as_deref());
            let response = judge(&reply, Private::Texts(&[id]));
            match response.verdict {
                Verdict::Accepted => read(&reply),
                _ => Err(self.refusal(operation, response)),
            }
        };
        with_retries(&self.shared().budget, attempt)
            .instrument(span)
            .await
    }
}
