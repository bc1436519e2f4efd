#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod backfill;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod connection;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod database;
mod dialect;
mod digest;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod enqueue;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod enqueued;
mod entry;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod gauge;
mod key;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod migrate;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod operate;
mod outbox;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod purge;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod record_many;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod record_one;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod recorded;
#[cfg(all(feature = "relay", any(feature = "sqlite", feature = "postgres")))]
mod relay;
mod row;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod run;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod state;
#[doc(hidden)]
pub mod statements;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod stats;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod storage_error;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub mod testing;

pub use dialect::Dialect;
pub use outbox::Outbox;
pub use row::Row;

#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub use {
    connection::OpenTransaction,
    database::Database,
    enqueued::{EnqueueError, Enqueued},
    migrate::Migration,
    purge::{Erased, Purged, Retention},
    recorded::Recorded,
    state::{State, UnknownState},
    stats::Stats,
    storage_error::{StorageError, StorageErrorKind},
};

#[cfg(all(feature = "relay", any(feature = "sqlite", feature = "postgres")))]
pub use relay::{
    Dead, Meaning, Relay, RelayBuilder, Reply, Report, Schedule, Sender, StartError, Timing,
    TokenError, Uncertain,
};
