//! What is recorded of an event?

use cello_core::{CelloEvent, Envelope, EventError, Fault, Slot, Trigger};

use crate::{digest, key};

/// The longest lane or user id in characters. PostgreSQL refuses index rows of more than 2.7 kB,
/// which would abort the user's transaction.
const LONGEST_ID: usize = 255;

/// An event, checked and rendered, as the columns of its row.
#[derive(Clone)]
pub(crate) struct Entry {
    pub key: String,
    pub digest: String,
    pub lane: String,
    pub user_id: String,
    pub trigger: Trigger,
    pub invoice: Option<String>,
    pub payload: String,
}

/// Renders an event; `None` if there is nothing to report.
///
/// `key` replaces the event's own key.
pub(crate) fn of<E: CelloEvent + ?Sized>(
    event: &E,
    key: Option<&str>,
) -> Result<Option<Entry>, EventError> {
    let envelope = event.envelope()?;
    envelope.map(|it| of_envelope(&it, key)).transpose()
}

/// Renders an event that was put together by hand, read, or made of a gateway's webhook.
pub(crate) fn of_envelope(envelope: &Envelope<'_>, key: Option<&str>) -> Result<Entry, EventError> {
    let payload = envelope.to_json();
    check_ids(envelope)?;
    let key = match key {
        None => key::of(envelope),
        Some(key) => own_key(key, envelope.trigger())?,
    };
    Ok(Entry {
        key,
        digest: digest::of(envelope),
        lane: envelope.payload().new_user_id.to_string(),
        user_id: envelope.context().new_user.id.to_string(),
        trigger: envelope.trigger(),
        invoice: envelope
            .context()
            .subscription
            .as_ref()
            .and_then(|subscription| subscription.invoice_id.as_deref())
            .map(str::to_owned),
        payload,
    })
}

/// Refuses what a database would choke on: PostgreSQL takes no NUL in a text.
fn check_ids(event: &Envelope<'_>) -> Result<(), EventError> {
    let subscription = event.context().subscription.as_ref();
    let invoice = subscription.and_then(|subscription| subscription.invoice_id.as_deref());
    let ids = [
        (Slot::PayloadNewUserId, Some(&*event.payload().new_user_id)),
        (Slot::NewUserId, Some(&*event.context().new_user.id)),
        (Slot::SubscriptionInvoiceId, invoice),
    ];
    let problems = ids.into_iter().filter_map(|(slot, id)| {
        let fault = if id?.chars().count() > LONGEST_ID {
            "the id is longer than 255 characters"
        } else if id?.chars().any(char::is_control) {
            "the id contains a control character"
        } else {
            return None;
        };
        Some((slot, Fault::Custom(fault.to_owned())))
    });
    match EventError::from_problems(event.trigger(), problems) {
        None => Ok(()),
        Some(error) => Err(error),
    }
}

/// Checks a key that the user chose.
fn own_key(key: &str, trigger: Trigger) -> Result<String, EventError> {
    if !key.trim().is_empty() && key.trim() == key && !key.chars().any(char::is_control) {
        return Ok(key::shorten(key.to_owned()));
    }
    // The key of the outbox fills no slot: the one that mostly makes an event's own key is
    // the nearest that the error can name.
    let slot = match trigger {
        Trigger::InvoicePaid | Trigger::ChargeRefunded => Slot::SubscriptionInvoiceId,
        _ => Slot::NewUserId,
    };
    let fault = "the key given to the outbox is blank, has white space around it, \
                 or contains a control character";
    let problem = (slot, Fault::Custom(fault.to_owned()));
    match EventError::from_problems(trigger, [problem]) {
        None => Ok(key.to_owned()),
        Some(error) => Err(error),
    }
}
