//! Which slot does a wrong type miss?
//!
//! Two traits a slot and unit: the first where it must be filled, the `Maybe` one
//! where a `None` has a meaning. They say no more than the traits of the kinds, but
//! rustc reports a failure in their words, because the blanket implementations are
//! marked `do_not_recommend`. The words are for somebody who wrote an attribute.

use std::borrow::Cow;

use super::found::{
    Any, AnyText, Count, Cycle, Instant, IsoCode, Major, Minor, Money, One, OneText, Unix, UnixMs,
    Utc,
};
use crate::currency::Currency;
use crate::draft::Found;
use crate::interval::Interval;
use crate::price::Price;
use crate::timestamp::Timestamp;

/// The slots that hold text.
macro_rules! text {
    ($( $One:ident $Maybe:ident $message:literal; )*) => {$(
        text! { @ $One: OneText { one_ref, one_value }, $message,
            "a text slot takes `String`, `&str`, `Cow<str>`, `Box<str>` and the like, and integers; an `Option` needs `none = …` or `default = …` in parentheses behind the slot" }
        text! { @ $Maybe: AnyText { any_ref, any_value }, $message,
            "a text slot takes `String`, `&str`, `Cow<str>`, `Box<str>` and the like, and integers, or an `Option` of these" }
    )*};
    (@ $Slot:ident: $Read:ident { $read_ref:ident, $read_value:ident }, $message:literal, $takes:literal) => {
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "text is expected here",
            note = $takes,
            note = "for a type of your own, implement `cello_core::ToText`; convert any other, by `with = path` behind the slot of a field, or in the expression"
        )]
        pub trait $Slot {
            fn by_ref(&self) -> Found<Cow<'_, str>>;
            fn by_value<'a>(self) -> Found<Cow<'a, str>>
            where
                Self: Sized + 'a;
        }

        #[diagnostic::do_not_recommend]
        impl<T: $Read + ?Sized> $Slot for T {
            fn by_ref(&self) -> Found<Cow<'_, str>> {
                self.$read_ref()
            }

            fn by_value<'a>(self) -> Found<Cow<'a, str>>
            where
                Self: Sized + 'a,
            {
                self.$read_value()
            }
        }
    };
}

text! {
    PayloadUcc MaybePayloadUcc "`{Self}` cannot fill the slot `ucc`";
    PayloadNewUserId MaybePayloadNewUserId "`{Self}` cannot fill the slot `newUserId`";
    NewUserId MaybeNewUserId "`{Self}` cannot fill the slot `newUser.id`";
    NewUserEmail MaybeNewUserEmail "`{Self}` cannot fill the slot `newUser.email`";
    NewUserName MaybeNewUserName "`{Self}` cannot fill the slot `newUser.name`";
    NewUserOrganizationId MaybeNewUserOrganizationId "`{Self}` cannot fill the slot `newUser.organizationId`";
    SubscriptionId MaybeSubscriptionId "`{Self}` cannot fill the slot `subscription.id`";
    SubscriptionInvoiceId MaybeSubscriptionInvoiceId "`{Self}` cannot fill the slot `subscription.invoiceId`";
    SubscriptionProductKey MaybeSubscriptionProductKey "`{Self}` cannot fill the slot `subscription.productKey`";
}

/// The slots that hold something else, each with what it takes.
macro_rules! value {
    ($( $One:ident $Maybe:ident: $Kind:ident($($context:ident: $Context:ty)?) -> $Value:ty {
        $message:literal, $label:literal, $takes:literal, $own:literal
    } )*) => {$(
        value! { @ $One: One::one, $Kind($($context: $Context)?) -> $Value, $message, $label, $takes,
            note = "an `Option` needs `none = …` or `default = …` in parentheses behind the slot", $own }
        value! { @ $Maybe: Any::any, $Kind($($context: $Context)?) -> $Value, $message, $label, $takes,
            note = "an `Option` of these will do as well", $own }
    )*};
    (@ $Slot:ident: $Read:ident::$read:ident, $Kind:ident($($context:ident: $Context:ty)?) -> $Value:ty,
        $message:literal, $label:literal, $takes:literal, note = $option:literal, $own:literal) => {
        #[diagnostic::on_unimplemented(
            message = $message,
            label = $label,
            note = $takes,
            note = $option,
            note = $own
        )]
        pub trait $Slot {
            fn by_ref(&self $(, $context: $Context)?) -> Found<$Value>;
            fn by_value(self $(, $context: $Context)?) -> Found<$Value>
            where
                Self: Sized,
            {
                self.by_ref($($context)?)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: $Read<$Kind> + ?Sized> $Slot for T {
            fn by_ref(&self $(, $context: $Context)?) -> Found<$Value> {
                self.$read(value!(@context $($context)?))
            }
        }
    };
    (@context) => { () };
    (@context $context:ident) => { $context };
}

value! {
    PayloadPrice MaybePayloadPrice: Money(currency: Currency) -> Price {
        "`{Self}` cannot fill the slot `price`: its unit is not known",
        "minor or major units?",
        "for a plain number say the unit: `price(minor)` for cents, `price(major)` for whole euros",
        "for a type of your own that knows its unit, implement `cello_core::ToPrice`"
    }
    PayloadPriceMinor MaybePayloadPriceMinor: Minor(currency: Currency) -> Price {
        "`{Self}` cannot fill the slot `price(minor)`",
        "a plain number is expected here",
        "`price(minor)` takes every integer and float of the language",
        "a type that knows its unit (it implements `cello_core::ToPrice`) goes into `price` alone; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    PayloadPriceMajor MaybePayloadPriceMajor: Major(currency: Currency) -> Price {
        "`{Self}` cannot fill the slot `price(major)`",
        "a plain number is expected here",
        "`price(major)` takes every integer and float of the language",
        "a type that knows its unit (it implements `cello_core::ToPrice`) goes into `price` alone; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    PayloadCurrency MaybePayloadCurrency: IsoCode() -> Currency {
        "`{Self}` cannot fill the slot `currency`",
        "a currency is expected here",
        "`currency` takes `cello_core::Currency` and text that is an ISO 4217 code, in either case",
        "for a type of your own, implement `cello_core::ToCurrency`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    EventTimestamp MaybeEventTimestamp: Instant() -> Timestamp {
        "`{Self}` cannot fill the slot `event.timestamp`",
        "a moment in time is expected here",
        "`event.timestamp` takes `chrono::DateTime`, `SystemTime` and RFC 3339 text; say `event.timestamp(utc)` for a naive time, `event.timestamp(unix)` or `event.timestamp(unix_ms)` for an integer",
        "for a type of your own, implement `cello_core::ToTimestamp`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    EventTimestampUtc MaybeEventTimestampUtc: Utc() -> Timestamp {
        "`{Self}` cannot fill the slot `event.timestamp(utc)`",
        "a time without an offset is expected here",
        "`utc` is for a time without an offset: `chrono::NaiveDateTime`",
        "`DateTime` and `SystemTime` go into `event.timestamp` alone"
    }
    EventTimestampUnix MaybeEventTimestampUnix: Unix() -> Timestamp {
        "`{Self}` cannot fill the slot `event.timestamp(unix)`",
        "an integer is expected here",
        "`unix` is for an integer that counts the seconds since 1970",
        "`DateTime` and `SystemTime` go into `event.timestamp` alone, a naive time into `event.timestamp(utc)`"
    }
    EventTimestampUnixMs MaybeEventTimestampUnixMs: UnixMs() -> Timestamp {
        "`{Self}` cannot fill the slot `event.timestamp(unix_ms)`",
        "an integer is expected here",
        "`unix_ms` is for an integer that counts the milliseconds since 1970",
        "`DateTime` and `SystemTime` go into `event.timestamp` alone, a naive time into `event.timestamp(utc)`"
    }
    SubscriptionInterval MaybeSubscriptionInterval: Cycle() -> Interval {
        "`{Self}` cannot fill the slot `subscription.interval`",
        "a billing interval is expected here",
        "`subscription.interval` takes `cello_core::Interval` and text that is one of its words, like `monthly`",
        "for a type of your own, implement `cello_core::ToInterval`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    SubscriptionSeatsUsed MaybeSubscriptionSeatsUsed: Count() -> u64 {
        "`{Self}` cannot fill the slot `subscription.seatsUsed`",
        "a count is expected here",
        "`subscription.seatsUsed` takes every integer",
        "for a type of your own, implement `cello_core::ToCount`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
}
