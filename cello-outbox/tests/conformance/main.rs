//! Do both databases keep every rule of the outbox?
//!
//! Each rule is one function, which runs on SQLite and on PostgreSQL.

mod events;
mod fixture;
mod operators;
mod postgres;
mod recording;
