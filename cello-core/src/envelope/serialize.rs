//! What does an event look like as JSON?
//!
//! `Serialize` is the definition of the bytes; `json` writes the same ones faster, and a
//! property test holds the two equal. `deserialize` is the way back. Which keys there are is
//! stated in the catalogue.

use cello_catalogue::v1::{EVENT_NAME, Member, Object};
use cello_catalogue::{Currency, Slot, UserKey};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::envelope::{Context, Envelope, EventInfo, NewUser, Payload, Subscription};
use crate::json;

impl Envelope<'_> {
    /// The JSON text. It has spare capacity, as that of
    /// [`CelloEvent::to_json`](crate::CelloEvent::to_json).
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut buffer = Vec::new();
        self.write_json(&mut buffer);
        json::into_string(buffer)
    }

    /// Appends the JSON text.
    pub fn write_json(&self, buffer: &mut Vec<u8>) {
        json::envelope(self, buffer);
    }
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Envelope", 3)?;
        members.serialize_field(Member::EventName.key(), EVENT_NAME)?;
        members.serialize_field(Object::Payload.key(self.user_key), &self.payload)?;
        let context = Object::Context.key(self.user_key);
        members.serialize_field(context, &Spelt(&self.context, self.user_key))?;
        members.end()
    }
}

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Payload", 4)?;
        members.serialize_field(key(Slot::PayloadUcc), &self.ucc)?;
        members.serialize_field(key(Slot::PayloadNewUserId), &self.new_user_id)?;
        optional(&mut members, key(Slot::PayloadPrice), self.price.as_ref())?;
        // A price without a currency is the fixed 0 of a signup, sent with an empty one.
        let currency = self.currency.map_or("", Currency::as_str);
        optional(
            &mut members,
            key(Slot::PayloadCurrency),
            self.price.map(|_| currency).as_ref(),
        )?;
        members.end()
    }
}

impl Serialize for Context<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Spelt(self, UserKey::NewUser).serialize(serializer)
    }
}

/// A context with its user under either name.
struct Spelt<'c, 'a>(&'c Context<'a>, UserKey);

impl Serialize for Spelt<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(context, user_key) = self;
        let mut members = serializer.serialize_struct("Context", 3)?;
        members.serialize_field(Object::NewUser.key(*user_key), &context.new_user)?;
        members.serialize_field(Object::Event.key(*user_key), &context.event)?;
        let subscription = Object::Subscription.key(*user_key);
        optional(&mut members, subscription, context.subscription.as_ref())?;
        members.end()
    }
}

impl Serialize for NewUser<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("NewUser", 4)?;
        members.serialize_field(key(Slot::NewUserId), &self.id)?;
        members.serialize_field(key(Slot::NewUserEmail), &self.email)?;
        optional(&mut members, key(Slot::NewUserName), self.name.as_ref())?;
        optional(
            &mut members,
            key(Slot::NewUserOrganizationId),
            self.organization_id.as_ref(),
        )?;
        members.end()
    }
}

impl Serialize for EventInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("EventInfo", 2)?;
        members.serialize_field(Member::Trigger.key(), &self.trigger)?;
        members.serialize_field(key(Slot::EventTimestamp), &self.timestamp)?;
        members.end()
    }
}

impl Serialize for Subscription<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Subscription", 5)?;
        optional(&mut members, key(Slot::SubscriptionId), self.id.as_ref())?;
        optional(
            &mut members,
            key(Slot::SubscriptionInvoiceId),
            self.invoice_id.as_ref(),
        )?;
        optional(
            &mut members,
            key(Slot::SubscriptionInterval),
            self.interval.as_ref(),
        )?;
        optional(
            &mut members,
            key(Slot::SubscriptionSeatsUsed),
            self.seats_used.as_ref(),
        )?;
        optional(
            &mut members,
            key(Slot::SubscriptionProductKey),
            self.product_key.as_ref(),
        )?;
        members.end()
    }
}

pub(super) const fn key(slot: Slot) -> &'static str {
    Member::Slot(slot).key()
}

/// A member that is absent where there is no value, never `null`.
fn optional<M: SerializeStruct>(
    members: &mut M,
    key: &'static str,
    value: Option<&impl Serialize>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => members.serialize_field(key, value),
        None => members.skip_field(key),
    }
}
