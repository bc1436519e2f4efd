//! Do both databases keep every rule of the outbox?
//!
//! Each rule is one function, which runs on SQLite and on PostgreSQL.

mod answers;
mod events;
mod fixture;
mod http;
mod leases;
mod operators;
mod order;
mod pauses;
mod plans;
mod postgres;
mod recording;
mod relaying;
mod script;
mod storage;
