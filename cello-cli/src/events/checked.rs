//! What is wrong with an event?

use cello_core::{CelloEvent, Fault, Slot, Trigger};
use serde::de::IgnoredAny;

use super::problem::Problem;
use super::reading::Reading;
use super::slots::{self, Values};
use super::source::{Source, SourceEvent};

/// An event, or what is wrong with what should be one.
pub struct Checked {
    /// The event, or of a wrong one what could be read.
    values: Values,
    /// What is wrong, in the order of the lines.
    pub problems: Vec<Problem>,
}

impl Checked {
    /// What the event is attributed to, as far as it could be read.
    pub fn new_user_id(&self) -> Option<&str> {
        self.values.new_user_id.as_deref()
    }

    /// The event, or everything that is wrong with it.
    pub fn event(self) -> Result<Values, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(self.values)
        } else {
            Err(self.problems)
        }
    }
}

impl Source {
    /// Finds everything that is wrong with an event.
    pub fn check(&self, event: &SourceEvent) -> Checked {
        check(self, self.text_of(event))
    }
}

/// Finds everything that is wrong with the text of an event.
pub fn check(source: &Source, text: &str) -> Checked {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        return Checked {
            values: Values::default(),
            problems: vec![source.not_json(text, &error)],
        };
    }
    let mut reading = Reading::of(source, text);
    fixed_of_signup(&mut reading);
    not_taken(&mut reading);
    faulty_slots(&mut reading);
    reading.problems.sort_by_key(|problem| problem.line);
    Checked {
        values: reading.values,
        problems: reading.problems,
    }
}

/// A signup costs nothing, in no currency.
fn fixed_of_signup(reading: &mut Reading<'_>) {
    if reading.values.currency.as_deref() == Some("") {
        reading.values.currency = None;
    }
    if reading.values.trigger != Some(Trigger::NewSignup) {
        return;
    }
    if reading.values.currency.is_some() {
        fault(reading, Slot::PayloadCurrency, &Fault::Fixed);
    }
    if reading.values.price.is_some_and(|price| price != 0.0) {
        fault(reading, Slot::PayloadPrice, &Fault::Fixed);
    }
}

/// A slot that this trigger does not have.
fn not_taken(reading: &mut Reading<'_>) {
    let Some(trigger) = reading.values.trigger else {
        return;
    };
    for (slot, _) in reading.slots.clone() {
        let is_left_out = match slot {
            Slot::PayloadPrice => trigger == Trigger::NewSignup,
            Slot::PayloadCurrency => {
                trigger == Trigger::NewSignup || reading.values.currency.is_none()
            }
            _ => false,
        };
        if !is_left_out && !slots::takes(trigger, slot) {
            fault(reading, slot, &Fault::NotTaken);
        }
    }
}

/// What cello-core finds in the values.
fn faulty_slots(reading: &mut Reading<'_>) {
    // Without a trigger only values that are there can be judged: a payment has all slots.
    let has_trigger = reading.values.trigger.is_some();
    reading.values.trigger.get_or_insert(Trigger::InvoicePaid);
    let Err(error) = reading.values.envelope().map(drop) else {
        return;
    };
    for problem in error.problems() {
        if has_trigger || problem.fault() != &Fault::Missing {
            fault(reading, problem.slot(), problem.fault());
        }
    }
}

/// Reports one problem a slot: what follows from it is not a second.
fn fault(reading: &mut Reading<'_>, slot: Slot, fault: &Fault) {
    let path = slot.as_str();
    if reading.problems.iter().all(|problem| problem.path != path) {
        let place = reading.place_of(slot);
        reading.problem(place, path, &fault.to_string());
    }
}
