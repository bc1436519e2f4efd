//! Which key identifies an event, so that it is recorded once?

use std::fmt::Write as _;

use cello_core::{Envelope, Trigger};

/// The longest key in characters: what the second version of Cello's API accepts
/// as an idempotency key.
pub(crate) const LONGEST: usize = 255;

/// Returns the key of an event: its trigger, and what makes it one of a kind.
pub(crate) fn of(event: &Envelope<'_>) -> String {
    let payload = event.payload();
    let context = event.context();
    let invoice = context
        .subscription
        .as_ref()
        .and_then(|subscription| subscription.invoice_id.as_deref())
        .unwrap_or_default();
    let trigger = event.trigger();
    let at = context.event.timestamp.to_string();
    let mut key = trigger.to_string();
    match trigger {
        Trigger::NewSignup => {
            push(&mut key, &payload.new_user_id);
            push(&mut key, &context.new_user.id);
        }
        Trigger::InvoicePaid => push(&mut key, invoice),
        Trigger::ChargeRefunded => {
            push(&mut key, invoice);
            push(&mut key, &at);
            let mut amount = String::new();
            if let Some(price) = payload.price {
                // Writing to a string cannot fail.
                let _ = write!(amount, "{price}");
            }
            if let Some(currency) = payload.currency {
                let _ = write!(amount, "{currency}");
            }
            push(&mut key, &amount);
        }
        // A demo call, and a trigger that a later cello-core may add: who, and when.
        _ => {
            push(&mut key, &context.new_user.id);
            push(&mut key, &at);
        }
    }
    shorten(key)
}

/// Appends a part, percent-encoded where it would end the part or be taken for an escape.
fn push(key: &mut String, part: &str) {
    key.push(':');
    for character in part.chars() {
        match character {
            '%' => key.push_str("%25"),
            ':' => key.push_str("%3A"),
            other => key.push(other),
        }
    }
}

/// Lets a key that is too long end in the SHA-256 of the whole.
pub(crate) fn shorten(key: String) -> String {
    if key.chars().count() <= LONGEST {
        return key;
    }
    let digest = crate::digest::hex(key.as_bytes());
    let mut short: String = key.chars().take(LONGEST - digest.len()).collect();
    short.push_str(&digest);
    short
}
