//! The structs of a made-up billing service, which report themselves to Cello.
//!
//! Each module shows other ways to fill a slot:
//!
//! - [`accounts`]: expressions into a nested struct, an id type of one's own;
//! - [`sales`]: organizations that are rewarded, values that may be absent;
//! - [`invoices`]: money in minor and major units, an interval type of one's own, a
//!   conversion by a function.

#![forbid(unsafe_code)]

pub mod accounts;
pub mod invoices;
pub mod sales;
