//! What does an event look like as JSON?
//!
//! `Serialize` is the definition of the bytes; `json` writes the same ones faster, and a
//! property test holds the two equal. `read` is the way back.

use cello_catalogue::Currency;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::envelope::{
    Context, EVENT_NAME, Envelope, EventInfo, NewUser, Payload, Subscription, UserKey,
};

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Envelope", 3)?;
        members.serialize_field("eventName", EVENT_NAME)?;
        members.serialize_field("payload", &self.payload)?;
        members.serialize_field("context", &Spelt(&self.context, self.user_key))?;
        members.end()
    }
}

impl Serialize for Payload<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Payload", 4)?;
        members.serialize_field("ucc", &self.ucc)?;
        members.serialize_field("newUserId", &self.new_user_id)?;
        optional(&mut members, "price", self.price.as_ref())?;
        // A price without a currency is the fixed 0 of a signup, sent with an empty one.
        let currency = self.currency.map_or("", Currency::as_str);
        optional(
            &mut members,
            "currency",
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
        members.serialize_field(user_key.as_str(), &context.new_user)?;
        members.serialize_field("event", &context.event)?;
        optional(&mut members, "subscription", context.subscription.as_ref())?;
        members.end()
    }
}

impl Serialize for NewUser<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("NewUser", 4)?;
        members.serialize_field("id", &self.id)?;
        members.serialize_field("email", &self.email)?;
        optional(&mut members, "name", self.name.as_ref())?;
        optional(
            &mut members,
            "organizationId",
            self.organization_id.as_ref(),
        )?;
        members.end()
    }
}

impl Serialize for EventInfo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("EventInfo", 2)?;
        members.serialize_field("trigger", &self.trigger)?;
        members.serialize_field("timestamp", &self.timestamp)?;
        members.end()
    }
}

impl Serialize for Subscription<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Subscription", 5)?;
        optional(&mut members, "id", self.id.as_ref())?;
        optional(&mut members, "invoiceId", self.invoice_id.as_ref())?;
        optional(&mut members, "interval", self.interval.as_ref())?;
        optional(&mut members, "seatsUsed", self.seats_used.as_ref())?;
        optional(&mut members, "productKey", self.product_key.as_ref())?;
        members.end()
    }
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
