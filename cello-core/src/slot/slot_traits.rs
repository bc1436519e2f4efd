//! How does an error about a field's type name the slot?
//!
//! There are two traits for each slot and unit: one for a slot that must be filled, and the
//! `Maybe` one for a slot where `None` has a meaning. Text, which is borrowed, has another pair
//! for the values of expressions: with the lifetime in the trait, and not on the method, rustc
//! does not show our code where a user's expression borrows from a temporary value.
//!
//! The traits add nothing to those of the kinds, but rustc reports a failure in their words,
//! because the blanket implementations are marked `do_not_recommend`. The words are for users
//! who wrote an attribute and know nothing of these traits.

use cello_catalogue::Slot;

use super::read::{
    self, Any, Count, Cycle, Instant, IsoCode, Kind, Major, Minor, Money, One, Unix, UnixMs, Utc,
};
use super::read_text::{AnyText, OneText, Place};
use crate::draft::Draft;
use cello_catalogue::v1::Fragment;

/// The slots that hold text.
macro_rules! text {
    ($( $One:ident $OneValue:ident $Maybe:ident $MaybeValue:ident $message:literal; )*) => {$(
        text! { @ $One $OneValue, $One: OneText { one_ref, one_value }, $message,
            "a text slot takes `String`, `&str`, `Cow<str>`, `Box<str>` and the like, and integers; an `Option` needs `none = …` or `default = …` in parentheses after the slot" }
        text! { @ $Maybe $MaybeValue, $One: AnyText { any_ref, any_value }, $message,
            "a text slot takes `String`, `&str`, `Cow<str>`, `Box<str>` and the like, and integers, or an `Option` of these" }
    )*};
    (@ $Slot:ident $Value:ident, $Name:ident: $Read:ident { $read_ref:ident, $read_value:ident }, $message:literal, $takes:literal) => {
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "expected text",
            note = $takes,
            note = "for a type of your own, implement `cello_core::ToText`; convert other types with `with = path` in parentheses after the slot, or in an expression",
            note = "a `Result` of these needs an error that implements `Display`"
        )]
        #[cfg_attr(not(feature = "uuid"), diagnostic::on_unimplemented(
            note = "`uuid::Uuid` needs the feature `uuid` of `cello-core`, which is off"
        ))]
        pub trait $Slot {
            fn fill<'a>(&'a self, event: &mut Draft<'a>, before: &'static Fragment) -> bool;
        }

        #[diagnostic::on_unimplemented(
            message = $message,
            label = "expected text",
            note = $takes,
            note = "for a type of your own, implement `cello_core::ToText`; convert other types with `with = path` in parentheses after the slot, or in an expression",
            note = "a `Result` of these needs an error that implements `Display`"
        )]
        #[cfg_attr(not(feature = "uuid"), diagnostic::on_unimplemented(
            note = "`uuid::Uuid` needs the feature `uuid` of `cello-core`, which is off"
        ))]
        pub trait $Value<'a> {
            fn fill_value(self, event: &mut Draft<'a>, before: &'static Fragment) -> bool
            where
                Self: Sized;
        }

        #[diagnostic::do_not_recommend]
        impl<T: $Read + ?Sized> $Slot for T {
            #[inline(never)] // one call in each struct, and no more
            fn fill<'a>(&'a self, event: &mut Draft<'a>, before: &'static Fragment) -> bool {
                self.$read_ref(Place { event, slot: Slot::$Name, before })
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, T: $Read + ?Sized + 'a> $Value<'a> for T {
            fn fill_value(self, event: &mut Draft<'a>, before: &'static Fragment) -> bool
            where
                Self: Sized,
            {
                self.$read_value(Place { event, slot: Slot::$Name, before })
            }
        }
    };
}

text! {
    PayloadUcc PayloadUccValue MaybePayloadUcc MaybePayloadUccValue "`{Self}` cannot fill the slot `ucc`";
    PayloadNewUserId PayloadNewUserIdValue MaybePayloadNewUserId MaybePayloadNewUserIdValue "`{Self}` cannot fill the slot `newUserId`";
    NewUserId NewUserIdValue MaybeNewUserId MaybeNewUserIdValue "`{Self}` cannot fill the slot `newUser.id`";
    NewUserEmail NewUserEmailValue MaybeNewUserEmail MaybeNewUserEmailValue "`{Self}` cannot fill the slot `newUser.email`";
    NewUserName NewUserNameValue MaybeNewUserName MaybeNewUserNameValue "`{Self}` cannot fill the slot `newUser.name`";
    NewUserOrganizationId NewUserOrganizationIdValue MaybeNewUserOrganizationId MaybeNewUserOrganizationIdValue "`{Self}` cannot fill the slot `newUser.organizationId`";
    SubscriptionId SubscriptionIdValue MaybeSubscriptionId MaybeSubscriptionIdValue "`{Self}` cannot fill the slot `subscription.id`";
    SubscriptionInvoiceId SubscriptionInvoiceIdValue MaybeSubscriptionInvoiceId MaybeSubscriptionInvoiceIdValue "`{Self}` cannot fill the slot `subscription.invoiceId`";
    SubscriptionProductKey SubscriptionProductKeyValue MaybeSubscriptionProductKey MaybeSubscriptionProductKeyValue "`{Self}` cannot fill the slot `subscription.productKey`";
}

/// The slots that hold other values, each with the types that it takes.
macro_rules! value {
    ($( $One:ident $Maybe:ident: $Kind:ident {
        $message:literal, $label:literal, $takes:literal, $own:literal
        $(, off $off:tt )?
    } )*) => {$(
        value! { @ $One: One::one, $Kind, $message, $label, $takes,
            note = "an `Option` needs `none = …` or `default = …` in parentheses after the slot", $own, $($off)? }
        value! { @ $Maybe: Any::any, $Kind, $message, $label, $takes,
            note = "an `Option` of these also works", $own, $($off)? }
    )*};
    (@ $Slot:ident: $Read:ident::$read:ident, $Kind:ident,
        $message:literal, $label:literal, $takes:literal, note = $option:literal, $own:literal,
        $( { $($feature:tt $off:literal),* } )?) => {
        #[diagnostic::on_unimplemented(
            message = $message,
            label = $label,
            note = $takes,
            note = $option,
            note = $own,
            note = "a `Result` of these needs an error that implements `Display`"
        )]
        $($( #[cfg_attr(not(feature = $feature), diagnostic::on_unimplemented(note = $off))] )*)?
        pub trait $Slot {
            fn fill(&self, event: &mut Draft<'_>, before: &'static Fragment) -> bool;
            fn fill_value(self, event: &mut Draft<'_>, before: &'static Fragment) -> bool
            where
                Self: Sized,
            {
                self.fill(event, before)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: $Read<$Kind> + ?Sized> $Slot for T {
            #[inline(never)] // one call in each struct, and no more
            fn fill(&self, event: &mut Draft<'_>, before: &'static Fragment) -> bool {
                let found = self.$read($Kind::context(event));
                read::fill::<$Kind>(found, event, before)
            }
        }
    };
}

value! {
    PayloadPrice MaybePayloadPrice: Money {
        "`{Self}` cannot fill the slot `price`: its unit is unknown",
        "is this in minor or major units?",
        "for a plain number, state the unit: `price(minor)` for cents, `price(major)` for euros; `rust_decimal::Decimal` is in major units",
        "parse text with `.parse::<cello_core::Price>()`; for a type of your own that knows its unit, implement `cello_core::ToPrice`",
        off { "rust_decimal" "`rust_decimal::Decimal` needs the feature `rust_decimal` of `cello-core`, which is off" }
    }
    PayloadPriceMinor MaybePayloadPriceMinor: Minor {
        "`{Self}` cannot fill the slot `price(minor)`",
        "expected a plain number",
        "`price(minor)` takes every integer and float type, and `rust_decimal::Decimal`",
        "parse text with `.parse::<i64>()`; a type that knows its unit (it implements `cello_core::ToPrice`) fills `price` without a modifier; convert other types with `with = path` in parentheses after the slot, or in an expression",
        off { "rust_decimal" "`rust_decimal::Decimal` needs the feature `rust_decimal` of `cello-core`, which is off" }
    }
    PayloadPriceMajor MaybePayloadPriceMajor: Major {
        "`{Self}` cannot fill the slot `price(major)`",
        "expected a plain number",
        "`price(major)` takes every integer and float type, and `rust_decimal::Decimal`",
        "parse text with `.parse::<cello_core::Price>()`, and fill `price` without a modifier; a type that knows its unit (it implements `cello_core::ToPrice`) fills `price` without a modifier; convert other types with `with = path` in parentheses after the slot, or in an expression",
        off { "rust_decimal" "`rust_decimal::Decimal` needs the feature `rust_decimal` of `cello-core`, which is off" }
    }
    PayloadCurrency MaybePayloadCurrency: IsoCode {
        "`{Self}` cannot fill the slot `currency`",
        "expected a currency",
        "`currency` takes `cello_core::Currency` and text with an ISO 4217 code, in upper or lower case",
        "for a type of your own, implement `cello_core::ToCurrency`; convert other types with `with = path` in parentheses after the slot, or in an expression"
    }
    EventTimestamp MaybeEventTimestamp: Instant {
        "`{Self}` cannot fill the slot `event.timestamp`",
        "expected a moment in time",
        "`event.timestamp` takes `chrono::DateTime`, `SystemTime`, RFC 3339 text, and the times of jiff and time; write `event.timestamp(utc)` for a naive time, and `event.timestamp(unix)` or `event.timestamp(unix_ms)` for an integer",
        "for a type of your own, implement `cello_core::ToTimestamp`; convert other types with `with = path` in parentheses after the slot, or in an expression",
        off {
        "jiff-1" "the times of jiff 1 need the feature `jiff-1` of `cello-core`, which is off",
        "jiff-02" "`jiff::Timestamp` and `jiff::Zoned` need the feature `jiff-02` of `cello-core`, which is off",
        "time-03" "`time::OffsetDateTime` and `time::UtcDateTime` need the feature `time-03` of `cello-core`, which is off"
    }
    }
    EventTimestampUtc MaybeEventTimestampUtc: Utc {
        "`{Self}` cannot fill the slot `event.timestamp(utc)`",
        "expected a time without an offset",
        "`utc` is for a time without an offset: `chrono::NaiveDateTime`, `jiff::civil::DateTime`, `time::PrimitiveDateTime`",
        "`DateTime` and `SystemTime` fill `event.timestamp` without a modifier",
        off {
        "jiff-1" "`jiff::civil::DateTime` of jiff 1 needs the feature `jiff-1` of `cello-core`, which is off",
        "jiff-02" "`jiff::civil::DateTime` needs the feature `jiff-02` of `cello-core`, which is off",
        "time-03" "`time::PrimitiveDateTime` needs the feature `time-03` of `cello-core`, which is off"
    }
    }
    EventTimestampUnix MaybeEventTimestampUnix: Unix {
        "`{Self}` cannot fill the slot `event.timestamp(unix)`",
        "expected an integer",
        "`unix` takes an integer: seconds since 1970",
        "`DateTime` and `SystemTime` fill `event.timestamp` without a modifier, a naive time fills `event.timestamp(utc)`"
    }
    EventTimestampUnixMs MaybeEventTimestampUnixMs: UnixMs {
        "`{Self}` cannot fill the slot `event.timestamp(unix_ms)`",
        "expected an integer",
        "`unix_ms` takes an integer: milliseconds since 1970",
        "`DateTime` and `SystemTime` fill `event.timestamp` without a modifier, a naive time fills `event.timestamp(utc)`"
    }
    SubscriptionInterval MaybeSubscriptionInterval: Cycle {
        "`{Self}` cannot fill the slot `subscription.interval`",
        "expected a billing interval",
        "`subscription.interval` takes `cello_core::Interval` and text with the name of an interval, like `monthly`",
        "for an enum of your own, write `#[derive(cello_core::CelloInterval)]` above it and `#[cello(interval = \"monthly\")]` on each variant; for any other type of your own, implement `cello_core::ToInterval`; convert other types with `with = path` in parentheses after the slot, or in an expression"
    }
    SubscriptionSeatsUsed MaybeSubscriptionSeatsUsed: Count {
        "`{Self}` cannot fill the slot `subscription.seatsUsed`",
        "expected a count",
        "`subscription.seatsUsed` takes every integer type",
        "for a type of your own, implement `cello_core::ToCount`; convert other types with `with = path` in parentheses after the slot, or in an expression"
    }
}
