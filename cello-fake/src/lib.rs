#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod answer;
mod answer_body;
mod builder;
mod connections;
mod fake;
mod observe;
mod operation;
mod platform;
mod received;
mod referrers;
mod reply;
mod schema;
mod server;
mod tokens;

pub use answer::{Answer, hang, reset_after_body, reset_before_body, status, usual};
pub use builder::Builder;
pub use connections::Connections;
pub use fake::FakeCello;
pub use operation::Operation;
pub use received::{Event, Received};
pub use tokens::CredentialsRefusal;
