#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod gateway;
mod integration;
mod manual;
mod metadata;
mod report;
mod word;

pub use gateway::{Gateway, UnknownGateway};
pub use integration::{AlreadyReported, Integration, IntegrationError, UnknownIntegration};
pub use manual::{AttributionError, ManualAttribution, PastEvent};
pub use metadata::{Metadata, MetadataError, PartError};
pub use report::{Report, ReportError};
