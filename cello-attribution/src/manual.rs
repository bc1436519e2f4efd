//! What is sent again when it is found late who referred a user?

use std::collections::HashMap;

use cello_core::{Envelope, Timestamp, Trigger};

use crate::{Integration, Metadata, Report};

mod error;
mod past;

pub use error::ManualAttributionError;
pub use past::PastEvent;

/// Cello imports no transaction that is older: 30 days, in milliseconds.
const TOO_OLD_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// What to do about a user whose referrer is found late.
///
/// First keep the referrer's code with the user, so that what happens from now on is
/// attributed. For what happened before, this tells how to report each event:
///
/// 1. [`metadata`](Self::metadata): into the user's customer at the gateway, if a webhook
///    reports. Cello hears of it by `customer.updated` or `customer_changed`.
/// 2. [`by_api`](Self::by_api): to be sent by the API, in this order: the signup, attended
///    demos, then transactions, each by time.
/// 3. [`by_webhook`](Self::by_webhook): transactions for which the gateway has to be asked
///    to send its own event again; [`Integration::webhook_event`] returns which.
/// 4. [`report`](Self::report): transactions that Cello does not import, for its support.
///
/// A transaction is too old when it happened 30 days or longer before the attribution; to
/// the millisecond, by its own timestamp. The rule is about transactions: a signup, and a
/// demo, are sent again whatever their age. So is a recent refund whose payment is in the
/// report; tell the support of both.
///
/// Source: guide 003.
///
/// ```
/// use cello_attribution::{Integration, ManualAttribution, PastEvent};
///
/// // As they were kept, of a user who had no code then.
/// let signup = r#"{
///     "eventName": "ReferralUpdated",
///     "payload": { "newUserId": "user-7", "price": 0, "currency": "" },
///     "context": {
///         "newUser": { "id": "user-7", "email": "ada@example.com", "name": "Ada Example" },
///         "event": { "trigger": "new-signup", "timestamp": "2026-01-05T08:00:00Z" }
///     }
/// }"#;
/// let events: Vec<PastEvent> = vec![serde_json::from_str(signup)?];
///
/// let now = "2026-04-01T00:00:00Z".parse()?; // or Timestamp::try_from(SystemTime::now())
/// let attribution = ManualAttribution::new(Integration::Api, "A1b2C3d4E5f", events, now)?;
/// assert_eq!(attribution.by_api()[0].payload().ucc, "A1b2C3d4E5f");
/// assert!(attribution.report().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ManualAttribution {
    metadata: Option<Metadata<'static>>,
    by_api: Vec<Envelope<'static>>,
    by_webhook: Vec<Envelope<'static>>,
    report: Report,
}

impl ManualAttribution {
    /// Plans the attribution of one new user's past events, in any order: the signup and the
    /// transactions.
    ///
    /// `ucc` is the code of the referrer; space around it is dropped, as codes are copied by
    /// hand. `at` is the moment of the attribution, which is now. Nothing is guessed; each of
    /// these is an error that names the event:
    ///
    /// - There is neither a `new-signup` nor a `demo-call-attended`, or two signups.
    /// - An event already has another `ucc`: somebody else is rewarded for it.
    /// - An event has another `newUserId` than the signup, so is not attributed to the
    ///   same user or organization. Several users of one organization may have paid.
    /// - A transaction happened before the signup, as nothing that a referral led to can;
    ///   or after `at`.
    /// - Two events have the same trigger, timestamp, user and invoice: they would count
    ///   twice. An invoice that is paid in parts is several transactions, and so are two
    ///   refunds of one second: milliseconds distinguish them.
    pub fn new(
        integration: Integration,
        ucc: &str,
        events: impl IntoIterator<Item = PastEvent>,
        at: Timestamp,
    ) -> Result<Self, ManualAttributionError> {
        let ucc = ucc.trim();
        let mut events: Vec<(usize, Envelope<'static>)> = events
            .into_iter()
            .enumerate()
            .map(|(index, event)| Ok((index, event.attributed_to(ucc, index)?)))
            .collect::<Result<_, _>>()?;
        events.sort_by_key(|(_, event)| order(event));
        check(&events, at)?;

        let mut attribution = Self {
            metadata: None,
            by_api: Vec::new(),
            by_webhook: Vec::new(),
            report: Report::default(),
        };
        if let (Some(_), Some((_, signup))) = (integration.gateway(), events.first()) {
            attribution.metadata = Some(Metadata::from(signup).into_owned());
        }
        let mut too_old = Vec::new();
        for (_, event) in events {
            let age_ms = at.unix_ms() - time(&event).unix_ms();
            if is_transaction(&event) && age_ms >= TOO_OLD_MS {
                too_old.push(event);
            } else if integration.webhook_event(event.trigger()).is_none() {
                attribution.by_api.push(event);
            } else if is_transaction(&event) {
                attribution.by_webhook.push(event);
            } // The metadata is the signup that a webhook reports.
        }
        attribution.report = Report::new(too_old);
        Ok(attribution)
    }

    /// What to write to the user's customer at the gateway, as
    /// [`merge_into_stripe`](Metadata::merge_into_stripe) and
    /// [`merge_into_chargebee`](Metadata::merge_into_chargebee) do; `None` without a webhook.
    #[must_use]
    pub fn metadata(&self) -> Option<&Metadata<'static>> {
        self.metadata.as_ref()
    }

    /// What to send by the API, in this order.
    #[must_use]
    pub fn by_api(&self) -> &[Envelope<'static>] {
        &self.by_api
    }

    /// Returns the transactions whose event the gateway has to send again, in this order.
    #[must_use]
    pub fn by_webhook(&self) -> &[Envelope<'static>] {
        &self.by_webhook
    }

    /// What Cello does not import, by time.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }
}

/// Whether the events, in order, are those of one new user, each once.
fn check(events: &[(usize, Envelope<'_>)], at: Timestamp) -> Result<(), ManualAttributionError> {
    let Some((first, signup)) = events.first().filter(|(_, event)| !is_transaction(event)) else {
        return Err(ManualAttributionError::NoSignup);
    };
    // Whoever attended a demo first was a new user by then.
    let shown_interest = events.iter().filter(|(_, event)| !is_transaction(event));
    let since = shown_interest.map(|(_, event)| time(event)).min();
    let mut known = HashMap::with_capacity(events.len());
    for (position, (index, event)) in events.iter().enumerate() {
        let index = *index;
        if position > 0 && event.trigger() == Trigger::NewSignup {
            let first = *first;
            return Err(ManualAttributionError::SecondSignup { first, index });
        }
        if event.payload().new_user_id != signup.payload().new_user_id {
            return Err(ManualAttributionError::OtherUser { index });
        }
        if Some(time(event)) < since {
            return Err(ManualAttributionError::BeforeSignup { index });
        }
        if time(event) > at {
            return Err(ManualAttributionError::AfterAttribution { index });
        }
        if let Some(first) = known.insert(identity(event), index) {
            return Err(ManualAttributionError::Twice { first, index });
        }
    }
    Ok(())
}

/// Returns what no two events of a user share.
fn identity<'e>(event: &'e Envelope<'_>) -> (Trigger, Timestamp, &'e str, Option<&'e str>) {
    let context = event.context();
    let invoice = context
        .subscription
        .as_ref()
        .and_then(|it| it.invoice_id.as_deref());
    (event.trigger(), time(event), &context.new_user.id, invoice)
}

/// What comes first: who signed up is known before what they paid.
fn order(event: &Envelope<'_>) -> (u8, Timestamp, u8) {
    let facts = event.trigger().facts();
    // A payment goes before its refund of the same moment.
    (facts.stage, time(event), facts.rank)
}

fn is_transaction(event: &Envelope<'_>) -> bool {
    event.trigger().facts().is_transaction
}

fn time(event: &Envelope<'_>) -> Timestamp {
    event.context().event.timestamp
}
