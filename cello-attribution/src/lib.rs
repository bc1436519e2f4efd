#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

#[cfg(feature = "axum-08")]
mod axum;
mod capture;
#[cfg(feature = "stripe")]
pub mod stripe;

pub use capture::{Capture, Carrier, NotTaken, NotTakenReason, ReferralCode, ReferralCodeError};
