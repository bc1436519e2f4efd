//! How is an envelope read back?
//!
//! An unknown member is an error: if it were dropped silently here, it would be missing when
//! the event is sent again.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use cello_catalogue::v1::{EVENT_NAME, Member, Object};
use cello_catalogue::{Currency, Slot, UnknownCurrency, UserKey};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::draft::Draft;
use crate::envelope::serialize::key;
use crate::envelope::{Context, Envelope, EventInfo, NewUser, Payload, Subscription};

/// Refuses what is not an object, without repeating it as serde's errors would.
macro_rules! refuse_all_but_objects {
    ($what:literal) => {
        refuse_all_but_objects! { @ $what,
            visit_bool bool, visit_i64 i64, visit_u64 u64, visit_f64 f64, visit_str &str }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Err(E::custom(concat!("expected ", $what, " as a JSON object")))
        }

        fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Self::Value, A::Error> {
            self.visit_unit()
        }
    };
    (@ $what:literal, $( $visit:ident $Type:ty ),+) => {$(
        fn $visit<E: Error>(self, _: $Type) -> Result<Self::Value, E> {
            self.visit_unit()
        }
    )+};
}

/// Reads a JSON object into `$Part`, each member at most once.
macro_rules! members {
    ($Part:ident $(<$a:lifetime>)?, $what:literal { $( $field:ident: $need:ident $key:expr $(, $expected:literal)?; )+ }) => {
        impl<'de, $($a)?> Deserialize<'de> for $Part $(<$a>)? {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const KEYS: &[&str] = &[$( $key ),+];

                struct Members<T>(PhantomData<T>);

                impl<'de, $($a)?> Visitor<'de> for Members<$Part $(<$a>)?> {
                    type Value = $Part $(<$a>)?;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($what)
                    }

                    refuse_all_but_objects!($what);

                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        $( let mut $field = None; )+
                        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
                            match &*key {
                                $(
                                    key if key == $key && $field.is_none() => {
                                        let value = map.next_value();
                                        $( let value = value.map_err(|_| not_a($key, $expected)); )?
                                        $field = Some(value?);
                                    }
                                    key if key == $key => {
                                        return Err(A::Error::duplicate_field($key));
                                    }
                                )+
                                unknown => return Err(A::Error::unknown_field(unknown, KEYS)),
                            }
                        }
                        Ok($Part { $( $field: $need($field, $key)? ),+ })
                    }
                }

                // Not `deserialize_struct`, whose error repeats the text that is there instead
                // of an object.
                deserializer.deserialize_any(Members(PhantomData))
            }
        }
    };
}

/// The error of a member of another type. It replaces the one of the value's own type, which
/// may repeat the value: an address, for example.
fn not_a<E: Error>(key: &str, expected: &str) -> E {
    E::custom(format_args!("`{key}` is not {expected}"))
}

fn required<T, E: Error>(member: Option<T>, key: &'static str) -> Result<T, E> {
    member.ok_or_else(|| E::missing_field(key))
}

/// Absent and `null` are the same.
#[allow(clippy::unnecessary_wraps, clippy::option_option)] // has the signature of `required`
fn optional<T, E>(member: Option<Option<T>>, _: &'static str) -> Result<Option<T>, E> {
    Ok(member.flatten())
}

members! { RawEnvelope<'a>, "an event envelope" {
    event_name: required Member::EventName.key(), "a string";
    payload: required Object::Payload.key(UserKey::NewUser);
    context: required Object::Context.key(UserKey::NewUser);
} }

members! { RawPayload<'a>, "the payload of an event" {
    ucc: required key(Slot::PayloadUcc), "a string";
    new_user_id: required key(Slot::PayloadNewUserId), "a string";
    price: optional key(Slot::PayloadPrice), "a number of at least 0 with at most 15 digits, like `129.9`";
    currency: optional key(Slot::PayloadCurrency), "an ISO 4217 currency code, like `EUR`";
} }

members! { RawContext<'a>, "the context of an event" {
    new_user: optional UserKey::NewUser.as_str();
    user: optional UserKey::User.as_str();
    event: required Object::Event.key(UserKey::NewUser);
    subscription: optional Object::Subscription.key(UserKey::NewUser);
} }

members! { NewUser<'a>, "a new user" {
    id: required key(Slot::NewUserId), "a string";
    email: required key(Slot::NewUserEmail), "a string";
    name: optional key(Slot::NewUserName), "a string";
    organization_id: optional key(Slot::NewUserOrganizationId), "a string";
} }

members! { EventInfo, "a trigger and its timestamp" {
    trigger: required Member::Trigger.key(), "one of Cello's triggers, like `invoice-paid`";
    timestamp: required key(Slot::EventTimestamp), "a time with its offset, like `2022-10-05T14:14:34Z`";
} }

members! { Subscription<'a>, "a subscription" {
    id: optional key(Slot::SubscriptionId), "a string";
    invoice_id: optional key(Slot::SubscriptionInvoiceId), "a string";
    interval: optional key(Slot::SubscriptionInterval), "one of Cello's intervals, like `monthly`";
    seats_used: optional key(Slot::SubscriptionSeatsUsed), "a whole number, like `3`";
    product_key: optional key(Slot::SubscriptionProductKey), "a string";
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
