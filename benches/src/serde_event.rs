//! How would one write the event by hand, with serde?
//!
//! Borrowed structs with derived `Serialize`, in the order of the contract.

use cello_core::CelloEvent;
use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};

use crate::contestant::{Contestant, Output};
use crate::fast_time::FastTime;

/// The whole event. `Id` is a text or a number sent as text, `Time` how the time is printed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names)] // `eventName` is the vendor's
pub struct Event<'a, Id, Time> {
    event_name: &'static str,
    /// `payload`.
    pub payload: Payload<'a, Id>,
    /// `context`.
    pub context: Context<'a, Id, Time>,
}

/// Who was referred, and for how much.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payload<'a, Id> {
    pub ucc: &'a str,
    pub new_user_id: Id,
    pub price: Price<'a>,
    pub currency: &'a str,
}

/// Who did what.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context<'a, Id, Time> {
    pub new_user: NewUser<'a, Id>,
    pub event: EventInfo<Time>,
    pub subscription: Subscription<'a>,
}

#[derive(Serialize)]
pub struct NewUser<'a, Id> {
    pub id: Id,
    pub email: &'a str,
    pub name: &'a str,
}

#[derive(Serialize)]
pub struct EventInfo<Time> {
    pub trigger: &'static str,
    pub timestamp: Time,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription<'a> {
    pub invoice_id: &'a str,
    pub interval: Interval,
    pub product_key: &'a str,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Interval {
    Monthly,
    Quarterly,
    Yearly,
}

/// An amount in minor units, written in major ones: an integer where it is one.
#[derive(Clone, Copy)]
pub struct Price<'a> {
    /// Cents, for example.
    pub minor: i64,
    /// Says how many of them are one.
    pub currency: &'a str,
}

impl Serialize for Price<'_> {
    #[allow(clippy::cast_precision_loss)] // amounts of money are below 2⁵³
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let units = match self.currency {
            "JPY" => 1,
            "KWD" => 1000,
            _ => 100,
        };
        if self.minor % units == 0 {
            serializer.serialize_i64(self.minor / units)
        } else {
            serializer.serialize_f64(self.minor as f64 / units as f64)
        }
    }
}

/// A number that is sent as text.
#[derive(Clone, Copy)]
pub struct Number(pub u64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A billing type that is measured: the fields of its event, by hand.
pub trait ByHand: CelloEvent {
    /// Of the user: `&str` or [`Number`].
    type Id<'a>: Serialize + Copy
    where
        Self: 'a;

    /// The slots; `None` where the customer was not referred.
    fn slots(&self) -> Option<Slots<'_, Self::Id<'_>>>;

    /// The event.
    fn event<Time: From<DateTime<Utc>>>(&self) -> Option<Event<'_, Self::Id<'_>, Time>> {
        let slots = self.slots()?;
        Some(Event {
            event_name: "ReferralUpdated",
            payload: Payload {
                ucc: slots.ucc,
                new_user_id: slots.id,
                price: Price {
                    minor: slots.minor,
                    currency: slots.currency,
                },
                currency: slots.currency,
            },
            context: Context {
                new_user: NewUser {
                    id: slots.id,
                    email: slots.email,
                    name: slots.name,
                },
                event: EventInfo {
                    trigger: slots.trigger,
                    timestamp: slots.timestamp.into(),
                },
                subscription: Subscription {
                    invoice_id: slots.invoice_id,
                    interval: slots.interval,
                    product_key: slots.product_key,
                },
            },
        })
    }
}

/// What the events that are measured have in common.
pub struct Slots<'a, Id> {
    pub trigger: &'static str,
    pub ucc: &'a str,
    pub id: Id,
    pub email: &'a str,
    pub name: &'a str,
    pub minor: i64,
    pub currency: &'a str,
    pub timestamp: DateTime<Utc>,
    pub invoice_id: &'a str,
    pub interval: Interval,
    pub product_key: &'a str,
}

/// Hand-written structs, `serde_json`, chrono's serde.
pub fn serde_json<T: ByHand>(rows: Vec<&'static T>) -> Contestant {
    Contestant::new("serde_json", rows, |row, buffer| {
        if let Some(event) = row.event::<DateTime<Utc>>() {
            serde_json::to_writer(buffer, &event).expect("a Vec takes everything");
        }
    })
}

/// The `json!` macro, and its value written.
pub fn json_macro<T: ByHand>(rows: Vec<&'static T>) -> Contestant {
    Contestant::new("json! macro", rows, |row, buffer| {
        let Some(slots) = row.slots() else { return };
        let price = Price {
            minor: slots.minor,
            currency: slots.currency,
        };
        let event = serde_json::json!({
            "eventName": "ReferralUpdated",
            "payload": {
                "ucc": slots.ucc,
                "newUserId": slots.id,
                "price": price,
                "currency": slots.currency,
            },
            "context": {
                "newUser": { "id": slots.id, "email": slots.email, "name": slots.name },
                "event": { "trigger": slots.trigger, "timestamp": slots.timestamp },
                "subscription": {
                    "invoiceId": slots.invoice_id,
                    "interval": slots.interval,
                    "productKey": slots.product_key,
                },
            },
        });
        serde_json::to_writer(buffer, &event).expect("a Vec takes everything");
    })
    .with_output(Output::SameJson)
}

/// The same structs, sonic-rs, chrono's serde.
pub fn sonic<T: ByHand>(rows: Vec<&'static T>) -> Contestant {
    Contestant::new("sonic-rs", rows, |row, buffer| {
        if let Some(event) = row.event::<DateTime<Utc>>() {
            sonic_rs::to_writer(buffer, &event).expect("a Vec takes everything");
        }
    })
}

/// The same structs, sonic-rs, and the time printed by hand.
pub fn sonic_with_fast_time<T: ByHand>(rows: Vec<&'static T>) -> Contestant {
    Contestant::new("sonic-rs, fast time", rows, |row, buffer| {
        if let Some(event) = row.event::<FastTime>() {
            sonic_rs::to_writer(buffer, &event).expect("a Vec takes everything");
        }
    })
}
