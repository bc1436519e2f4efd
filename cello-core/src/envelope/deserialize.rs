//! How is an envelope read back?
//!
//! A member that nobody knows is an error: what would be dropped in silence here
//! would be missing when the event is sent again.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use cello_catalogue::{Currency, UnknownCurrency};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::draft::Draft;
use crate::envelope::{
    Context, EVENT_NAME, Envelope, EventInfo, NewUser, Payload, Subscription, UserKey,
};

/// Reads a JSON object into `$Part`, each member at most once.
macro_rules! members {
    ($Part:ident $(<$a:lifetime>)?, $what:literal { $( $field:ident: $need:ident $key:literal, )+ }) => {
        impl<'de, $($a)?> Deserialize<'de> for $Part $(<$a>)? {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const KEYS: &[&str] = &[$( $key ),+];

                struct Members<T>(PhantomData<T>);

                impl<'de, $($a)?> Visitor<'de> for Members<$Part $(<$a>)?> {
                    type Value = $Part $(<$a>)?;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($what)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        $( let mut $field = None; )+
                        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
                            match &*key {
                                $(
                                    $key if $field.is_none() => $field = Some(map.next_value()?),
                                    $key => return Err(A::Error::duplicate_field($key)),
                                )+
                                unknown => return Err(A::Error::unknown_field(unknown, KEYS)),
                            }
                        }
                        Ok($Part { $( $field: $need($field, $key)? ),+ })
                    }
                }

                deserializer.deserialize_struct(stringify!($Part), KEYS, Members(PhantomData))
            }
        }
    };
}

fn required<T, E: Error>(member: Option<T>, key: &'static str) -> Result<T, E> {
    member.ok_or_else(|| E::missing_field(key))
}

/// Absent and `null` are the same.
#[allow(clippy::unnecessary_wraps, clippy::option_option)] // stands where `required` does
fn optional<T, E>(member: Option<Option<T>>, _: &'static str) -> Result<Option<T>, E> {
    Ok(member.flatten())
}

members! { RawEnvelope<'a>, "an event envelope" {
    event_name: required "eventName",
    payload: required "payload",
    context: required "context",
} }

members! { RawPayload<'a>, "the payload of an event" {
    ucc: required "ucc",
    new_user_id: required "newUserId",
    price: optional "price",
    currency: optional "currency",
} }

members! { RawContext<'a>, "the context of an event" {
    new_user: optional "newUser",
    user: optional "user",
    event: required "event",
    subscription: optional "subscription",
} }

members! { NewUser<'a>, "a new user" {
    id: required "id",
    email: required "email",
    name: optional "name",
    organization_id: optional "organizationId",
} }

members! { EventInfo, "a trigger and its timestamp" {
    trigger: required "trigger",
    timestamp: required "timestamp",
} }

members! { Subscription<'a>, "a subscription" {
    id: optional "id",
    invoice_id: optional "invoiceId",
    interval: optional "interval",
    seats_used: optional "seatsUsed",
    product_key: optional "productKey",
} }

struct RawEnvelope<'a> {
    event_name: Cow<'a, str>,
    payload: Payload<'a>,
    context: RawContext<'a>,
}

struct RawPayload<'a> {
    ucc: Cow<'a, str>,
    new_user_id: Cow<'a, str>,
    price: Option<crate::Price>,
    currency: Option<CurrencyOrNone>,
}

struct RawContext<'a> {
    new_user: Option<NewUser<'a>>,
    user: Option<NewUser<'a>>,
    event: EventInfo,
    subscription: Option<Subscription<'a>>,
}

/// A currency, or the empty text of a signup.
struct CurrencyOrNone(Option<Currency>);

impl FromStr for CurrencyOrNone {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        match text {
            "" => Ok(Self(None)),
            code => code.parse().map(|currency| Self(Some(currency))),
        }
    }
}

impl<'de> Deserialize<'de> for CurrencyOrNone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        cello_catalogue::string_enum::deserialize(
            deserializer,
            "a currency code, or the empty text of a signup",
        )
    }
}

impl<'a> RawContext<'a> {
    fn spelt<E: Error>(self) -> Result<(Context<'a>, UserKey), E> {
        let (new_user, user_key) = match (self.new_user, self.user) {
            (Some(user), None) => (user, UserKey::NewUser),
            (None, Some(user)) => (user, UserKey::User),
            (None, None) => return Err(E::missing_field("newUser")),
            (Some(_), Some(_)) => {
                return Err(E::custom(
                    "both `newUser` and `user` are there: which is meant?",
                ));
            }
        };
        let context = Context {
            new_user,
            event: self.event,
            subscription: self.subscription,
        };
        Ok((context, user_key))
    }
}

impl<'de> Deserialize<'de> for Envelope<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawEnvelope::deserialize(deserializer)?;
        if raw.event_name != EVENT_NAME {
            return Err(D::Error::custom(format_args!(
                "`eventName` is not `{EVENT_NAME}`"
            )));
        }
        let (context, user_key) = raw.context.spelt()?;
        Draft::from_parts(raw.payload, context, user_key)
            .finish()
            .map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Payload<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = RawPayload::deserialize(deserializer)?;
        Ok(Self {
            ucc: raw.ucc,
            new_user_id: raw.new_user_id,
            price: raw.price,
            currency: raw.currency.and_then(|CurrencyOrNone(currency)| currency),
        })
    }
}

impl<'de> Deserialize<'de> for Context<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (context, _) = RawContext::deserialize(deserializer)?.spelt()?;
        Ok(context)
    }
}
