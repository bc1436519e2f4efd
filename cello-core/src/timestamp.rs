//! How is a time held, read and written?

use std::fmt;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, TimeZone};

use crate::rfc3339::{self, Fault, MAX_UNIX_MS, MIN_UNIX_MS};

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

    /// Appends the RFC 3339 text, without the formatting machinery.
    pub(crate) fn write(self, buffer: &mut Vec<u8>) {
        let ms = self.unix_ms.rem_euclid(1000);
        let seconds = self.unix_ms.div_euclid(1000);
        let second_of_day = seconds.rem_euclid(86_400);
        let (year, month, day) = rfc3339::civil_from_days(seconds.div_euclid(86_400));

        let mut text = *b"0000-00-00T00:00:00.000Z";
        digits(&mut text[0..4], year);
        digits(&mut text[5..7], month);
        digits(&mut text[8..10], day);
        digits(&mut text[11..13], second_of_day / 3600);
        digits(&mut text[14..16], second_of_day / 60 % 60);
        digits(&mut text[17..19], second_of_day % 60);
        if ms == 0 {
            text[19] = b'Z';
            buffer.extend_from_slice(&text[..20]);
        } else {
            digits(&mut text[20..23], ms);
            buffer.extend_from_slice(&text);
        }
    }
}

/// Writes a number into all of `places`, with zeros before it.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // one digit at a time
fn digits(places: &mut [u8], mut number: i64) {
    for place in places.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Vec::with_capacity(24);
        self.write(&mut text);
        f.pad(str::from_utf8(&text).map_err(|_| fmt::Error)?)
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
