//! What must a type be to fill a slot?
//!
//! One small trait a kind of slot, for types of your own to join; the types of the
//! language and of chrono that implement them are in the submodules, those of other
//! crates have a submodule and a feature each.
//! `slot_traits` has one hidden trait a slot, whose only purpose is that a wrong type is
//! reported with the slot's name.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use cello_catalogue::{Currency, Interval};

use crate::error::Fault;
use crate::price::{Price, PriceError};
use crate::timestamp::Timestamp;

#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(any(feature = "jiff-02", feature = "jiff-1"))]
mod jiff;
mod read;
mod read_text;
mod slot_traits;
mod text_types;
#[cfg(feature = "time-03")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;
mod value_types;

#[doc(hidden)]
pub use read_text::Place;
#[doc(hidden)]
pub use slot_traits::*;

/// What fills a slot that takes text: an id, a name, an address, a code.
///
/// Implemented by `String`, `str`, all integers (identifiers often are) and `NonZero`
/// of them, with the feature `uuid` by `uuid::Uuid`, and by references, `Box`, `Rc`,
/// `Arc` and `Cow` of these. When the event is made, blank text is
/// refused in a required slot and leaves an optional one empty; an id, a code or an address
/// with white space around it or a control character in it is refused.
///
/// ```
/// use std::borrow::Cow;
/// use cello_core::ToText;
///
/// struct CustomerId(String);
///
/// impl ToText for CustomerId {
///     fn to_text(&self) -> Cow<'_, str> {
///         Cow::Borrowed(&self.0)
///     }
/// }
/// # assert_eq!(CustomerId("c-1".into()).to_text(), "c-1");
/// ```
///
/// A type that is none does not compile, and the error is at the field's type:
///
/// ```compile_fail
/// # use cello_core::CelloEvent;
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", newUser.email = "ada@example.com", newUser.name = "Ada Example")]
/// struct Demo {
///     #[cello(ucc)] code: String,
///     #[cello(newUser.id)] user: Vec<u8>, // `Vec<u8>` cannot fill the slot `newUser.id`
///     #[cello(event.timestamp(unix))] at: i64,
/// }
/// ```
pub trait ToText {
    /// The text, borrowed where it can be.
    fn to_text(&self) -> Cow<'_, str>;

    /// The text of a value that is no longer needed. Worth overriding where it can be
    /// handed over without a copy.
    fn into_text<'a>(self) -> Cow<'a, str>
    where
        Self: Sized + 'a,
    {
        Cow::Owned(self.to_text().into_owned())
    }

    /// Fills a slot and returns whether there was a text, without a `Cow` and without memory of its own where it can.
    #[doc(hidden)]
    fn fill<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        place.any(self.to_text())
    }
}

/// What fills `price` and knows its own unit.
///
/// Plain numbers do not: for them, write `price(minor)` or `price(major)`. Implemented by
/// [`Price`] and, with the feature `rust_decimal`, by `rust_decimal::Decimal`, which is
/// taken for major units: people write 129.90 in it. One that holds cents goes into
/// `price(minor)`.
///
/// ```
/// use cello_core::{Currency, Price, PriceError, ToPrice};
///
/// struct Cents(i64);
///
/// impl ToPrice for Cents {
///     fn to_price(&self, currency: Currency) -> Result<Price, PriceError> {
///         Price::from_minor(self.0, currency)
///     }
/// }
/// # assert_eq!(Cents(4900).to_price(Currency::EUR)?.to_string(), "49");
/// # Ok::<(), PriceError>(())
/// ```
pub trait ToPrice {
    /// The price, in major units of the event's currency.
    fn to_price(&self, currency: Currency) -> Result<Price, PriceError>;
}

/// What fills `currency`: [`Currency`], or text that is an ISO 4217 code in either case.
///
/// ```
/// use cello_core::{Currency, ToCurrency, UnknownCurrency};
///
/// enum Market { Europe, Japan }
///
/// impl ToCurrency for Market {
///     fn to_currency(&self) -> Result<Currency, UnknownCurrency> {
///         Ok(match self {
///             Market::Europe => Currency::EUR,
///             Market::Japan => Currency::JPY,
///         })
///     }
/// }
/// # assert_eq!(Market::Japan.to_currency(), Ok(Currency::JPY));
/// # assert_eq!(Market::Europe.to_currency(), Ok(Currency::EUR));
/// ```
pub trait ToCurrency {
    /// The currency, or the text that is none.
    fn to_currency(&self) -> Result<Currency, crate::UnknownCurrency>;
}

/// What fills `event.timestamp`: a moment that is known without asking which offset.
///
/// Implemented by [`Timestamp`], `chrono::DateTime`, `std::time::SystemTime` and RFC 3339
/// text; with the feature `jiff-1` or `jiff-02` by `jiff::Timestamp` and jiff's zoned time, with `time-03`
/// by `time::OffsetDateTime` and `time::UtcDateTime`. For a naive time (`NaiveDateTime`,
/// `jiff::civil::DateTime`, `time::PrimitiveDateTime`) write `event.timestamp(utc)`, for an
/// integer `event.timestamp(unix)` or `event.timestamp(unix_ms)`.
///
/// ```
/// use cello_core::{Timestamp, TimestampError, ToTimestamp};
///
/// struct GatewayTime(i64); // seconds since 1970
///
/// impl ToTimestamp for GatewayTime {
///     fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
///         Timestamp::from_unix(self.0)
///     }
/// }
/// # assert_eq!(GatewayTime(0).to_timestamp()?.to_string(), "1970-01-01T00:00:00Z");
/// # Ok::<(), TimestampError>(())
/// ```
pub trait ToTimestamp {
    /// The moment.
    fn to_timestamp(&self) -> Result<Timestamp, crate::TimestampError>;
}

/// What fills `subscription.interval`: [`Interval`], or text that is one of its words.
///
/// ```
/// use cello_core::{Interval, ToInterval, UnknownInterval};
///
/// enum Cycle { Month, Year }
///
/// impl ToInterval for Cycle {
///     fn to_interval(&self) -> Result<Interval, UnknownInterval> {
///         Ok(match self {
///             Cycle::Month => Interval::Monthly,
///             Cycle::Year => Interval::Yearly,
///         })
///     }
/// }
/// # assert_eq!(Cycle::Month.to_interval(), Ok(Interval::Monthly));
/// # assert_eq!(Cycle::Year.to_interval(), Ok(Interval::Yearly));
/// ```
pub trait ToInterval {
    /// The interval, or the text that is none.
    fn to_interval(&self) -> Result<Interval, crate::UnknownInterval>;
}

/// What fills `subscription.seatsUsed`: every integer that is not negative, and
/// `NonZero` of one.
///
/// ```
/// use cello_core::{Fault, ToCount};
///
/// struct Seats(Vec<String>);
///
/// impl ToCount for Seats {
///     fn to_count(&self) -> Result<u64, Fault> {
///         self.0.len().to_count()
///     }
/// }
/// # assert_eq!(Seats(vec![]).to_count(), Ok(0));
/// # assert_eq!((-1).to_count(), Err(Fault::Negative));
/// ```
pub trait ToCount {
    /// The count, or what is wrong with it.
    fn to_count(&self) -> Result<u64, Fault>;
}

/// References and smart pointers fill what they point to.
macro_rules! through_pointers {
    ($Trait:ident $method:tt) => {
        through_pointers! { @ [&T; ?Sized] $Trait $method }
        through_pointers! { @ [&mut T; ?Sized] $Trait $method }
        through_pointers! { @ [Box<T>; ?Sized] $Trait $method }
        through_pointers! { @ [Rc<T>; ?Sized] $Trait $method }
        through_pointers! { @ [Arc<T>; ?Sized] $Trait $method }
        through_pointers! { @ [Cow<'_, T>; ToOwned + ?Sized] $Trait $method }
    };
    (@ [$Pointer:ty; $($Bound:tt)*] $Trait:ident {
        fn $method:ident(&self $(, $arg:ident: $Arg:ty)?) -> $Value:ty
    }) => {
        impl<T: $Trait + $($Bound)*> $Trait for $Pointer {
            fn $method(&self $(, $arg: $Arg)?) -> $Value {
                (**self).$method($($arg)?)
            }
        }
    };
}

through_pointers! { ToPrice { fn to_price(&self, currency: Currency) -> Result<Price, PriceError> } }
through_pointers! { ToCurrency { fn to_currency(&self) -> Result<Currency, crate::UnknownCurrency> } }
through_pointers! { ToTimestamp { fn to_timestamp(&self) -> Result<Timestamp, crate::TimestampError> } }
through_pointers! { ToInterval { fn to_interval(&self) -> Result<Interval, crate::UnknownInterval> } }
through_pointers! { ToCount { fn to_count(&self) -> Result<u64, Fault> } }
