//! What is an event made of?

use std::borrow::Cow;
use std::fmt;

use crate::catalogue::Trigger;
use crate::currency::Currency;
use crate::draft::Draft;
use crate::error::EventError;
use crate::interval::Interval;
use crate::json;
use crate::price::Price;
use crate::timestamp::Timestamp;

/// What every envelope says at `eventName`.
pub(crate) const EVENT_NAME: &str = "ReferralUpdated";

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
///     Payload { ucc: "A1b2C3d4E5f".into(), new_user_id: "user-7".into(), price: None, currency: None },
///     Context {
///         new_user: NewUser {
///             id: "user-7".into(),
///             email: "ada@example.com".into(),
///             name: Some("Ada Example".into()),
///             organization_id: None,
///         },
///         event: EventInfo {
///             trigger: Trigger::DemoCallAttended,
///             timestamp: "2026-03-01T09:30:00Z".parse()?,
///         },
///         subscription: None,
///     },
/// )?;
/// assert_eq!(
///     event.to_json(),
///     r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"user-7"},"context":{"newUser":{"id":"user-7","email":"ada@example.com","name":"Ada Example"},"event":{"trigger":"demo-call-attended","timestamp":"2026-03-01T09:30:00Z"}}}"#,
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Envelope<'a> {
    pub(crate) payload: Payload<'a>,
    pub(crate) context: Context<'a>,
    pub(crate) user_key: UserKey,
}

/// Who was referred, by which code, and for how much: `payload`.
///
/// Source: guides 000 and 001, and the reference. [`Envelope`] has an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Payload<'a> {
    /// The referral code of the referrer.
    pub ucc: Cow<'a, str>,
    /// The id that the referral is attributed to: the new user's, or the
    /// organization's when organizations are rewarded.
    pub new_user_id: Cow<'a, str>,
    /// The amount in major units. A `new-signup` always has [`Price::ZERO`].
    pub price: Option<Price>,
    /// The currency of the price. A `new-signup` has none and sends `""`.
    pub currency: Option<Currency>,
}

/// Who did what: `context`.
///
/// Source: guides 000 and 001, and the reference. [`Envelope`] has an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Context<'a> {
    /// The referred user: `context.newUser`.
    pub new_user: NewUser<'a>,
    /// What happened: `context.event`.
    pub event: EventInfo,
    /// What was paid or refunded: `context.subscription`.
    pub subscription: Option<Subscription<'a>>,
}

/// The referred user: `context.newUser`. `Debug` shows neither address nor name.
///
/// Source: guides 000 and 001, and the reference. [`Envelope`] has an example.
#[derive(Clone, PartialEq)]
pub struct NewUser<'a> {
    /// The user's own id, never the organization's.
    pub id: Cow<'a, str>,
    /// The user's address.
    pub email: Cow<'a, str>,
    /// The user's name.
    pub name: Option<Cow<'a, str>>,
    /// The user's organization.
    pub organization_id: Option<Cow<'a, str>>,
}

/// What happened, and when: `context.event`.
///
/// Source: guide 000 and the reference. [`Envelope`] has an example.
#[derive(Clone, Debug, PartialEq)]
pub struct EventInfo {
    /// What happened.
    pub trigger: Trigger,
    /// When it happened.
    pub timestamp: Timestamp,
}

/// What was paid or refunded: `context.subscription`.
///
/// Source: guide 000; `id` and `seats_used` only in the reference.
///
/// ```
/// use cello_core::{Interval, Subscription};
///
/// let monthly = Subscription {
///     invoice_id: Some("I-2026-0001".into()),
///     interval: Some(Interval::Monthly),
///     product_key: Some("Pro".into()),
///     ..Subscription::default()
/// };
/// # assert_eq!(monthly.seats_used, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subscription<'a> {
    /// The subscription's id.
    pub id: Option<Cow<'a, str>>,
    /// The id of the invoice that was paid or refunded.
    pub invoice_id: Option<Cow<'a, str>>,
    /// How often it is paid.
    pub interval: Option<Interval>,
    /// How many seats are in use.
    pub seats_used: Option<u64>,
    /// The name of the product or plan.
    pub product_key: Option<Cow<'a, str>>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

impl<'a> Envelope<'a> {
    /// Puts an event together by hand.
    ///
    /// The error names every slot that the trigger requires and does not have, every
    /// one that it does not take, and every value that cannot be sent.
    pub fn new(payload: Payload<'a>, context: Context<'a>) -> Result<Self, EventError> {
        Draft::from_parts(payload, context, UserKey::NewUser).finish()
    }

    /// The same `new-signup` with the user at `context.user`, as guide 001 has it;
    /// any other trigger is left as it is, for only that guide's sample differs.
    #[must_use]
    pub fn with_user_key(mut self, user_key: UserKey) -> Self {
        if self.trigger() == Trigger::NewSignup {
            self.user_key = user_key;
        }
        self
    }

    /// How the user is spelt, to be kept by [`with_user_key`](Self::with_user_key) when the
    /// event is put together anew.
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

    /// Both parts, to change and put together anew with [`Envelope::new`].
    #[must_use]
    pub fn into_parts(self) -> (Payload<'a>, Context<'a>) {
        (self.payload, self.context)
    }

    /// The JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut buffer = Vec::with_capacity(512);
        self.write_json(&mut buffer);
        json::into_string(buffer)
    }

    /// Appends the JSON text.
    pub fn write_json(&self, buffer: &mut Vec<u8>) {
        json::envelope(self, buffer);
    }

    /// The same event, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Envelope<'static> {
        let Payload {
            ucc,
            new_user_id,
            price,
            currency,
        } = self.payload;
        let Context {
            new_user,
            event,
            subscription,
        } = self.context;
        Envelope {
            payload: Payload {
                ucc: owned(ucc),
                new_user_id: owned(new_user_id),
                price,
                currency,
            },
            context: Context {
                new_user: NewUser {
                    id: owned(new_user.id),
                    email: owned(new_user.email),
                    name: new_user.name.map(owned),
                    organization_id: new_user.organization_id.map(owned),
                },
                event,
                subscription: subscription.map(|subscription| Subscription {
                    id: subscription.id.map(owned),
                    invoice_id: subscription.invoice_id.map(owned),
                    interval: subscription.interval,
                    seats_used: subscription.seats_used,
                    product_key: subscription.product_key.map(owned),
                }),
            },
            user_key: self.user_key,
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

impl fmt::Debug for NewUser<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hidden = format_args!("(hidden)");
        f.debug_struct("NewUser")
            .field("id", &self.id)
            .field("email", &hidden)
            .field("name", &self.name.as_ref().map(|_| hidden))
            .field("organization_id", &self.organization_id)
            .finish()
    }
}
