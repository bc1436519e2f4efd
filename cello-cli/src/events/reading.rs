//! Which values does an event have, and which of its members cannot be read?

use cello_core::{Slot, Timestamp, Trigger};
use serde::Deserialize;

use super::members::Members;
use super::problem::Problem;
use super::slots::Values;
use super::source::Source;

/// What was read so far.
pub struct Reading<'t> {
    source: &'t Source,
    pub event: &'t str,
    pub values: Values,
    pub problems: Vec<Problem>,
    /// Where each slot that is there is.
    pub slots: Vec<(Slot, &'t str)>,
    /// Where each object is.
    objects: Vec<(&'static str, &'t str)>,
}

/// What belongs in a member's place.
#[derive(Clone, Copy)]
enum Member {
    EventName,
    Object(&'static [(&'static str, Member)]),
    Trigger,
    Timestamp,
    Text(Slot),
    Price,
    SeatsUsed,
}

const EVENT: &[(&str, Member)] = &[
    ("eventName", Member::EventName),
    ("payload", Member::Object(PAYLOAD)),
    ("context", Member::Object(CONTEXT)),
];
const PAYLOAD: &[(&str, Member)] = &[
    ("ucc", Member::Text(Slot::PayloadUcc)),
    ("newUserId", Member::Text(Slot::PayloadNewUserId)),
    ("price", Member::Price),
    ("currency", Member::Text(Slot::PayloadCurrency)),
];
const CONTEXT: &[(&str, Member)] = &[
    ("newUser", Member::Object(NEW_USER)),
    ("user", Member::Object(NEW_USER)), // as guide 001 spells it
    ("event", Member::Object(TRIGGER_AND_TIME)),
    ("subscription", Member::Object(SUBSCRIPTION)),
];
const NEW_USER: &[(&str, Member)] = &[
    ("id", Member::Text(Slot::NewUserId)),
    ("email", Member::Text(Slot::NewUserEmail)),
    ("name", Member::Text(Slot::NewUserName)),
    ("organizationId", Member::Text(Slot::NewUserOrganizationId)),
];
const TRIGGER_AND_TIME: &[(&str, Member)] = &[
    ("trigger", Member::Trigger),
    ("timestamp", Member::Timestamp),
];
const SUBSCRIPTION: &[(&str, Member)] = &[
    ("id", Member::Text(Slot::SubscriptionId)),
    ("invoiceId", Member::Text(Slot::SubscriptionInvoiceId)),
    ("interval", Member::Text(Slot::SubscriptionInterval)),
    ("seatsUsed", Member::SeatsUsed),
    ("productKey", Member::Text(Slot::SubscriptionProductKey)),
];

/// What an event has whatever its trigger, and is not a slot.
const REQUIRED: &[(&str, &str)] = &[
    ("", "eventName"),
    ("", "payload"),
    ("", "context"),
    ("context", "event"),
    ("event", "trigger"),
];

impl<'t> Reading<'t> {
    /// Reads all members of a text that is known to be JSON.
    pub fn of(source: &'t Source, event: &'t str) -> Self {
        let mut reading = Self {
            source,
            event,
            values: Values::default(),
            problems: Vec::new(),
            slots: Vec::new(),
            objects: Vec::new(),
        };
        reading.object("", event, EVENT);
        reading
    }

    /// Looks at each member of an object, and at each only once.
    fn object(&mut self, path: &'static str, text: &'t str, known: &'static [(&str, Member)]) {
        let shown_path = if path.is_empty() { "the event" } else { path };
        let Some(Members(members)) = Members::of(text) else {
            return self.problem(text, shown_path, "expected an object");
        };
        self.objects.push((path, text));
        for (index, (name, value)) in members.iter().enumerate() {
            let is_repeated = members[..index].iter().any(|(earlier, _)| earlier == name);
            match known.iter().find(|(known, _)| known == name) {
                Some((name, _)) if is_repeated => {
                    self.problem(value, shown_path, &format!("`{name}` is there twice"));
                }
                // Absent and `null` are the same.
                Some(_) if *value == "null" => {}
                Some((name, member)) => self.member(name, *member, value),
                // Its name is not shown: it might be personal.
                None => {
                    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                    let expected = format!("unknown member; expected: {}", names.join(", "));
                    self.problem(value, shown_path, &expected);
                }
            }
        }
        for (_, name) in REQUIRED.iter().filter(|(object, _)| *object == path) {
            let is_it = |(member, value): &(String, &str)| member == name && *value != "null";
            if !members.iter().any(is_it) {
                self.problem(text, name, "it is missing");
            }
        }
    }

    fn member(&mut self, name: &'static str, member: Member, text: &'t str) {
        match member {
            Member::EventName => {
                if serde_json::from_str(text).ok() != Some("ReferralUpdated".to_owned()) {
                    self.problem(text, name, "expected \"ReferralUpdated\"");
                }
            }
            Member::Object(known) => {
                let is_other = |other: &str| {
                    matches!((name, other), ("user", "newUser") | ("newUser", "user"))
                };
                if self.objects.iter().any(|(other, _)| is_other(other)) {
                    self.problem(text, name, "both `newUser` and `user` are there");
                }
                self.object(name, text, known);
            }
            Member::Trigger => {
                self.values.trigger = serde_json::from_str(text).ok();
                if self.values.trigger.is_none() {
                    let words: Vec<_> = Trigger::VARIANTS.iter().map(|it| it.as_str()).collect();
                    let expected = format!("expected one of: {}", words.join(", "));
                    self.problem(text, "event.trigger", &expected);
                }
            }
            Member::Timestamp => self.timestamp(text),
            Member::Text(slot) => {
                let value = self.slot(slot, text, "a text in quotes");
                if let Some(place) = self.values.text_mut(slot) {
                    *place = value;
                }
            }
            Member::Price => self.values.price = self.slot(Slot::PayloadPrice, text, "a number"),
            Member::SeatsUsed => {
                let slot = Slot::SubscriptionSeatsUsed;
                self.values.seats_used = self.slot(slot, text, "a whole number from 0 on");
            }
        }
    }

    fn timestamp(&mut self, text: &'t str) {
        let slot = Slot::EventTimestamp;
        self.slots.push((slot, text));
        // As cello-core reads it: the form of the guides, too.
        self.values.timestamp = serde_json::from_str(text).ok();
        if self.values.timestamp.is_none() {
            let text_value = serde_json::from_str::<String>(text);
            let error = text_value
                .ok()
                .and_then(|text| text.parse::<Timestamp>().err());
            let message = error.map_or_else(
                || "expected a time, like \"2026-03-01T09:30:00Z\"".to_owned(),
                |error| error.to_string(),
            );
            self.problem(text, slot.as_str(), &message);
        }
    }

    fn slot<T: Deserialize<'t>>(&mut self, slot: Slot, text: &'t str, expected: &str) -> Option<T> {
        self.slots.push((slot, text));
        let value = serde_json::from_str(text).ok();
        if value.is_none() {
            self.problem(text, slot.as_str(), &format!("expected {expected}"));
        }
        value
    }

    /// Where a slot is, or the object that lacks it.
    pub fn place_of(&self, slot: Slot) -> &'t str {
        if let Some((_, text)) = self.slots.iter().find(|(placed, _)| *placed == slot) {
            return text;
        }
        let path = slot.as_str();
        let parent = path.split_once('.').map_or("payload", |(parent, _)| parent);
        let mut objects = self.objects.iter();
        objects
            .find(|(path, _)| *path == parent)
            .map_or(self.event, |(_, text)| text)
    }

    pub fn problem(&mut self, text: &str, path: &'static str, message: &str) {
        let line = self.source.line_of_part(text);
        self.problems.push(Problem::new(line, path, message));
    }
}
