//! How is a time held, read and written?

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, TimeZone};

use crate::json::pairs_of_digits;
use crate::rfc3339::{self, Fault, MAX_UNIX_MS, MIN_UNIX_MS};

const MS_PER_DAY: u64 = 86_400_000;

/// A moment, to the millisecond, in the years 0001 to 9999.
///
/// It is written as RFC 3339 in UTC, with a three-digit fraction only where the
/// milliseconds are not zero; what is finer is truncated. `FromStr` reads RFC 3339;
/// a text without an offset is refused, because nobody can know which moment it is.
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
///     "the time has no offset; RFC 3339 ends in `Z` or in one like `+02:00`",
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

    /// The RFC 3339 text, put together without the formatting machinery: its bytes, the
    /// first the lowest of the first word, and how many count.
    #[inline]
    #[allow(clippy::cast_possible_truncation)] // the days of 9999 years, and the milliseconds of one
    pub(crate) fn to_rfc3339(self) -> ([u64; 3], usize) {
        // From the first day on, which is in a `u32` as every later one.
        let since_first = self.unix_ms.abs_diff(MIN_UNIX_MS);
        let (year, month, day) = rfc3339::civil_from_first_day((since_first / MS_PER_DAY) as u32);
        let ms = (since_first % MS_PER_DAY) as u32;
        let (second, ms) = (ms / 1000, ms % 1000);
        // Two digits a pair, the first in the lowest byte, and the text in words of eight.
        let pairs = |[a, b, c, d]: [u32; 4]| {
            let [a, b, c, d] = [a, b, c, d].map(u64::from);
            pairs_of_digits(a | b << 16 | c << 32 | d << 48)
        };
        let date = pairs([year / 100, year % 100, month, day]);
        let time = pairs([second / 3600, second / 60 % 60, second % 60, ms / 10]);
        let (year, month, day) = (date & 0xffff_ffff, date >> 32 & 0xffff, date >> 48);
        let (hour, minute) = (time & 0xffff, time >> 16 & 0xffff);
        let (second, centiseconds) = (time >> 32 & 0xffff, time >> 48);
        let [dash, colon, t, point, z] = [b'-', b':', b'T', b'.', b'Z'].map(u64::from);
        let thousandth = u64::from(b'0') + u64::from(ms % 10);
        let behind = if ms == 0 { z } else { point };
        let words = [
            year | dash << 32 | month << 40 | dash << 56,
            day | t << 16 | hour << 24 | colon << 40 | minute << 48,
            colon | second << 8 | behind << 24 | centiseconds << 32 | thousandth << 48 | z << 56,
        ];
        (words, if ms == 0 { 20 } else { 24 })
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (words, len) = self.to_rfc3339();
        let text = words.map(u64::to_le_bytes);
        f.pad(str::from_utf8(&text.as_flattened()[..len]).map_err(|_| fmt::Error)?)
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
            Self::Malformed => "the time is not RFC 3339, like `2022-10-05T14:14:34Z`",
            Self::NoSuchTime => {
                "the time has a day, hour, minute, second or offset that does not exist"
            }
            Self::NoOffset => {
                "the time has no offset; RFC 3339 ends in `Z` or in one like `+02:00`"
            }
            Self::OutOfRange => "the time is not in the years 0001 to 9999",
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

        crate::word::deserialize(deserializer, "a time, as RFC 3339").map(|OrUtc(time)| time)
    }
}
