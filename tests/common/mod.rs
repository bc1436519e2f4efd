//! What several tests do with an event.

#![allow(dead_code, unused_imports)] // each test file uses a part

mod pretty;

pub use pretty::{pretty, pretty_lines};

use cello_core::{CelloEvent, Envelope, Written};

/// The bytes of an event, which are the same by every way to them.
#[track_caller]
pub fn json(event: &impl CelloEvent) -> String {
    let json = event.to_json().unwrap().unwrap();
    let mut buffer = b"before".to_vec();
    assert_eq!(event.write_json(&mut buffer).unwrap(), Written::Event);
    assert_eq!(buffer, format!("before{json}").as_bytes());
    assert_eq!(both_ways(&event.envelope().unwrap().unwrap()), json);
    json
}

/// The bytes of an envelope, which serde and our writer agree on, and which are read
/// back as the same envelope.
#[track_caller]
pub fn both_ways(event: &Envelope<'_>) -> String {
    let json = event.to_json();
    assert_eq!(serde_json::to_string(event).unwrap(), json);
    assert_eq!(serde_json::from_str::<Envelope<'_>>(&json).unwrap(), *event);
    assert!(!json.contains("null"));
    json
}
