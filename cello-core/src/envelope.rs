//! What is an event, as a whole?

use cello_catalogue::{Trigger, UserKey};

mod build;
mod deserialize;
mod parts;
mod serialize;

pub use parts::{Context, EventInfo, NewUser, Payload, Subscription};

/// A complete and valid event: the body of `POST /events`.
///
/// There are three ways to one, and each checks everything: a struct that derives
/// [`CelloEvent`](crate::CelloEvent), [`Envelope::new`] by hand, and reading JSON
/// with serde. Reading takes the guides' spelling `context.user` and their times
/// without an offset as well. `Debug` shows neither the address nor the name.
///
/// Source: guides 000 and 001, and `EventEnvelope` of the reference.
///
/// ```
/// use cello_core::{Context, Envelope, EventInfo, NewUser, Payload, Trigger};
///
/// let event = Envelope::new(
///     Payload::new("A1b2C3d4E5f", "user-7"),
///     Context::new(
///         NewUser::new("user-7", "ada@example.com").with_name("Ada Example"),
///         EventInfo::new(Trigger::DemoCallAttended, "2026-03-01T09:30:00Z".parse()?),
///     ),
/// )?;
/// assert_eq!(
///     event.to_json(),
///     r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"user-7"},"context":{"newUser":{"id":"user-7","email":"ada@example.com","name":"Ada Example"},"event":{"trigger":"demo-call-attended","timestamp":"2026-03-01T09:30:00Z"}}}"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Envelope<'a> {
    pub(crate) payload: Payload<'a>,
    pub(crate) context: Context<'a>,
    pub(crate) user_key: UserKey,
}

impl<'a> Envelope<'a> {
    /// The same `new-signup` with the user at `context.user`, as guide 001 has it;
    /// any other trigger is left as it is, for only that guide's sample differs.
    #[must_use]
    pub fn with_user_key(mut self, user_key: UserKey) -> Self {
        if self.trigger().facts().takes_user_key {
            self.user_key = user_key;
        }
        self
    }

    /// How the user is spelt, to be kept by [`with_user_key`](Self::with_user_key) when the
    /// event is built again.
    #[must_use]
    pub fn user_key(&self) -> UserKey {
        self.user_key
    }

    /// What happened.
    #[must_use]
    pub fn trigger(&self) -> Trigger {
        self.context.event.trigger
    }

    /// Who was referred, by which code, and for how much.
    #[must_use]
    pub fn payload(&self) -> &Payload<'a> {
        &self.payload
    }

    /// Who did what.
    #[must_use]
    pub fn context(&self) -> &Context<'a> {
        &self.context
    }

    /// Returns both parts, to change them and build the event again with [`Envelope::new`].
    #[must_use]
    pub fn into_parts(self) -> (Payload<'a>, Context<'a>) {
        (self.payload, self.context)
    }

    /// The same event, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Envelope<'static> {
        Envelope {
            payload: self.payload.into_owned(),
            context: self.context.into_owned(),
            user_key: self.user_key,
        }
    }
}
