// Its examples derive, and so do some of the items'; without the macros they are not run.
#![cfg_attr(feature = "derive", doc = include_str!("../README.md"))]
#![cfg_attr(
    not(feature = "derive"),
    doc = "Events for Cello, and the traits that the derive macros implement."
)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
// The traits' documentation links to the macros.
#![cfg_attr(not(feature = "derive"), allow(rustdoc::broken_intra_doc_links))]

// So that the examples in the documentation read the same inside and outside.
extern crate self as cello_core;

mod completeness;
mod digits;
mod draft;
mod envelope;
mod error;
mod event;
mod json;
mod mapping;
mod number;
mod part;
mod part_texts;
mod price;
mod timestamp;
mod written;

#[doc(hidden)] // which keeps its names out of what editors offer to import
pub mod ide;
#[doc(hidden)]
#[allow(missing_docs)] // not public but for the derive
pub mod private;
#[doc(hidden)]
#[allow(missing_docs)] // its public traits are documented at the root
pub mod slot;

pub use cello_catalogue::{
    Currency, Interval, Lint, Slot, Trigger, UnknownCurrency, UnknownInterval, UnknownLint,
    UnknownSlot, UnknownTrigger, UnsupportedInterval, UserKey,
};
pub use envelope::{Context, Envelope, EventInfo, NewUser, Payload, Subscription};
pub use error::{EventError, Fault, Problem};
pub use event::CelloEvent;
pub use mapping::{EventMapping, Mapping, MappingLint, MappingSource, SlotMapping};
pub use number::Number;
pub use part::CelloPart;
pub use part_texts::{part_always_fills, texts_of_part};
pub use price::{Price, PriceError};
pub use slot::{ToCount, ToCurrency, ToInterval, ToPrice, ToText, ToTimestamp};
pub use timestamp::{Timestamp, TimestampError};
pub use written::Written;

#[cfg(feature = "derive")]
pub use cello_derive::{CelloEvent, CelloInterval, CelloPart};
