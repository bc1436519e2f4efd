#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod capture;

pub use capture::{Capture, Carrier, NotTaken, NotTakenReason, ReferralCode, ReferralCodeError};
