//! How is a value read that may be absent, or an error?
//!
//! A slot is read from a type that fills it, from a `Result` of that, and, where it
//! may stay empty, from an `Option`.

use std::borrow::Cow;
use std::fmt::Display;

use chrono::NaiveDateTime;

use super::values::Integer;
use super::{ToCount, ToCurrency, ToInterval, ToPrice, ToText, ToTimestamp};
use crate::currency::Currency;
use crate::draft::Found;
use crate::error::Fault;
use crate::interval::Interval;
use crate::number::Number;
use crate::price::Price;
use crate::timestamp::Timestamp;

/// A type that is read for a slot which must be filled.
pub trait One<K: Kind> {
    fn one(&self, context: K::Context) -> Found<K::Value>;
}

/// A type that is read for a slot which may stay empty.
pub trait Any<K: Kind> {
    fn any(&self, context: K::Context) -> Found<K::Value>;
}

/// What a slot holds, and what is said of it in the attribute.
pub trait Kind {
    type Value;
    /// What else it takes to read the value.
    type Context: Copy;
}

/// `Self` is a value of kind `K`.
pub trait Is<K: Kind> {
    fn read(&self, context: K::Context) -> Result<K::Value, Fault>;
}

fn custom(error: impl Display) -> Fault {
    Fault::Custom(error.to_string())
}

/// As [`One`] for text, which is borrowed from a place (a field, `self.a.b`) and
/// handed over by what an expression returns.
pub trait OneText {
    fn one_ref(&self) -> Found<Cow<'_, str>>;
    fn one_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: Sized + 'a;
}

/// As [`Any`] for text.
pub trait AnyText {
    fn any_ref(&self) -> Found<Cow<'_, str>>;
    fn any_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: Sized + 'a;
}

impl<T: ToText + ?Sized> OneText for T {
    fn one_ref(&self) -> Found<Cow<'_, str>> {
        Ok(Some(self.to_text()))
    }

    fn one_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: Sized + 'a,
    {
        Ok(Some(self.into_text()))
    }
}

impl<T: ToText, E: Display> OneText for Result<T, E> {
    fn one_ref(&self) -> Found<Cow<'_, str>> {
        self.as_ref().map_err(custom)?.one_ref()
    }

    fn one_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: 'a,
    {
        self.map_err(custom)?.one_value()
    }
}

impl<T: ToText + ?Sized> AnyText for T {
    fn any_ref(&self) -> Found<Cow<'_, str>> {
        self.one_ref()
    }

    fn any_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: Sized + 'a,
    {
        self.one_value()
    }
}

impl<T: ToText> AnyText for Option<T> {
    fn any_ref(&self) -> Found<Cow<'_, str>> {
        Ok(self.as_ref().map(ToText::to_text))
    }

    fn any_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: 'a,
    {
        Ok(self.map(ToText::into_text))
    }
}

impl<'t, T: ToText> AnyText for &'t Option<T> {
    fn any_ref(&self) -> Found<Cow<'_, str>> {
        (**self).any_ref()
    }

    fn any_value<'a>(self) -> Found<Cow<'a, str>>
    where
        't: 'a,
    {
        self.any_ref()
    }
}

impl<T: ToText, E: Display> AnyText for Result<T, E> {
    fn any_ref(&self) -> Found<Cow<'_, str>> {
        self.one_ref()
    }

    fn any_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: 'a,
    {
        self.one_value()
    }
}

impl<T: ToText, E: Display> AnyText for Result<Option<T>, E> {
    fn any_ref(&self) -> Found<Cow<'_, str>> {
        self.as_ref().map_err(custom)?.any_ref()
    }

    fn any_value<'a>(self) -> Found<Cow<'a, str>>
    where
        Self: 'a,
    {
        self.map_err(custom)?.any_value()
    }
}

macro_rules! kinds {
    ($( $(#[$doc:meta])* $Kind:ident($Context:ty) -> $Value:ty; )*) => {$(
        $(#[$doc])*
        pub enum $Kind {}

        impl Kind for $Kind {
            type Value = $Value;
            type Context = $Context;
        }

        impl<T: Is<$Kind> + ?Sized> One<$Kind> for T {
            fn one(&self, context: $Context) -> Found<$Value> {
                self.read(context).map(Some)
            }
        }

        impl<T: Is<$Kind>, E: Display> One<$Kind> for Result<T, E> {
            fn one(&self, context: $Context) -> Found<$Value> {
                self.as_ref().map_err(custom)?.one(context)
            }
        }

        impl<T: Is<$Kind> + ?Sized> Any<$Kind> for T {
            fn any(&self, context: $Context) -> Found<$Value> {
                self.one(context)
            }
        }

        impl<T: Is<$Kind>> Any<$Kind> for Option<T> {
            fn any(&self, context: $Context) -> Found<$Value> {
                self.as_ref().map_or(Ok(None), |value| value.one(context))
            }
        }

        impl<T: Is<$Kind>> Any<$Kind> for &Option<T> {
            fn any(&self, context: $Context) -> Found<$Value> {
                (**self).any(context)
            }
        }

        impl<T: Is<$Kind>, E: Display> Any<$Kind> for Result<T, E> {
            fn any(&self, context: $Context) -> Found<$Value> {
                self.one(context)
            }
        }

        impl<T: Is<$Kind>, E: Display> Any<$Kind> for Result<Option<T>, E> {
            fn any(&self, context: $Context) -> Found<$Value> {
                self.as_ref().map_err(custom)?.any(context)
            }
        }
    )*};
}

kinds! {
    /// An amount that knows its unit.
    Money(Currency) -> Price;
    /// A plain number of minor units.
    Minor(Currency) -> Price;
    /// A plain number of major units.
    Major(Currency) -> Price;
    /// A currency.
    IsoCode(()) -> Currency;
    /// A moment.
    Instant(()) -> Timestamp;
    /// A time without an offset, said to be UTC.
    Utc(()) -> Timestamp;
    /// Seconds since 1970.
    Unix(()) -> Timestamp;
    /// Milliseconds since 1970.
    UnixMs(()) -> Timestamp;
    /// A billing interval.
    Cycle(()) -> Interval;
    /// A count.
    Count(()) -> u64;
}

impl<T: ToPrice + ?Sized> Is<Money> for T {
    fn read(&self, currency: Currency) -> Result<Price, Fault> {
        Ok(self.to_price(currency)?.fits(currency)?)
    }
}

impl<T: Number> Is<Minor> for T {
    fn read(&self, currency: Currency) -> Result<Price, Fault> {
        Ok(Price::from_minor(*self, currency)?)
    }
}

impl<T: Number> Is<Major> for T {
    fn read(&self, currency: Currency) -> Result<Price, Fault> {
        Ok(Price::from_major(*self, currency)?)
    }
}

impl<T: ToCurrency + ?Sized> Is<IsoCode> for T {
    fn read(&self, (): ()) -> Result<Currency, Fault> {
        Ok(self.to_currency()?)
    }
}

impl<T: ToTimestamp + ?Sized> Is<Instant> for T {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        Ok(self.to_timestamp()?)
    }
}

impl Is<Utc> for NaiveDateTime {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        Ok(self.and_utc().to_timestamp()?)
    }
}

impl<T: Is<Utc>> Is<Utc> for &T {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        (**self).read(())
    }
}

impl<T: Integer> Is<Unix> for T {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        Ok(Timestamp::from_unix(self.saturating_i64())?)
    }
}

impl<T: Integer> Is<UnixMs> for T {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        Ok(Timestamp::from_unix_ms(self.saturating_i64())?)
    }
}

impl<T: ToInterval + ?Sized> Is<Cycle> for T {
    fn read(&self, (): ()) -> Result<Interval, Fault> {
        Ok(self.to_interval()?)
    }
}

impl<T: ToCount + ?Sized> Is<Count> for T {
    fn read(&self, (): ()) -> Result<u64, Fault> {
        self.to_count()
    }
}
