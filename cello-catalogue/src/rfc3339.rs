//! How is a time read from RFC 3339 text?
//!
//! One function for both crates, so that a constant time that compiles is a time that is
//! sent. A property test holds it against chrono.

/// What is wrong with a text that should be a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not `YYYY-MM-DDTHH:MM:SS` at all.
    Malformed,
    /// No such day, hour, minute, second or offset.
    NoSuchTime,
    /// A date and a time of day without a UTC offset.
    NoOffset,
    /// Not in the years 0001 to 9999.
    OutOfRange,
}

/// The first millisecond of the year 0001.
pub const MIN_UNIX_MS: i64 = days_from_civil(1, 1, 1) * MS_PER_DAY;
/// The last millisecond of the year 9999.
pub const MAX_UNIX_MS: i64 = days_from_civil(10_000, 1, 1) * MS_PER_DAY - 1;

const MS_PER_DAY: i64 = 86_400_000;

/// Reads RFC 3339 text into milliseconds since 1970, the digits below truncated.
///
/// As RFC 3339 allows, a space may replace the `T`, and `t` and `z` may replace `T` and
/// `Z`. A leap second is the second that follows it, as Unix time has it.
pub fn parse(text: &str) -> Result<i64, Fault> {
    match parse_local(text)? {
        (local, Some(offset)) => at_offset(local, offset),
        (_, None) => Err(Fault::NoOffset),
    }
}

/// As [`parse`]; a text without an offset is a time in UTC.
pub fn parse_or_utc(text: &str) -> Result<i64, Fault> {
    let (local, offset) = parse_local(text)?;
    at_offset(local, offset.unwrap_or(0))
}

#[derive(Clone, Copy)]
struct Local {
    unix_ms: i64,
    leap_second: bool,
}

fn at_offset(local: Local, offset_minutes: i64) -> Result<i64, Fault> {
    let unix_ms = local.unix_ms - offset_minutes * 60_000;
    // A leap second is only ever the last second of a UTC day.
    if local.leap_second && unix_ms.rem_euclid(MS_PER_DAY) >= 1000 {
        return Err(Fault::NoSuchTime);
    }
    if (MIN_UNIX_MS..=MAX_UNIX_MS).contains(&unix_ms) {
        Ok(unix_ms)
    } else {
        Err(Fault::OutOfRange)
    }
}

/// The time of day as written, and the offset in minutes where there is one.
fn parse_local(text: &str) -> Result<(Local, Option<i64>), Fault> {
    let bytes = text.as_bytes();
    let (head, mut rest) = bytes.split_at_checked(19).ok_or(Fault::Malformed)?;
    let separators = [head[4], head[7], head[10], head[13], head[16]];
    if !matches!(separators, [b'-', b'-', b'T' | b't' | b' ', b':', b':']) {
        return Err(Fault::Malformed);
    }
    let [year, month, day] = [
        number(&head[..4])?,
        number(&head[5..7])?,
        number(&head[8..10])?,
    ];
    let [hour, minute, second] = [
        number(&head[11..13])?,
        number(&head[14..16])?,
        number(&head[17..])?,
    ];
    let leap_second = second == 60;
    if !(1..=12).contains(&month)
        || !(1..=days_in_month(year, month)).contains(&day)
        || hour > 23
        || minute > 59
        || second > 60
    {
        return Err(Fault::NoSuchTime);
    }

    let mut ms = 0;
    if let Some(fraction) = rest.strip_prefix(b".") {
        let digits = fraction.iter().take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 {
            return Err(Fault::Malformed);
        }
        for place in 0..3 {
            ms = ms * 10
                + fraction[..digits]
                    .get(place)
                    .map_or(0, |b| i64::from(b - b'0'));
        }
        rest = &fraction[digits..];
    }

    let days = days_from_civil(year, month, day);
    let unix_ms = ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + ms;
    let local = Local {
        unix_ms,
        leap_second,
    };
    Ok((local, offset(rest)?))
}

fn offset(text: &[u8]) -> Result<Option<i64>, Fault> {
    match text {
        [] => Ok(None),
        [b'Z' | b'z'] => Ok(Some(0)),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            if hours > 23 || minutes > 59 {
                return Err(Fault::NoSuchTime);
            }
            let offset = hours * 60 + minutes;
            Ok(Some(if *sign == b'-' { -offset } else { offset }))
        }
        _ => Err(Fault::Malformed),
    }
}

fn number(digits: &[u8]) -> Result<i64, Fault> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + i64::from(digit - b'0')),
        _ => Err(Fault::Malformed),
    })
}

fn days_in_month(year: i64, month: i64) -> i64 {
    let (next_year, next_month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    days_from_civil(next_year, next_month, 1) - days_from_civil(year, month, 1)
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
///
/// Counts in years that begin in March, so that the leap day is the last of its
/// year, and in eras of 400 years, which all have 146 097 days.
#[must_use]
pub const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The year, month and day of a number of days since 0001-01-01: the inverse of
/// [`days_from_civil`].
///
/// By the multiplications of Neri and Schneider ("Euclidean affine functions and their
/// application to calendar algorithms", 2022), which hold for all our days, as a test
/// shows for each of them.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // a day of 9999 years
#[inline]
pub const fn civil_from_first_day(days: u32) -> (u32, u32, u32) {
    // From the March before, in quarters of a day.
    let quarters = 4 * (days + 306) + 3;
    let century = quarters / 146_097;
    let years = 2_939_745 * ((quarters % 146_097) | 3) as u64;
    let year = 100 * century + (years >> 32) as u32;
    let day_of_year = years as u32 / 2_939_745 / 4;
    let months = 2141 * day_of_year + 197_913;
    let (month, day) = (months >> 16, (months & 0xffff) / 2141 + 1);
    if day_of_year < 306 {
        (year, month, day)
    } else {
        (year + 1, month - 12, day)
    }
}
