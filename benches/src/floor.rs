//! How fast could it be at best?
//!
//! By copying pieces that are there already, checking and escaping nothing.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::contestant::{Contestant, Output};
use crate::serde_event::ByHand;

/// The constant pieces and the texts, the numbers and the time printed beforehand.
pub fn pieces<T: ByHand>(rows: Vec<&'static T>) -> Contestant {
    let pieces = rows.into_iter().filter_map(Pieces::of).collect();
    Contestant::new("floor: the pieces", pieces, Pieces::copy).with_output(Output::Unescaped)
}

/// The finished bytes.
pub fn bytes<T: ByHand>(rows: Vec<&'static T>) -> Contestant {
    let bytes = crate::serde_event::serde_json(rows).written();
    Contestant::new("floor: one copy", bytes, |bytes, buffer| {
        buffer.extend_from_slice(bytes);
    })
}

struct Pieces {
    ucc: &'static str,
    id: String,
    price: String,
    currency: &'static str,
    email: &'static str,
    name: &'static str,
    trigger: &'static str,
    timestamp: String,
    invoice_id: &'static str,
    interval: String,
    product_key: &'static str,
}

impl Pieces {
    fn of<T: ByHand>(row: &'static T) -> Option<Self> {
        let event = row.event::<DateTime<Utc>>()?;
        Some(Self {
            ucc: event.payload.ucc,
            id: text(&event.payload.new_user_id),
            price: text(&event.payload.price),
            currency: event.payload.currency,
            email: event.context.new_user.email,
            name: event.context.new_user.name,
            trigger: event.context.event.trigger,
            timestamp: text(&event.context.event.timestamp),
            invoice_id: event.context.subscription.invoice_id,
            interval: text(&event.context.subscription.interval),
            product_key: event.context.subscription.product_key,
        })
    }

    fn copy(&self, buffer: &mut Vec<u8>) {
        buffer.extend_from_slice(br#"{"eventName":"ReferralUpdated","payload":{"ucc":""#);
        buffer.extend_from_slice(self.ucc.as_bytes());
        buffer.extend_from_slice(br#"","newUserId":""#);
        buffer.extend_from_slice(self.id.as_bytes());
        buffer.extend_from_slice(br#"","price":"#);
        buffer.extend_from_slice(self.price.as_bytes());
        buffer.extend_from_slice(br#","currency":""#);
        buffer.extend_from_slice(self.currency.as_bytes());
        buffer.extend_from_slice(br#""},"context":{"newUser":{"id":""#);
        buffer.extend_from_slice(self.id.as_bytes());
        buffer.extend_from_slice(br#"","email":""#);
        buffer.extend_from_slice(self.email.as_bytes());
        buffer.extend_from_slice(br#"","name":""#);
        buffer.extend_from_slice(self.name.as_bytes());
        buffer.extend_from_slice(br#""},"event":{"trigger":""#);
        buffer.extend_from_slice(self.trigger.as_bytes());
        buffer.extend_from_slice(br#"","timestamp":""#);
        buffer.extend_from_slice(self.timestamp.as_bytes());
        buffer.extend_from_slice(br#""},"subscription":{"invoiceId":""#);
        buffer.extend_from_slice(self.invoice_id.as_bytes());
        buffer.extend_from_slice(br#"","interval":""#);
        buffer.extend_from_slice(self.interval.as_bytes());
        buffer.extend_from_slice(br#"","productKey":""#);
        buffer.extend_from_slice(self.product_key.as_bytes());
        buffer.extend_from_slice(br#""}}}"#);
    }
}

/// A value as JSON, without the quotes of a text; none of these needs escaping.
fn text(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("it is a text or a number");
    json.trim_matches('"').to_owned()
}
