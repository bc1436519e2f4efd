//! From Stripe's webhooks to events.

mod signature;
