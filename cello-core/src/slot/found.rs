//! How is a value read that may be absent, or an error?
//!
//! A slot is read from a type that fills it, from a `Result` of that, and, where it
//! may stay empty, from an `Option`.

use std::borrow::Cow;
use std::fmt::Display;

use chrono::NaiveDateTime;

use super::values::Integer;
use super::{ToCount, ToCurrency, ToInterval, ToPrice, ToText, ToTimestamp};
use crate::catalogue::Slot;
use crate::currency::Currency;
use crate::draft::{Draft, Found};
use crate::error::Fault;
use crate::interval::Interval;
use crate::json::Piece;
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

    const SLOT: Slot;

    fn context(event: &Draft<'_>) -> Self::Context;

    fn fill(event: &mut Draft<'_>, before: &'static Piece, value: Self::Value);
}

/// Fills a slot with what was found; `false` if that is nothing.
pub(super) fn fill<K: Kind>(
    found: Found<K::Value>,
    event: &mut Draft<'_>,
    before: &'static Piece,
) -> bool {
    match found {
        Ok(Some(value)) => K::fill(event, before, value),
        Ok(None) => return false,
        Err(fault) => event.fault(K::SLOT, fault),
    }
    true
}

/// `Self` is a value of kind `K`.
pub trait Is<K: Kind> {
    fn read(&self, context: K::Context) -> Result<K::Value, Fault>;
}

fn custom(error: impl Display) -> Fault {
    Fault::Custom(error.to_string())
}

/// The slot of an event that a text goes to.
pub struct Place<'e, 'a> {
    pub(super) event: &'e mut Draft<'a>,
    pub(super) slot: Slot,
    /// The piece before the value.
    pub(super) before: &'static Piece,
}

impl<'a> Place<'_, 'a> {
    #[inline]
    pub(super) fn borrowed(self, text: &'a str) {
        // The first value: from here on it is an event to report, most likely.
        if self.slot == Slot::PayloadUcc {
            self.event.reserve();
        }
        if self.slot == Slot::NewUserEmail {
            self.event.email(self.slot, self.before, text);
        } else {
            self.event.text(self.slot, self.before, text);
        }
    }

    #[cfg(feature = "uuid")]
    pub(super) fn passing(self, text: &str) {
        self.event.passing_text(self.slot, self.before, text);
    }

    pub(super) fn integer(self, number: impl Integer) {
        let (is_negative, magnitude) = number.sign_and_magnitude();
        self.event
            .integer_text(self.slot, self.before, is_negative, magnitude);
    }

    pub(super) fn any(self, text: Cow<'a, str>) {
        self.event.any_text(self.slot, self.before, text);
    }

    /// An error of the user's own; the slot is not left empty, but wrong.
    fn fault(self, error: impl Display) -> bool {
        self.event.fault(self.slot, custom(error));
        true
    }
}

/// As [`One`] for text, which is borrowed from a place (a field, `self.a.b`) and
/// handed over by what an expression returns. `false` if there is none.
pub trait OneText {
    fn one_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool;
    fn one_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a;
}

/// As [`Any`] for text.
pub trait AnyText {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool;
    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a;
}

impl<T: ToText + ?Sized> OneText for T {
    fn one_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.fill(place);
        true
    }

    fn one_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a,
    {
        place.any(self.into_text());
        true
    }
}

impl<T: ToText, E: Display> OneText for Result<T, E> {
    fn one_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        match self {
            Ok(text) => text.one_ref(place),
            Err(error) => place.fault(error),
        }
    }

    fn one_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        match self {
            Ok(text) => text.one_value(place),
            Err(error) => place.fault(error),
        }
    }
}

impl<T: ToText + ?Sized> AnyText for T {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.one_ref(place)
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: Sized + 'a,
    {
        self.one_value(place)
    }
}

impl<T: ToText> AnyText for Option<T> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.as_ref().is_some_and(|text| text.one_ref(place))
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        self.is_some_and(|text| text.one_value(place))
    }
}

impl<'t, T: ToText> AnyText for &'t Option<T> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        (**self).any_ref(place)
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        't: 'a,
    {
        self.any_ref(place)
    }
}

impl<T: ToText, E: Display> AnyText for Result<T, E> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        self.one_ref(place)
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        self.one_value(place)
    }
}

impl<T: ToText, E: Display> AnyText for Result<Option<T>, E> {
    fn any_ref<'a>(&'a self, place: Place<'_, 'a>) -> bool {
        match self {
            Ok(text) => text.any_ref(place),
            Err(error) => place.fault(error),
        }
    }

    fn any_value<'a>(self, place: Place<'_, 'a>) -> bool
    where
        Self: 'a,
    {
        match self {
            Ok(text) => text.any_value(place),
            Err(error) => place.fault(error),
        }
    }
}

macro_rules! kinds {
    ($(
        $(#[$doc:meta])*
        $Kind:ident($Context:ty $(, $context:ident)?) -> $Value:ty, $Slot:ident by $fill:ident;
    )*) => {$(
        $(#[$doc])*
        pub enum $Kind {}

        impl Kind for $Kind {
            type Value = $Value;
            type Context = $Context;

            const SLOT: Slot = Slot::$Slot;

            fn context(_event: &Draft<'_>) -> $Context {
                $( _event.$context() )?
            }

            fn fill(event: &mut Draft<'_>, before: &'static Piece, value: $Value) {
                event.$fill(before, value);
            }
        }

        impl<T: Is<$Kind> + ?Sized> One<$Kind> for T {
            #[inline]
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
    Money(Currency, price_currency) -> Price, PayloadPrice by price;
    /// A plain number of minor units.
    Minor(Currency, price_currency) -> Price, PayloadPrice by price;
    /// A plain number of major units.
    Major(Currency, price_currency) -> Price, PayloadPrice by price;
    /// A currency.
    IsoCode(()) -> Currency, PayloadCurrency by currency;
    /// A moment.
    Instant(()) -> Timestamp, EventTimestamp by timestamp;
    /// A time without an offset, said to be UTC.
    Utc(()) -> Timestamp, EventTimestamp by timestamp;
    /// Seconds since 1970.
    Unix(()) -> Timestamp, EventTimestamp by timestamp;
    /// Milliseconds since 1970.
    UnixMs(()) -> Timestamp, EventTimestamp by timestamp;
    /// A billing interval.
    Cycle(()) -> Interval, SubscriptionInterval by interval;
    /// A count.
    Count(()) -> u64, SubscriptionSeatsUsed by seats_used;
}

impl<T: ToPrice + ?Sized> Is<Money> for T {
    fn read(&self, currency: Currency) -> Result<Price, Fault> {
        Ok(self.to_price(currency)?.fits(currency)?)
    }
}

impl<T: Number> Is<Minor> for T {
    #[inline]
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
