#![cfg_attr(doctest, doc = include_str!("../README.md"))]
//! An async client for the API of the [Cello](https://cello.so) referral platform.
//!
//! ```no_run
//! # async fn f(invoice: impl cello_core::CelloEvent) -> Result<(), Box<dyn std::error::Error>> {
//! use cello_client::{Client, Credentials};
//!
//! let client = Client::sandbox(Credentials::from_env()?)?;
//! client.send(&invoice).await?;
//! # Ok(())
//! # }
//! ```
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![deny(missing_docs)]

mod answers;
mod attempt;
mod base_url;
mod client;
mod config;
mod credentials;
mod error;
mod http;
mod judge;
mod log_in;
mod lookups;
mod operation;
mod redact;
mod response;
mod retry;
mod retry_after;
mod send;
mod token;
mod token_exchange;
mod token_store;
mod watched_body;

pub use answers::{ActiveLink, ReferralCode, Reward, RewardEligibility};
pub use attempt::Answer;
pub use client::Client;
pub use config::ConfigError;
pub use credentials::Credentials;
pub use error::{Error, ErrorKind};
pub use response::{Response, Verdict};
pub use send::{Accepted, Sent};
pub use token::{AccessToken, TokenState};
