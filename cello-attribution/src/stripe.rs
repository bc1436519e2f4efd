//! What does a webhook from Stripe say to Cello?

mod signature;

pub use signature::{NotASigningSecret, SignatureError, SigningSecret};
