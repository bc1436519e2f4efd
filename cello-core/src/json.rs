//! How are the bytes written?
//!
//! By straight-line code, without the formatting machinery; the definition is
//! [`Envelope`]'s `Serialize`, and a property test holds the two equal.

use cello_catalogue::Interval;

use crate::envelope::{EVENT_NAME, Envelope, NewUser, Payload, Subscription};

mod escape;
mod piece;
mod short;
mod values;
mod words;
mod writer;

use piece::piece;
pub(crate) use piece::{NO_PIECE, Piece, length};
pub(crate) use writer::Writer;

/// Appends an envelope.
pub(crate) fn envelope(envelope: &Envelope<'_>, buffer: &mut Vec<u8>) {
    let mut writer = Writer::new(buffer);
    let context = &envelope.context;
    writer.piece("{\"eventName\":\"");
    writer.piece(EVENT_NAME);
    payload(&envelope.payload, &mut writer);
    writer.piece("},\"context\":{\"");
    writer.piece(envelope.user_key.as_str());
    new_user(&context.new_user, &mut writer);
    writer.piece("\"},\"event\":{\"trigger\":\"");
    writer.piece(context.event.trigger.as_str());
    writer.timestamp(
        const { &piece("\",\"timestamp\":\"") },
        context.event.timestamp,
    );
    if let Some(members) = &context.subscription {
        writer.piece("\"},\"subscription\":{");
        subscription(members, &mut writer);
        writer.piece("}}}");
    } else {
        writer.piece("\"}}}");
    }
    writer.keep();
}

fn payload(payload: &Payload<'_>, writer: &mut Writer<'_>) {
    writer.text(const { &piece("\",\"payload\":{\"ucc\":\"") }, &payload.ucc);
    writer.text(
        const { &piece("\",\"newUserId\":\"") },
        &payload.new_user_id,
    );
    if let Some(price) = payload.price {
        writer.price_in(const { &piece("\",\"price\":") }, price, payload.currency);
    }
    writer.piece("\"");
}

fn new_user(user: &NewUser<'_>, writer: &mut Writer<'_>) {
    writer.text(const { &piece("\":{\"id\":\"") }, &user.id);
    writer.text(const { &piece("\",\"email\":\"") }, &user.email);
    if let Some(name) = &user.name {
        writer.text(const { &piece("\",\"name\":\"") }, name);
    }
    if let Some(organization_id) = &user.organization_id {
        writer.text(
            const { &piece("\",\"organizationId\":\"") },
            organization_id,
        );
    }
}

fn subscription(subscription: &Subscription<'_>, writer: &mut Writer<'_>) {
    let start = writer.end();
    let text = |key: &Piece, text: Option<&str>, writer: &mut Writer<'_>| {
        if let Some(text) = text {
            member(start, writer);
            writer.text(key, text);
            writer.piece("\"");
        }
    };
    text(
        const { &piece("\"id\":\"") },
        subscription.id.as_deref(),
        writer,
    );
    text(
        const { &piece("\"invoiceId\":\"") },
        subscription.invoice_id.as_deref(),
        writer,
    );
    let interval = subscription.interval.map(Interval::as_str);
    text(const { &piece("\"interval\":\"") }, interval, writer);
    if let Some(seats_used) = subscription.seats_used {
        member(start, writer);
        writer.integer(const { &piece("\"seatsUsed\":") }, seats_used);
    }
    let product_key = subscription.product_key.as_deref();
    text(const { &piece("\"productKey\":\"") }, product_key, writer);
}

/// The comma before a member, unless it is the first since `start`.
fn member(start: usize, writer: &mut Writer<'_>) {
    if writer.end() > start {
        writer.piece(",");
    }
}

/// The text of a buffer that only this module has written to.
pub(crate) fn into_string(buffer: Vec<u8>) -> String {
    String::from_utf8(buffer).expect("strings and ASCII are written, nothing else")
}
