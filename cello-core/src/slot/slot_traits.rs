//! Which slot does a wrong type miss?
//!
//! Two traits a slot and unit: the first where it must be filled, the `Maybe` one
//! where a `None` has a meaning. They say no more than the traits of the kinds, but
//! rustc reports a failure in their words, because the blanket implementations are
//! marked `do_not_recommend`. The words are for somebody who wrote an attribute.

use cello_catalogue::Slot;

use super::read::{
    self, Any, Count, Cycle, Instant, IsoCode, Kind, Major, Minor, Money, One, Unix, UnixMs, Utc,
};
use super::read_text::{AnyText, OneText, Place};
use crate::draft::Draft;
use cello_catalogue::v1::Fragment;

/// The slots that hold text.
macro_rules! text {
    ($( $One:ident $Maybe:ident $message:literal; )*) => {$(
        text! { @ $One, $One: OneText { one_ref, one_value }, $message,
            "a text slot takes `String`, `&str`, `Cow<str>`, `Box<str>` and the like, integers, and `uuid::Uuid` with the feature `uuid`; an `Option` needs `none = …` or `default = …` in parentheses behind the slot" }
        text! { @ $Maybe, $One: AnyText { any_ref, any_value }, $message,
            "a text slot takes `String`, `&str`, `Cow<str>`, `Box<str>` and the like, integers, and `uuid::Uuid` with the feature `uuid`, or an `Option` of these" }
    )*};
    (@ $Slot:ident, $Name:ident: $Read:ident { $read_ref:ident, $read_value:ident }, $message:literal, $takes:literal) => {
        #[diagnostic::on_unimplemented(
            message = $message,
            label = "text is expected here",
            note = $takes,
            note = "for a type of your own, implement `cello_core::ToText`; convert any other, by `with = path` behind the slot of a field, or in the expression"
        )]
        pub trait $Slot {
            fn fill<'a>(&'a self, event: &mut Draft<'a>, before: &'static Fragment) -> bool;
            fn fill_value<'a>(self, event: &mut Draft<'a>, before: &'static Fragment) -> bool
            where
                Self: Sized + 'a;
        }

        #[diagnostic::do_not_recommend]
        impl<T: $Read + ?Sized> $Slot for T {
            #[inline(never)] // one call in each struct, and no more
            fn fill<'a>(&'a self, event: &mut Draft<'a>, before: &'static Fragment) -> bool {
                self.$read_ref(Place { event, slot: Slot::$Name, before })
            }

            fn fill_value<'a>(self, event: &mut Draft<'a>, before: &'static Fragment) -> bool
            where
                Self: Sized + 'a,
            {
                self.$read_value(Place { event, slot: Slot::$Name, before })
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
    ($( $One:ident $Maybe:ident: $Kind:ident {
        $message:literal, $label:literal, $takes:literal, $own:literal
    } )*) => {$(
        value! { @ $One: One::one, $Kind, $message, $label, $takes,
            note = "an `Option` needs `none = …` or `default = …` in parentheses behind the slot", $own }
        value! { @ $Maybe: Any::any, $Kind, $message, $label, $takes,
            note = "an `Option` of these will do as well", $own }
    )*};
    (@ $Slot:ident: $Read:ident::$read:ident, $Kind:ident,
        $message:literal, $label:literal, $takes:literal, note = $option:literal, $own:literal) => {
        #[diagnostic::on_unimplemented(
            message = $message,
            label = $label,
            note = $takes,
            note = $option,
            note = $own
        )]
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
        "`{Self}` cannot fill the slot `price`: its unit is not known",
        "minor or major units?",
        "for a plain number say the unit: `price(minor)` for cents, `price(major)` for whole euros; `rust_decimal::Decimal` is taken as it is, in major units, with the feature `rust_decimal`",
        "parse text with `.parse::<cello_core::Price>()`; for a type of your own that knows its unit, implement `cello_core::ToPrice`"
    }
    PayloadPriceMinor MaybePayloadPriceMinor: Minor {
        "`{Self}` cannot fill the slot `price(minor)`",
        "a plain number is expected here",
        "`price(minor)` takes every integer and float of the language, and `rust_decimal::Decimal` with the feature `rust_decimal`",
        "parse text with `.parse::<i64>()`; a type that knows its unit (it implements `cello_core::ToPrice`) goes into `price` alone; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    PayloadPriceMajor MaybePayloadPriceMajor: Major {
        "`{Self}` cannot fill the slot `price(major)`",
        "a plain number is expected here",
        "`price(major)` takes every integer and float of the language, and `rust_decimal::Decimal` with the feature `rust_decimal`",
        "parse text with `.parse::<cello_core::Price>()`, into `price` alone; a type that knows its unit (it implements `cello_core::ToPrice`) goes into `price` alone; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    PayloadCurrency MaybePayloadCurrency: IsoCode {
        "`{Self}` cannot fill the slot `currency`",
        "a currency is expected here",
        "`currency` takes `cello_core::Currency` and text that is an ISO 4217 code, in either case",
        "for a type of your own, implement `cello_core::ToCurrency`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    EventTimestamp MaybeEventTimestamp: Instant {
        "`{Self}` cannot fill the slot `event.timestamp`",
        "a moment in time is expected here",
        "`event.timestamp` takes `chrono::DateTime`, `SystemTime`, RFC 3339 text, and the times of jiff and time with the features `jiff-02` and `time-03`; say `event.timestamp(utc)` for a naive time, `event.timestamp(unix)` or `event.timestamp(unix_ms)` for an integer",
        "for a type of your own, implement `cello_core::ToTimestamp`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
    EventTimestampUtc MaybeEventTimestampUtc: Utc {
        "`{Self}` cannot fill the slot `event.timestamp(utc)`",
        "a time without an offset is expected here",
        "`utc` is for a time without an offset: `chrono::NaiveDateTime`, `jiff::civil::DateTime` with the feature `jiff-02`, `time::PrimitiveDateTime` with `time-03`",
        "`DateTime` and `SystemTime` go into `event.timestamp` alone"
    }
    EventTimestampUnix MaybeEventTimestampUnix: Unix {
        "`{Self}` cannot fill the slot `event.timestamp(unix)`",
        "an integer is expected here",
        "`unix` is for an integer that counts the seconds since 1970",
        "`DateTime` and `SystemTime` go into `event.timestamp` alone, a naive time into `event.timestamp(utc)`"
    }
    EventTimestampUnixMs MaybeEventTimestampUnixMs: UnixMs {
        "`{Self}` cannot fill the slot `event.timestamp(unix_ms)`",
        "an integer is expected here",
        "`unix_ms` is for an integer that counts the milliseconds since 1970",
        "`DateTime` and `SystemTime` go into `event.timestamp` alone, a naive time into `event.timestamp(utc)`"
    }
    SubscriptionInterval MaybeSubscriptionInterval: Cycle {
        "`{Self}` cannot fill the slot `subscription.interval`",
        "a billing interval is expected here",
        "`subscription.interval` takes `cello_core::Interval` and text that is one of its words, like `monthly`",
        "for an enum of yours, write `#[derive(cello_core::CelloInterval)]` above it and `#[cello(interval = \"monthly\")]` on each variant; for any other type of your own, implement `cello_core::ToInterval`; convert the rest, by `with = path` behind the slot of a field, or in the expression"
    }
    SubscriptionSeatsUsed MaybeSubscriptionSeatsUsed: Count {
        "`{Self}` cannot fill the slot `subscription.seatsUsed`",
        "a count is expected here",
        "`subscription.seatsUsed` takes every integer",
        "for a type of your own, implement `cello_core::ToCount`; convert any other, by `with = path` behind the slot of a field, or in the expression"
    }
}
