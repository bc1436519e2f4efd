//! The contract of the Cello events as data: an implementation detail of
//! [`cello-core`](https://docs.rs/cello-core), which re-exports what is public.
//!
//! Everything that the vendor fixes is stated here, once, for the derive macros, which check
//! mappings against it, and for `cello-core`, which checks values. What is hidden from this
//! documentation changes in any release; the crates that use it pin this one by `=`.

#![forbid(unsafe_code)]

mod attribution;
mod currency;
mod email;
mod interval;
mod lint;
mod recurrence;
mod rules;
mod slot;
mod trigger;

#[doc(hidden)]
pub mod limits;
#[doc(hidden)]
#[allow(missing_docs)] // not public but for the crates of this project
pub mod rfc3339;
#[doc(hidden)]
#[allow(missing_docs)] // as above
pub mod string_enum;
#[doc(hidden)]
pub mod v1;

#[doc(hidden)]
pub use attribution::{Attribution, required};
pub use currency::{Currency, UnknownCurrency};
#[doc(hidden)]
pub use email::is_email;
pub use interval::{Interval, UnknownInterval};
pub use lint::{Lint, UnknownLint};
pub use recurrence::UnsupportedInterval;
#[doc(hidden)]
pub use rules::{Kind, Presence, Rule};
pub use slot::{Slot, UnknownSlot};
#[doc(hidden)]
pub use trigger::Facts;
pub use trigger::{Trigger, UnknownTrigger};
pub use v1::UserKey;

/// For the macros, which are used in crates that may not depend on serde.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde;
