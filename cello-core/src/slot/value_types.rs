//! Which types are prices, currencies, times, intervals and counts?

use std::num::NonZero;
use std::time::SystemTime;

use cello_catalogue::{Currency, Interval, UnknownCurrency, UnknownInterval};
use chrono::{DateTime, TimeZone};

use super::{ToCount, ToCurrency, ToInterval, ToPrice, ToTimestamp};
use crate::error::Fault;
use crate::price::{Price, PriceError};
use crate::timestamp::{Timestamp, TimestampError};

impl ToPrice for Price {
    fn to_price(&self, currency: Currency) -> Result<Price, PriceError> {
        self.fits(currency)
    }
}

/// The value itself converts without a check, and text is parsed.
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

    /// Whether it is below zero, and the number without its sign.
    fn sign_and_magnitude(self) -> (bool, u128);
}

impl<I: Integer> Integer for &I {
    fn saturating_i64(self) -> i64 {
        (*self).saturating_i64()
    }

    fn sign_and_magnitude(self) -> (bool, u128) {
        (*self).sign_and_magnitude()
    }
}

macro_rules! integers {
    ($($Integer:ty)*) => {$(
        impl Integer for $Integer {
            fn saturating_i64(self) -> i64 {
                #[allow(unused_comparisons)] // for the unsigned ones
                i64::try_from(self).unwrap_or(if self < 0 { i64::MIN } else { i64::MAX })
            }

            #[allow(
                unused_comparisons, // for the unsigned ones
                clippy::cast_lossless, // `usize` has no `From` into `u128`
            )]
            fn sign_and_magnitude(self) -> (bool, u128) {
                (self < 0, self.abs_diff(0) as u128)
            }
        }

        impl ToCount for $Integer {
            fn to_count(&self) -> Result<u64, Fault> {
                #[allow(unused_comparisons)] // for the unsigned ones
                let fault = if *self < 0 { Fault::Negative } else { Fault::TooLarge };
                u64::try_from(*self).map_err(|_| fault)
            }
        }

        impl ToCount for NonZero<$Integer> {
            fn to_count(&self) -> Result<u64, Fault> {
                self.get().to_count()
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

#[cfg(test)]
mod tests {
    use std::num::NonZero;
    use std::time::{Duration, UNIX_EPOCH};

    use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta};

    use super::{ToCount, ToTimestamp};
    use crate::error::Fault;
    use crate::slot::ToText;
    use crate::slot::read::{Is, Utc};
    use crate::timestamp::TimestampError::OutOfRange;

    fn utc(time: impl Is<Utc>) -> Result<String, Fault> {
        time.read(()).map(|time| time.to_string())
    }

    #[test]
    fn fractions_are_truncated_towards_the_past() {
        let time = DateTime::UNIX_EPOCH - TimeDelta::microseconds(500);
        let zoned = time.with_timezone(&FixedOffset::west_opt(18_000).unwrap());
        let system = UNIX_EPOCH - Duration::from_micros(500);
        assert_eq!(time.to_timestamp().unwrap().unix_ms(), -1);
        assert_eq!(zoned.to_timestamp().unwrap().unix_ms(), -1);
        assert_eq!(system.to_timestamp().unwrap().unix_ms(), -1);
        let naive = time.naive_utc();
        assert_eq!(utc(naive).unwrap(), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn years_of_other_than_four_digits_are_refused() {
        for time in [
            DateTime::<chrono::Utc>::MIN_UTC,
            DateTime::<chrono::Utc>::MAX_UTC,
        ] {
            assert_eq!(time.to_timestamp(), Err(OutOfRange));
        }
        for time in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert_eq!(utc(time), Err(Fault::Timestamp(OutOfRange)));
        }
        // Not every system's clock reaches that far back.
        let ten_thousand_years = Duration::from_secs(10_000 * 366 * 86_400);
        let before = UNIX_EPOCH.checked_sub(ten_thousand_years);
        let after = UNIX_EPOCH.checked_add(ten_thousand_years);
        for time in [before, after].into_iter().flatten() {
            assert_eq!(time.to_timestamp(), Err(OutOfRange));
        }
    }

    #[test]
    fn integers_that_are_not_zero_are_integers() {
        let seven = NonZero::new(7u64).unwrap();
        assert_eq!(seven.to_text(), "7");
        assert_eq!(seven.to_count(), Ok(7));
        let below = NonZero::<i128>::MIN;
        assert_eq!(below.to_text(), i128::MIN.to_string());
        assert_eq!(below.to_count(), Err(Fault::Negative));
        assert_eq!(NonZero::<u128>::MAX.to_count(), Err(Fault::TooLarge));
    }
}
