// Some of its examples need the features, and are not tested without.
#![cfg_attr(
    any(not(doctest), all(feature = "axum", feature = "stripe")),
    doc = include_str!("../README.md")
)]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(missing_docs)]

#[cfg(feature = "axum")]
mod axum;
mod capture;
mod event_json;
mod gateway;
mod integration;
mod manual;
mod metadata;
mod report;
#[cfg(feature = "stripe")]
pub mod stripe;

pub use capture::{Capture, Carrier, NotTaken, NotTakenReason, ReferralCode, ReferralCodeError};
pub use gateway::{Gateway, UnknownGateway};
pub use integration::{AlreadyReported, Integration, IntegrationError, UnknownIntegration};
pub use manual::{ManualAttribution, ManualAttributionError, PastEvent};
pub use metadata::{Metadata, MetadataError, PartError};
pub use report::{Report, ReportError};
