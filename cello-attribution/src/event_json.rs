//! Which member of an event's JSON is not what it should be?
//!
//! Asked before serde reads the event, as an error of a file should name the member by the
//! slot's path and tell what belongs there; serde gives only a line and a column.

use std::fmt;
use std::sync::LazyLock;

use cello_core::{Currency, Envelope, Interval, Slot, Timestamp, Trigger};
use serde::Deserialize;
use serde_json::Value;

static ONE_OF_THE_TRIGGERS: LazyLock<String> = LazyLock::new(|| {
    let words: Vec<&str> = Trigger::VARIANTS.iter().map(|it| it.as_str()).collect();
    format!("one of: {}", words.join(", "))
});

/// What is not a slot, and has a column and a member all the same.
pub(crate) const TRIGGER: &str = "event.trigger";

/// The slots' paths and `event.trigger`, in the order of the JSON.
pub(crate) fn paths() -> impl Iterator<Item = &'static str> {
    Slot::VARIANTS.iter().flat_map(|slot| {
        let trigger = (*slot == Slot::EventTimestamp).then_some(TRIGGER);
        trigger.into_iter().chain([slot.as_str()])
    })
}

/// The members that lead to a path: what has no group of its own is the payload's.
pub(crate) fn members(path: &str) -> impl Iterator<Item = &str> {
    let group = if path.contains('.') {
        "context"
    } else {
        "payload"
    };
    [group].into_iter().chain(path.split('.'))
}

/// Reads an event; an error shows none of its values.
pub(crate) fn read(event: Value) -> Result<Envelope<'static>, NotAnEvent> {
    if !event.is_object() {
        let message = "expected an event as a JSON object; read the events of a list one by one";
        return Err(NotAnEvent::Other(message.to_owned()));
    }
    if event["eventName"] != "ReferralUpdated" {
        return Err(NotAnEvent::Member("eventName", "`ReferralUpdated`"));
    }
    let context = &event["context"];
    for (path, group) in [
        ("payload", &event["payload"]),
        ("context", context),
        ("newUser", &context["newUser"]),
        ("user", &context["user"]),
        ("event", &context["event"]),
        ("subscription", &context["subscription"]),
    ] {
        if !(group.is_object() || group.is_null()) {
            return Err(NotAnEvent::Member(path, "an object"));
        }
    }
    for path in paths() {
        let value = members(path).fold(&event, |value, member| &value[member]);
        check(path, value)?;
        // As guide 001 spells it.
        if let Some(member) = path.strip_prefix("newUser.") {
            check(path, &context["user"][member])?;
        }
    }
    Envelope::deserialize(event).map_err(|error| NotAnEvent::Other(error.to_string()))
}

fn check(path: &'static str, value: &Value) -> Result<(), NotAnEvent> {
    let text = value.as_str();
    let (is_right, expected) = match path {
        "price" => (value.is_number(), "a number, like `129.9`"),
        "subscription.seatsUsed" => (value.is_u64(), "a whole number, like `3`"),
        TRIGGER => (
            text.is_some_and(|word| word.parse::<Trigger>().is_ok()),
            ONE_OF_THE_TRIGGERS.as_str(),
        ),
        "event.timestamp" => (
            Timestamp::deserialize(value).is_ok(),
            "a time with its offset, like `2022-10-05T14:14:34Z`",
        ),
        "currency" => (
            text.is_some_and(|code| code.is_empty() || code.parse::<Currency>().is_ok()),
            "an ISO 4217 currency code, like `EUR`",
        ),
        "subscription.interval" => (
            text.is_some_and(|word| word.parse::<Interval>().is_ok()),
            "an interval, like `monthly`",
        ),
        _ => (text.is_some(), "a string"),
    };
    if is_right || value.is_null() {
        Ok(())
    } else {
        Err(NotAnEvent::Member(path, expected))
    }
}

/// Why a JSON value is no event.
pub(crate) enum NotAnEvent {
    /// The member at a path is not what it should be.
    Member(&'static str, &'static str),
    /// Anything else, in words that repeat no value.
    Other(String),
}

impl fmt::Display for NotAnEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(path, expected) => write!(f, "`{path}` is not {expected}"),
            Self::Other(message) => f.write_str(message),
        }
    }
}
