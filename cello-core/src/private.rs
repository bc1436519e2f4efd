//! Everything that an expansion names, under one path that no user's name can shadow.
//! Not for direct use: it changes without notice.

pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::catalogue::{Interval, Slot, Trigger};
pub use crate::draft::{Draft, Found};
pub use crate::envelope::Envelope;
pub use crate::error::{EventError, Fault};
pub use crate::event::CelloEvent;
pub use crate::interval::UnknownInterval;
pub use crate::mapping::{Entry, Mapping, MappingSource};
pub use crate::part::{CelloPart, PartSlots};
pub use crate::proof::{prove_event, prove_part};
pub use crate::slot::{self, ToInterval};

use crate::mapping::{EventMapping, SlotMapping};

/// Turns a `None` under `none = "error"` into a problem.
pub fn or_missing<V>(found: Found<V>) -> Found<V> {
    match found {
        Ok(None) => Err(Fault::Missing),
        found => found,
    }
}

/// The event, if it is one.
pub fn finish<'a>(event: &mut Draft<'a>) -> Result<Option<Envelope<'a>>, EventError> {
    event.finish().map(Some)
}

/// Whether a part fills a slot whatever its values, or is broken, which is reported.
#[must_use]
pub const fn part_always_fills<P: CelloPart + ?Sized>(slot: Slot) -> bool {
    P::SLOTS.is_broken || P::SLOTS.always_has(slot)
}

/// A part on its own, as the event that says no more than who was referred. What such an
/// event needs and a part need not fill is made up: use nothing of it but the ids.
pub fn envelope_of_part<P: CelloPart + ?Sized>(
    part: &P,
) -> Result<Option<Envelope<'_>>, EventError> {
    let mut draft = Draft::new(Trigger::DemoCallAttended);
    if !part.fill(&mut draft) {
        return Ok(None);
    }
    draft.text(Slot::NewUserEmail, Ok(Some("made-up@example.com".into())));
    draft.text(Slot::NewUserName, Ok(Some("made up".into())));
    draft.timestamp(Ok(crate::Timestamp::from_unix(0).ok()));
    draft.finish().map(Some)
}

/// The mapping of a type.
#[must_use]
pub const fn mapping(events: &'static [EventMapping]) -> Mapping {
    Mapping::new(events)
}

/// The mapping of an event.
#[must_use]
pub const fn event_mapping(
    trigger: Trigger,
    when: Option<&'static str>,
    entries: &'static [Entry],
) -> EventMapping {
    EventMapping::new(trigger, when, entries)
}

/// The mapping of a slot.
#[must_use]
pub const fn entry(slot: Slot, modifiers: &'static str, source: MappingSource) -> Entry {
    Entry::Slot(SlotMapping::new(slot, modifiers, source))
}
