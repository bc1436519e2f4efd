//! From Stripe's webhooks to events.

mod events;
mod fixtures;
mod hostile;
mod intervals;
mod signature;
