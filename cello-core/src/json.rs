//! How are the bytes written?
//!
//! By straight-line code, without the formatting machinery; the definition is
//! [`Envelope`]'s `Serialize`, and a property test holds the two equal.

use cello_catalogue::v1::{self, EVENT_NAME, Fragment, Member, Walker};
use cello_catalogue::{Interval, Slot, UserKey};

use crate::envelope::{Envelope, NewUser, Payload, Subscription};

mod escape;
mod room;
mod short;
mod values;
mod words;
mod writer;

pub(crate) use writer::Writer;

/// Nothing.
pub(crate) const NO_PIECE: &Fragment = &v1::fragment("");

/// Appends an envelope.
pub(crate) fn envelope(envelope: &Envelope<'_>, buffer: &mut Vec<u8>) {
    let mut writer = Writer::new(buffer);
    let context = &envelope.context;
    payload(&envelope.payload, &mut writer);
    new_user(&context.new_user, envelope.user_key, &mut writer);
    // Whatever came last of the user, it was a text.
    let trigger = const { &between(Slot::NewUserEmail, Member::Trigger) };
    writer.text(trigger, context.event.trigger.as_str());
    let timestamp = const { &v1::between(Member::Trigger, TIMESTAMP, UserKey::NewUser) };
    writer.timestamp(timestamp, context.event.timestamp);
    let end = match &context.subscription {
        Some(members) => subscription(members, &mut writer),
        None => const { &end(Slot::EventTimestamp) },
    };
    writer.after(end);
    writer.keep();
}

const TIMESTAMP: Member = Member::Slot(Slot::EventTimestamp);

fn payload(payload: &Payload<'_>, writer: &mut Writer<'_>) {
    let begin = const { &Walker::new(UserKey::NewUser).member(Member::EventName) };
    writer.after(begin);
    writer.piece(EVENT_NAME);
    let ucc = const {
        &v1::between(
            Member::EventName,
            Member::Slot(Slot::PayloadUcc),
            UserKey::NewUser,
        )
    };
    writer.text(ucc, &payload.ucc);
    let id = const { &to(Slot::PayloadUcc, Slot::PayloadNewUserId) };
    writer.text(id, &payload.new_user_id);
    if let Some(price) = payload.price {
        // With the currency, which is a text as the id is.
        let before = const { &to(Slot::PayloadNewUserId, Slot::PayloadPrice) };
        writer.price_in(before, price, payload.currency);
    }
}

fn new_user(user: &NewUser<'_>, user_key: UserKey, writer: &mut Writer<'_>) {
    const ID: Member = Member::Slot(Slot::NewUserId);
    const BEFORE: Member = Member::Slot(Slot::PayloadCurrency);
    let id = match user_key {
        UserKey::NewUser => const { &v1::between(BEFORE, ID, UserKey::NewUser) },
        UserKey::User => const { &v1::between(BEFORE, ID, UserKey::User) },
    };
    writer.text(id, &user.id);
    writer.text(
        const { &to(Slot::NewUserId, Slot::NewUserEmail) },
        &user.email,
    );
    if let Some(name) = &user.name {
        writer.text(const { &to(Slot::NewUserEmail, Slot::NewUserName) }, name);
    }
    if let Some(id) = &user.organization_id {
        let before = const { &to(Slot::NewUserEmail, Slot::NewUserOrganizationId) };
        writer.text(before, id);
    }
}

/// Writes the members that are there, and returns what is after the last.
fn subscription(subscription: &Subscription<'_>, writer: &mut Writer<'_>) -> &'static Fragment {
    let mut last = Last::None;
    let mut text = |before: &[Fragment; 3], text: Option<&str>, writer: &mut Writer<'_>| {
        if let Some(text) = text {
            writer.text(&before[last as usize], text);
            last = Last::Text;
        }
    };
    text(
        const { &members(Slot::SubscriptionId) },
        subscription.id.as_deref(),
        writer,
    );
    let invoice_id = subscription.invoice_id.as_deref();
    text(
        const { &members(Slot::SubscriptionInvoiceId) },
        invoice_id,
        writer,
    );
    let interval = subscription.interval.map(Interval::as_str);
    text(
        const { &members(Slot::SubscriptionInterval) },
        interval,
        writer,
    );
    if let Some(seats_used) = subscription.seats_used {
        let before = const { &members(Slot::SubscriptionSeatsUsed) };
        writer.integer(&before[last as usize], seats_used);
        last = Last::Number;
    }
    if let Some(key) = &subscription.product_key {
        writer.text(
            &const { &members(Slot::SubscriptionProductKey) }[last as usize],
            key,
        );
        last = Last::Text;
    }
    match last {
        // An envelope has none without a member.
        Last::None => const { &end(Slot::EventTimestamp) },
        Last::Text => const { &end(Slot::SubscriptionId) },
        Last::Number => const { &end(Slot::SubscriptionSeatsUsed) },
    }
}

/// The member of the subscription that was written last.
#[derive(Clone, Copy)]
enum Last {
    None,
    Text,
    Number,
}

/// What is before a member of the subscription, by what was written last.
const fn members(slot: Slot) -> [Fragment; 3] {
    [
        to(Slot::EventTimestamp, slot),
        to(Slot::SubscriptionId, slot),
        to(Slot::SubscriptionSeatsUsed, slot),
    ]
}

const fn to(slot: Slot, next: Slot) -> Fragment {
    between(slot, Member::Slot(next))
}

const fn between(slot: Slot, next: Member) -> Fragment {
    v1::between(Member::Slot(slot), next, UserKey::NewUser)
}

const fn end(slot: Slot) -> Fragment {
    Walker::after(Member::Slot(slot), UserKey::NewUser).end()
}

/// The text of a buffer that only this module has written to.
pub(crate) fn into_string(buffer: Vec<u8>) -> String {
    String::from_utf8(buffer).expect("strings and ASCII are written, nothing else")
}
