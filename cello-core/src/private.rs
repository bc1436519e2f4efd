//! Everything that an expansion names, under one path that no user's name can shadow.
//! Not for direct use: it changes without notice.

pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

pub use crate::completeness::{prove_event, prove_part};
pub use cello_catalogue::{Currency, Interval, Slot, Trigger, UnknownInterval};

pub use crate::draft::{Draft, Fill, Outcome};
pub use crate::event::{CelloEvent, DerivedEvent};
pub use crate::mapping::{Mapping, Rows};
pub use crate::part::{CelloPart, PartSlots};
pub use crate::slot::{self, ToInterval};
