//! How is a value read that may be absent, or an error?
//!
//! A slot is read from a type that fills it, from a `Result` of that, and, where it
//! may stay empty, from an `Option`.

use std::fmt::Display;

use cello_catalogue::limits::{FIRST_UNIX_MS, MOST_COUNT};
use cello_catalogue::{Currency, Interval, Slot};
use chrono::NaiveDateTime;

use super::value_types::Integer;
use super::{ToCount, ToCurrency, ToInterval, ToPrice, ToTimestamp};
use crate::draft::{Draft, FINEST, Found};
use crate::error::Fault;
use crate::number::Number;
use crate::price::Price;
use crate::timestamp::{Timestamp, TimestampError};
use cello_catalogue::v1::Fragment;

/// A type that is read for a slot which must be filled.
pub trait One<K: Kind> {
    fn one(&self, context: K::Context) -> Found<K::Value>;
}

/// A type that is read for a slot which may stay empty.
pub trait Any<K: Kind> {
    fn any(&self, context: K::Context) -> Found<K::Value>;
}

/// What a slot holds, and the form that the attribute gives.
pub trait Kind {
    type Value;
    /// What else it takes to read the value.
    type Context: Copy;

    const SLOT: Slot;

    fn context(event: &Draft<'_>) -> Self::Context;

    fn fill(event: &mut Draft<'_>, before: &'static Fragment, value: Self::Value);
}

/// Fills a slot with what was found; `false` if that is nothing.
pub(super) fn fill<K: Kind>(
    found: Found<K::Value>,
    event: &mut Draft<'_>,
    before: &'static Fragment,
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

pub(super) fn custom(error: impl Display) -> Fault {
    Fault::Custom(error.to_string())
}

// One kind after the other: for all at once, some other crate could have a kind that an
// `Option` is of, and the compiler would see two answers to one question.
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

            fn fill(event: &mut Draft<'_>, before: &'static Fragment, value: $Value) {
                event.$fill(before, value);
            }
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

        impl<T: One<$Kind> + ?Sized> Any<$Kind> for T {
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

        impl<T: Is<$Kind>, E: Display> Any<$Kind> for Result<Option<T>, E> {
            fn any(&self, context: $Context) -> Found<$Value> {
                self.as_ref().map_err(custom)?.any(context)
            }
        }
    )*};
}

kinds! {
    /// An amount that knows its unit.
    Money(Option<Currency>, known_currency) -> Price, PayloadPrice by price;
    /// A plain number of minor units.
    Minor(Currency, price_currency) -> Price, PayloadPrice by price;
    /// A plain number of major units.
    Major(Currency, price_currency) -> Price, PayloadPrice by price;
    /// A currency.
    IsoCode(()) -> Currency, PayloadCurrency by currency;
    /// A moment.
    Instant(()) -> Timestamp, EventTimestamp by timestamp;
    /// A time without an offset, declared to be UTC.
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
    fn read(&self, known: Option<Currency>) -> Result<Price, Fault> {
        let price = self.to_price(known.unwrap_or(FINEST))?;
        Ok(match known {
            Some(currency) => price.is_in(currency)?,
            None => price,
        })
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
        let seconds = self.saturating_i64();
        if seconds >= FIRST_UNIX_MS {
            return Err(TimestampError::CountsMilliseconds.into());
        }
        Ok(Timestamp::from_unix(seconds)?)
    }
}

impl<T: Integer> Is<UnixMs> for T {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        let milliseconds = self.saturating_i64();
        if milliseconds < FIRST_UNIX_MS {
            return Err(TimestampError::CountsSeconds.into());
        }
        Ok(Timestamp::from_unix_ms(milliseconds)?)
    }
}

impl<T: ToInterval + ?Sized> Is<Cycle> for T {
    fn read(&self, (): ()) -> Result<Interval, Fault> {
        Ok(self.to_interval()?)
    }
}

impl<T: ToCount + ?Sized> Is<Count> for T {
    fn read(&self, (): ()) -> Result<u64, Fault> {
        let count = self.to_count()?;
        if count > MOST_COUNT {
            return Err(Fault::TooLarge);
        }
        Ok(count)
    }
}
