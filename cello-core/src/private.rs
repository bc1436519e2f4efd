//! Everything that an expansion names, under one path that no user's name can shadow.
//! Not for direct use: it changes without notice.

pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::completeness::{prove_event, prove_part};
pub use cello_catalogue::{Currency, Interval, Slot, Trigger, UnknownInterval};

pub use crate::draft::{Draft, Outcome};
pub use crate::event::CelloEvent;
pub use crate::mapping::{Mapping, Rows};
pub use crate::part::{CelloPart, PartSlots};
pub use crate::slot::{self, ToInterval};

use crate::draft;
use crate::envelope::Envelope;
use crate::error::EventError;
use crate::json::NO_PIECE;
use crate::timestamp::Timestamp;

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
    draft::envelope(&|draft| {
        let outcome = part.fill(draft);
        draft.text(Slot::NewUserEmail, NO_PIECE, "made-up@example.com");
        draft.text(Slot::NewUserName, NO_PIECE, "made up");
        if let Ok(epoch) = Timestamp::from_unix(0) {
            draft.timestamp(NO_PIECE, epoch);
        }
        draft.end(Trigger::DemoCallAttended, NO_PIECE);
        outcome
    })
}
