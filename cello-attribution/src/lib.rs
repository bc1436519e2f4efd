#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod metadata;

pub use metadata::{Metadata, MetadataError, PartError};
