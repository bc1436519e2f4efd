//! Which types are prices, currencies, times, intervals and counts?

use std::time::SystemTime;

use chrono::{DateTime, TimeZone};

use super::{ToCount, ToCurrency, ToInterval, ToPrice, ToTimestamp};
use crate::currency::{Currency, UnknownCurrency};
use crate::error::Fault;
use crate::interval::{Interval, UnknownInterval};
use crate::price::{Price, PriceError};
use crate::timestamp::{Timestamp, TimestampError};

impl ToPrice for Price {
    fn to_price(&self, currency: Currency) -> Result<Price, PriceError> {
        self.fits(currency)
    }
}

/// A value is what it is, and text is what it says.
macro_rules! value_or_text {
    ($Trait:ident::$method:ident -> $Value:ident, $Unknown:ident) => {
        impl $Trait for $Value {
            fn $method(&self) -> Result<$Value, $Unknown> {
                Ok(*self)
            }
        }

        impl $Trait for str {
            fn $method(&self) -> Result<$Value, $Unknown> {
                self.parse()
            }
        }

        impl $Trait for String {
            fn $method(&self) -> Result<$Value, $Unknown> {
                self.parse()
            }
        }
    };
}

value_or_text!(ToCurrency::to_currency -> Currency, UnknownCurrency);
value_or_text!(ToInterval::to_interval -> Interval, UnknownInterval);
value_or_text!(ToTimestamp::to_timestamp -> Timestamp, TimestampError);

impl<Tz: TimeZone> ToTimestamp for DateTime<Tz> {
    fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
        Timestamp::from_unix_ms(self.timestamp_millis())
    }
}

impl ToTimestamp for SystemTime {
    fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
        (*self).try_into()
    }
}

/// An integer of the language.
pub trait Integer: Copy {
    /// The number, or the nearest one that an `i64` holds.
    fn saturating_i64(self) -> i64;
}

impl<I: Integer> Integer for &I {
    fn saturating_i64(self) -> i64 {
        (*self).saturating_i64()
    }
}

macro_rules! integers {
    ($($Integer:ty)*) => {$(
        impl Integer for $Integer {
            fn saturating_i64(self) -> i64 {
                #[allow(unused_comparisons)] // for the unsigned ones
                i64::try_from(self).unwrap_or(if self < 0 { i64::MIN } else { i64::MAX })
            }
        }

        impl ToCount for $Integer {
            fn to_count(&self) -> Result<u64, Fault> {
                #[allow(unused_comparisons)] // for the unsigned ones
                let fault = if *self < 0 { Fault::Negative } else { Fault::TooLarge };
                u64::try_from(*self).map_err(|_| fault)
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
