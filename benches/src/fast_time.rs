//! How fast can a time be printed through serde?

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::{Serialize, Serializer};

/// A time that is printed digit by digit into a fixed place, and not by chrono.
#[derive(Clone, Copy)]
pub struct FastTime(DateTime<Utc>);

impl From<DateTime<Utc>> for FastTime {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time)
    }
}

impl Serialize for FastTime {
    /// For the years 0000 to 9999.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (date, time) = (self.0.date_naive(), self.0.time());
        let mut text = *b"0000-00-00T00:00:00.000Z";
        digits(date.year().unsigned_abs(), &mut text[..4]);
        digits(date.month(), &mut text[5..7]);
        digits(date.day(), &mut text[8..10]);
        digits(time.hour(), &mut text[11..13]);
        digits(time.minute(), &mut text[14..16]);
        digits(time.second(), &mut text[17..19]);
        let text = match time.nanosecond() / 1_000_000 {
            0 => {
                text[19] = b'Z';
                &text[..20]
            }
            milliseconds => {
                digits(milliseconds, &mut text[20..23]);
                &text[..]
            }
        };
        serializer.serialize_str(std::str::from_utf8(text).expect("digits are ASCII"))
    }
}

#[allow(clippy::cast_possible_truncation)] // one digit at a time
fn digits(mut number: u32, text: &mut [u8]) {
    for place in text.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
    }
}
