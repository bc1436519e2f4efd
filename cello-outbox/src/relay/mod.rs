//! The relay: it delivers what the outbox recorded.

mod acknowledge;
mod answer;
mod breaker;
mod builder;
mod claim;
mod deliver;
mod events;
mod handle;
mod maintain;
mod schedule;
mod sender;
mod settle;
mod shared;
mod work;

pub use answer::Uncertain;
pub use builder::{RelayBuilder, StartError};
pub use events::Dead;
pub use handle::{Relay, Report};
pub use schedule::Schedule;
#[doc(hidden)]
pub use sender::{Meaning, Reply, Sender, TokenError};
#[doc(hidden)]
pub use shared::Timing;
