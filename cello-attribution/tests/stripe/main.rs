//! From Stripe's webhooks to events.

mod events;
mod faults;
mod fixtures;
mod hostile;
mod intervals;
mod lookups;
mod odd_invoices;
#[path = "../../../tests/common/pretty.rs"]
mod pretty;
mod signature;
mod unread_members;
