//! What is an event of this package held to?
//!
//! None of these tests has a prelude, and all know `cello_core` as `events`.

#![allow(dead_code, unused_imports, unused_macros)] // each test file uses a part

pub mod in_the_way;

use ::std::assert_eq;

/// The names that are in the way, as everybody else has them.
pub mod real {
    pub use ::core::option::Option::{self, None, Some};
    pub use ::core::result::Result;
    pub use ::std::string::String;

    pub fn text(text: &str) -> String {
        ::std::borrow::ToOwned::to_owned(text)
    }
}

#[track_caller]
pub fn sends(event: &impl ::events::CelloEvent, json: &str) {
    assert_eq!(event.to_json().unwrap().unwrap(), json);
}

#[track_caller]
pub fn sends_nothing(event: &impl ::events::CelloEvent) {
    assert_eq!(event.to_json().unwrap(), real::None);
}

#[track_caller]
pub fn fails(event: &impl ::events::CelloEvent, message: &str) {
    let error = event.to_json().unwrap_err();
    assert_eq!(::std::format!("{error}"), message);
}

/// What the demos of these tests send, but for the name.
macro_rules! demo_of {
    ($name:literal) => {
        ::core::concat!(
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7"},"context":{"newUser":{"id":"7","email":"ada@example.com","name":""#,
            $name,
            r#""},"event":{"trigger":"demo-call-attended","timestamp":"2026-03-01T09:30:00Z"}}}"#,
        )
    };
}
