//! How are the bytes written?
//!
//! By straight-line code, without the formatting machinery; the definition is
//! [`Envelope`]'s `Serialize`, and a property test holds the two equal.

use crate::currency::Currency;
use crate::envelope::{EVENT_NAME, Envelope, NewUser, Payload, Subscription};
use crate::price::Price;

/// Appends an envelope.
pub(crate) fn envelope(envelope: &Envelope<'_>, buffer: &mut Vec<u8>) {
    let context = &envelope.context;
    buffer.extend_from_slice(b"{\"eventName\":\"");
    buffer.extend_from_slice(EVENT_NAME.as_bytes());
    buffer.extend_from_slice(b"\",\"payload\":{");
    payload(&envelope.payload, buffer);
    buffer.extend_from_slice(b"},\"context\":{\"");
    buffer.extend_from_slice(envelope.user_key.as_str().as_bytes());
    buffer.extend_from_slice(b"\":{");
    new_user(&context.new_user, buffer);
    buffer.extend_from_slice(b"},\"event\":{\"trigger\":\"");
    buffer.extend_from_slice(context.event.trigger.as_str().as_bytes());
    buffer.extend_from_slice(b"\",\"timestamp\":\"");
    context.event.timestamp.write(buffer);
    buffer.extend_from_slice(b"\"}");
    if let Some(subscription_info) = &context.subscription {
        buffer.extend_from_slice(b",\"subscription\":{");
        subscription(subscription_info, buffer);
        buffer.push(b'}');
    }
    buffer.extend_from_slice(b"}}");
}

fn payload(payload: &Payload<'_>, buffer: &mut Vec<u8>) {
    buffer.extend_from_slice(b"\"ucc\":");
    string(&payload.ucc, buffer);
    buffer.extend_from_slice(b",\"newUserId\":");
    string(&payload.new_user_id, buffer);
    if let Some(amount) = payload.price {
        buffer.extend_from_slice(b",\"price\":");
        price(amount, buffer);
        buffer.extend_from_slice(b",\"currency\":\"");
        buffer.extend_from_slice(payload.currency.map_or("", Currency::as_str).as_bytes());
        buffer.push(b'"');
    }
}

fn new_user(user: &NewUser<'_>, buffer: &mut Vec<u8>) {
    buffer.extend_from_slice(b"\"id\":");
    string(&user.id, buffer);
    buffer.extend_from_slice(b",\"email\":");
    string(&user.email, buffer);
    if let Some(name) = &user.name {
        buffer.extend_from_slice(b",\"name\":");
        string(name, buffer);
    }
    if let Some(organization_id) = &user.organization_id {
        buffer.extend_from_slice(b",\"organizationId\":");
        string(organization_id, buffer);
    }
}

fn subscription(subscription: &Subscription<'_>, buffer: &mut Vec<u8>) {
    let start = buffer.len();
    if let Some(id) = &subscription.id {
        key(start, b"\"id\":", buffer);
        string(id, buffer);
    }
    if let Some(invoice_id) = &subscription.invoice_id {
        key(start, b"\"invoiceId\":", buffer);
        string(invoice_id, buffer);
    }
    if let Some(interval) = subscription.interval {
        key(start, b"\"interval\":", buffer);
        string(interval.as_str(), buffer);
    }
    if let Some(seats_used) = subscription.seats_used {
        key(start, b"\"seatsUsed\":", buffer);
        integer(seats_used, buffer);
    }
    if let Some(product_key) = &subscription.product_key {
        key(start, b"\"productKey\":", buffer);
        string(product_key, buffer);
    }
}

/// A member's key, behind a comma unless it is the first since `start`.
fn key(start: usize, key: &[u8], buffer: &mut Vec<u8>) {
    if buffer.len() > start {
        buffer.push(b',');
    }
    buffer.extend_from_slice(key);
}

/// Appends a string with its quotes, escaped as `serde_json` does it.
pub(crate) fn string(text: &str, buffer: &mut Vec<u8>) {
    buffer.push(b'"');
    let bytes = text.as_bytes();
    let mut clean_from = 0;
    for (index, &byte) in bytes.iter().enumerate() {
        if needs_escape(byte) {
            buffer.extend_from_slice(&bytes[clean_from..index]);
            escape(byte, buffer);
            clean_from = index + 1;
        }
    }
    buffer.extend_from_slice(&bytes[clean_from..]);
    buffer.push(b'"');
}

fn needs_escape(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

fn escape(byte: u8, buffer: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let digits = [HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]];
            buffer.extend_from_slice(b"\\u00");
            buffer.extend_from_slice(&digits);
            return;
        }
    };
    buffer.extend_from_slice(&[b'\\', short]);
}

/// Appends a price with no more digits than it has.
pub(crate) fn price(price: Price, buffer: &mut Vec<u8>) {
    let (whole, fraction, decimals) = price.parts();
    integer(whole, buffer);
    if decimals > 0 {
        buffer.push(b'.');
        digits(fraction, usize::from(decimals), buffer);
    }
}

/// Appends a number in decimal.
pub(crate) fn integer(number: u64, buffer: &mut Vec<u8>) {
    let count = number.checked_ilog10().unwrap_or(0) as usize + 1;
    digits(number, count, buffer);
}

/// Appends the last `count` decimal digits of a number; 20 at most.
#[allow(clippy::cast_possible_truncation)] // one digit at a time
fn digits(mut number: u64, count: usize, buffer: &mut Vec<u8>) {
    let mut text = [b'0'; 20];
    let text = &mut text[..count];
    for place in text.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
    buffer.extend_from_slice(text);
}

/// The text of a buffer that only this module has written to.
pub(crate) fn into_string(buffer: Vec<u8>) -> String {
    String::from_utf8(buffer).expect("strings and ASCII are written, nothing else")
}
