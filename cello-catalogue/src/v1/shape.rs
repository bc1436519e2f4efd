//! Which members does an event have, and in which object is each?

use crate::rules::Kind;
use crate::slot::Slot;

/// The value of `eventName` in every event.
pub const EVENT_NAME: &str = "ReferralUpdated";

/// An object below the outermost one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// `payload`
    Payload,
    /// `context`
    Context,
    /// `context.newUser`, or `context.user`
    NewUser,
    /// `context.event`
    Event,
    /// `context.subscription`
    Subscription,
}

impl Object {
    /// The object that holds this one; `None` is the outermost.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Payload | Self::Context => None,
            Self::NewUser | Self::Event | Self::Subscription => Some(Self::Context),
        }
    }

    /// The key of this object in its parent.
    #[must_use]
    pub const fn key(self, user_key: UserKey) -> &'static str {
        match self {
            Self::Payload => "payload",
            Self::Context => "context",
            Self::NewUser => user_key.as_str(),
            Self::Event => "event",
            Self::Subscription => "subscription",
        }
    }
}

/// A member that is no object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Member {
    /// `eventName`, which is the same in all events.
    EventName,
    /// What a slot holds.
    Slot(Slot),
    /// `context.event.trigger`
    Trigger,
}

impl Member {
    /// All of them, in the order of the JSON.
    pub const ALL: [Self; Slot::VARIANTS.len() + 2] = {
        let mut all = [Self::EventName; Slot::VARIANTS.len() + 2];
        let (mut index, mut end) = (0, 1);
        while index < Slot::VARIANTS.len() {
            let slot = Slot::VARIANTS[index];
            if matches!(slot, Slot::EventTimestamp) {
                all[end] = Self::Trigger;
                end += 1;
            }
            all[end] = Self::Slot(slot);
            end += 1;
            index += 1;
        }
        all
    };

    /// The object that holds it; `None` is the outermost.
    #[must_use]
    pub const fn object(self) -> Option<Object> {
        Some(match self {
            Self::EventName => return None,
            Self::Trigger => Object::Event,
            Self::Slot(slot) => match slot {
                Slot::PayloadUcc
                | Slot::PayloadNewUserId
                | Slot::PayloadPrice
                | Slot::PayloadCurrency => Object::Payload,
                Slot::NewUserId
                | Slot::NewUserEmail
                | Slot::NewUserName
                | Slot::NewUserOrganizationId => Object::NewUser,
                Slot::EventTimestamp => Object::Event,
                Slot::SubscriptionId
                | Slot::SubscriptionInvoiceId
                | Slot::SubscriptionInterval
                | Slot::SubscriptionSeatsUsed
                | Slot::SubscriptionProductKey => Object::Subscription,
            },
        })
    }

    /// Its key in that object: the last name of the slot's path.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::EventName => "eventName",
            Self::Trigger => "trigger",
            Self::Slot(slot) => after_last_dot(slot.as_str()),
        }
    }

    /// Whether its value is in quotes.
    #[must_use]
    pub const fn is_text(self) -> bool {
        match self {
            Self::EventName | Self::Trigger => true,
            Self::Slot(slot) => match slot.rule().kind {
                Kind::Money | Kind::Count => false,
                Kind::Text | Kind::Email | Kind::Currency | Kind::Instant | Kind::Interval => true,
            },
        }
    }

    /// Its path from the outermost object: `context.newUser.id`.
    #[must_use]
    pub fn path(self) -> String {
        let mut keys = vec![self.key()];
        let mut object = self.object();
        while let Some(inner) = object {
            keys.push(inner.key(UserKey::NewUser));
            object = inner.parent();
        }
        keys.reverse();
        keys.join(".")
    }
}

const fn after_last_dot(path: &'static str) -> &'static str {
    let bytes = path.as_bytes();
    let mut start = bytes.len();
    while start > 0 && bytes[start - 1] != b'.' {
        start -= 1;
    }
    let (_, key) = bytes.split_at(start);
    match std::str::from_utf8(key) {
        Ok(key) => key,
        Err(_) => panic!("a path is ASCII"),
    }
}

/// How a `new-signup` spells the member that holds the new user.
///
/// Guide 001's sample writes `context.user`; the reference, and every other sample,
/// `context.newUser`.
///
/// ```
/// use cello_core::{CelloEvent, UserKey};
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "new-signup", newUser.name = "Ada Example")]
/// struct Signup {
///     #[cello(ucc)]                   code: &'static str,
///     #[cello(newUser.id)]            id: u64,
///     #[cello(newUser.email)]         email: &'static str,
///     #[cello(event.timestamp(unix))] at: i64,
/// }
///
/// let signup = Signup { code: "A1b2C3d4E5f", id: 7, email: "ada@example.com", at: 0 };
/// let event = signup.envelope()?.expect("the user was referred");
/// assert!(event.to_json().contains(r#""context":{"newUser":{"id":"7""#));
/// let event = event.with_user_key(UserKey::User);
/// assert!(event.to_json().contains(r#""context":{"user":{"id":"7""#));
/// # Ok::<(), cello_core::EventError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum UserKey {
    /// `newUser`, as in the reference.
    #[default]
    NewUser,
    /// `user`, as in guide 001; for `new-signup` only.
    User,
}

impl UserKey {
    /// The member's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewUser => "newUser",
            Self::User => "user",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Member;
    use crate::slot::Slot;

    #[test]
    fn a_path_is_the_slots_path_below_payload_or_context() {
        let slots = Slot::VARIANTS
            .iter()
            .map(|&slot| (slot, Member::Slot(slot)));
        for (slot, member) in slots {
            let path = member.path();
            let (_, path) = path.split_once('.').unwrap();
            assert_eq!(path, slot.as_str());
        }
        assert_eq!(Member::ALL.len(), Slot::VARIANTS.len() + 2);
        assert_eq!(Member::Trigger.path(), "context.event.trigger");
    }
}
