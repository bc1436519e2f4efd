//! Is an event with a known key the same event?

use std::fmt::Write as _;

use cello_core::Envelope;
use hmac_sha256::Hash;

/// Returns the SHA-256 of what the event reports, in hexadecimal: trigger, ids, price, currency
/// and time.
///
/// The referral code, the address and the name are left out: a user who changes the address
/// between two attempts reports the same event, and the digest outlives the payload.
pub(crate) fn of(event: &Envelope<'_>) -> String {
    let payload = event.payload();
    let context = event.context();
    let subscription = context.subscription.as_ref();
    let parts = [
        Some(event.trigger().to_string()),
        Some(payload.new_user_id.to_string()),
        Some(context.new_user.id.to_string()),
        context
            .new_user
            .organization_id
            .as_deref()
            .map(str::to_owned),
        subscription
            .and_then(|it| it.id.as_deref())
            .map(str::to_owned),
        subscription
            .and_then(|it| it.invoice_id.as_deref())
            .map(str::to_owned),
        payload.price.map(|price| price.to_string()),
        payload.currency.map(|currency| currency.to_string()),
        Some(context.event.timestamp.to_string()),
    ];
    let mut hash = Hash::new();
    for part in &parts {
        // The length comes first, so that no two lists of parts have the same bytes.
        match part {
            None => hash.update([0]),
            Some(text) => {
                hash.update([1]);
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text.as_bytes());
            }
        }
    }
    to_hex(&hash.finalize())
}

/// Returns the SHA-256 of some bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    to_hex(&Hash::hash(bytes))
}

fn to_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
