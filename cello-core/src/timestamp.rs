//! How is a time held, read and written?

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use cello_catalogue::rfc3339::{self, Fault, MAX_UNIX_MS, MIN_UNIX_MS};
use chrono::{DateTime, TimeZone};

const MS_PER_DAY: u64 = 86_400_000;

/// A moment, to the millisecond, in the years 0001 to 9999.
///
/// It is written as RFC 3339 in UTC, with a three-digit fraction only where the
/// milliseconds are not zero; what is finer is truncated. `FromStr` reads RFC 3339;
/// a text without an offset is refused, because it does not identify a moment.
/// Reading JSON takes the guides' form `2022-10-05 14:14:34` as well, as UTC.
///
/// Source: guide 000 (ISO 8601) and the reference (`date-time`).
///
/// ```
/// use cello_core::Timestamp;
///
/// let paid: Timestamp = "2022-10-05T16:14:34+02:00".parse()?;
/// assert_eq!(paid.to_string(), "2022-10-05T14:14:34Z");
/// assert_eq!(paid, Timestamp::from_unix(1_664_979_274)?);
/// assert_eq!(
///     "2022-10-05 14:14:34".parse::<Timestamp>().unwrap_err().to_string(),
///     "the time has no UTC offset; RFC 3339 times end in `Z` or an offset like `+02:00`",
/// );
/// # Ok::<(), cello_core::TimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    unix_ms: i64,
}

impl Timestamp {
    /// From seconds since 1970, as payment gateways send them.
    pub fn from_unix(seconds: i64) -> Result<Self, TimestampError> {
        let unix_ms = seconds.checked_mul(1000);
        Self::from_unix_ms(unix_ms.ok_or(TimestampError::OutOfRange)?)
    }

    /// From milliseconds since 1970.
    #[inline]
    pub fn from_unix_ms(milliseconds: i64) -> Result<Self, TimestampError> {
        if (MIN_UNIX_MS..=MAX_UNIX_MS).contains(&milliseconds) {
            Ok(Self {
                unix_ms: milliseconds,
            })
        } else {
            Err(TimestampError::OutOfRange)
        }
    }

    /// From nanoseconds since 1970, what is below a millisecond truncated towards the past.
    pub(crate) fn from_unix_nanos(nanoseconds: i128) -> Result<Self, TimestampError> {
        let unix_ms = i64::try_from(nanoseconds.div_euclid(1_000_000));
        Self::from_unix_ms(unix_ms.map_err(|_| TimestampError::OutOfRange)?)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn unix_ms(self) -> i64 {
        self.unix_ms
    }

    /// Writes the RFC 3339 text, without the formatting machinery, and returns its length.
    #[inline]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the days of 9999 years, and the milliseconds of one
    pub(crate) fn put_rfc3339(self, text: &mut [u8; 24]) -> usize {
        // From the first day on, which is in a `u32` as every later one.
        let since_first = (self.unix_ms - MIN_UNIX_MS) as u64;
        let (year, month, day) = rfc3339::civil_from_first_day((since_first / MS_PER_DAY) as u32);
        let ms = (since_first % MS_PER_DAY) as u32;
        let (second, ms) = (ms / 1000, ms % 1000);
        *text = *b"YYYY-MM-DDTHH:MM:SS.mmmZ";
        for (at, number) in [
            (0, year / 100),
            (2, year % 100),
            (5, month),
            (8, day),
            (11, second / 3600),
            (14, second / 60 % 60),
            (17, second % 60),
        ] {
            text[at..at + 2].copy_from_slice(&two_digits(number));
        }
        text[20..22].copy_from_slice(&two_digits(ms / 10));
        text[22] = b'0' + (ms % 10) as u8;
        // All of it is always written, which takes no branch.
        let (end, len) = if ms == 0 { (b'Z', 20) } else { (b'.', 24) };
        text[19] = end;
        len
    }
}

/// The two digits of a number below 100.
fn two_digits(number: u32) -> [u8; 2] {
    // Longer than it has to be, so that no index has to be checked.
    static DIGITS: [[u8; 2]; 128] = {
        let mut digits = [[b'0'; 2]; 128];
        let mut number = 0;
        while number < 100 {
            digits[number as usize] = [b'0' + number / 10, b'0' + number % 10];
            number += 1;
        }
        digits
    };
    DIGITS[number as usize % DIGITS.len()]
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0; 24];
        let len = self.put_rfc3339(&mut text);
        f.pad(std::str::from_utf8(&text[..len]).map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        let unix_ms = rfc3339::parse(text)?;
        Ok(Self { unix_ms })
    }
}

impl<Tz: TimeZone> TryFrom<DateTime<Tz>> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: DateTime<Tz>) -> Result<Self, TimestampError> {
        Self::from_unix_ms(time.timestamp_millis())
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Self, TimestampError> {
        let nanoseconds = match time.duration_since(UNIX_EPOCH) {
            Ok(since) => i128::try_from(since.as_nanos()),
            Err(before) => i128::try_from(before.duration().as_nanos()).map(|before| -before),
        };
        Self::from_unix_nanos(nanoseconds.map_err(|_| TimestampError::OutOfRange)?)
    }
}

impl From<Timestamp> for DateTime<chrono::Utc> {
    fn from(time: Timestamp) -> Self {
        // In range by construction: chrono's years go beyond ours.
        Self::from_timestamp_millis(time.unix_ms).unwrap_or_default()
    }
}

/// What is wrong with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimestampError {
    /// Not RFC 3339 text.
    Malformed,
    /// A day, hour, minute, second or offset that does not exist.
    NoSuchTime,
    /// A date and a time of day without an offset.
    NoOffset,
    /// Before the year 0001 or after 9999.
    OutOfRange,
    /// `event.timestamp(unix)` of a number that counts milliseconds.
    CountsMilliseconds,
    /// `event.timestamp(unix_ms)` of a number that counts seconds.
    CountsSeconds,
}

impl From<Fault> for TimestampError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Malformed => Self::Malformed,
            Fault::NoSuchTime => Self::NoSuchTime,
            Fault::NoOffset => Self::NoOffset,
            Fault::OutOfRange => Self::OutOfRange,
        }
    }
}

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the time is not in RFC 3339 format, like `2022-10-05T14:14:34Z`",
            Self::NoSuchTime => {
                "the time has a day, hour, minute, second or offset that does not exist"
            }
            Self::NoOffset => {
                "the time has no UTC offset; RFC 3339 times end in `Z` or an offset like `+02:00`"
            }
            Self::OutOfRange => "the time is outside the years 0001 to 9999",
            Self::CountsMilliseconds => {
                "the number is in milliseconds since 1970, not in seconds; write `event.timestamp(unix_ms)`"
            }
            Self::CountsSeconds => {
                "the number is in seconds since 1970, not in milliseconds; write `event.timestamp(unix)`"
            }
        })
    }
}

impl std::error::Error for TimestampError {}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads RFC 3339, and the guides' `2022-10-05 14:14:34` as UTC.
impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OrUtc(Timestamp);

        impl FromStr for OrUtc {
            type Err = TimestampError;

            fn from_str(text: &str) -> Result<Self, TimestampError> {
                let unix_ms = rfc3339::parse_or_utc(text)?;
                Ok(Self(Timestamp { unix_ms }))
            }
        }

        cello_catalogue::string_enum::deserialize(deserializer, "a time, as RFC 3339")
            .map(|OrUtc(time)| time)
    }
}
