//! Which moment is a time of the crate time 0.3?

use ::time::{OffsetDateTime, PrimitiveDateTime, UtcDateTime};

use super::ToTimestamp;
use super::read::{Is, Utc};
use crate::error::Fault;
use crate::timestamp::{Timestamp, TimestampError};

impl ToTimestamp for OffsetDateTime {
    fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
        Timestamp::from_unix_nanos(self.unix_timestamp_nanos())
    }
}

impl ToTimestamp for UtcDateTime {
    fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
        Timestamp::from_unix_nanos(self.unix_timestamp_nanos())
    }
}

impl Is<Utc> for PrimitiveDateTime {
    fn read(&self, (): ()) -> Result<Timestamp, Fault> {
        Ok(self.assume_utc().to_timestamp()?)
    }
}

#[cfg(test)]
mod tests {
    use ::time::{
        Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcDateTime, UtcOffset,
    };

    use crate::error::Fault;
    use crate::slot::ToTimestamp;
    use crate::slot::read::{Is, Utc};
    use crate::timestamp::TimestampError::OutOfRange;

    fn utc(time: impl Is<Utc>) -> Result<String, Fault> {
        time.read(()).map(|time| time.to_string())
    }

    fn hours(hours: i8) -> UtcOffset {
        UtcOffset::from_hms(hours, 0, 0).unwrap()
    }

    #[test]
    fn a_time_is_the_same_moment() {
        let naive = PrimitiveDateTime::new(
            Date::from_calendar_date(2026, Month::March, 1).unwrap(),
            Time::from_hms_nano(10, 30, 0, 250_999_999).unwrap(),
        );
        let zoned = naive.assume_offset(hours(1));
        let moment = "2026-03-01T09:30:00.250Z";
        assert_eq!(zoned.to_timestamp().unwrap().to_string(), moment);
        let instant = zoned.to_utc();
        assert_eq!(instant.to_timestamp().unwrap().to_string(), moment);
        assert_eq!(utc(naive).unwrap(), "2026-03-01T10:30:00.250Z");
    }

    #[test]
    fn fractions_are_truncated_towards_the_past() {
        let before = OffsetDateTime::UNIX_EPOCH - Duration::NANOSECOND;
        let zoned = before.to_offset(hours(-5));
        assert_eq!(before.to_timestamp().unwrap().unix_ms(), -1);
        assert_eq!(zoned.to_timestamp().unwrap().unix_ms(), -1);
        assert_eq!(before.to_utc().to_timestamp().unwrap().unix_ms(), -1);
        let naive = PrimitiveDateTime::new(before.date(), before.time());
        assert_eq!(utc(naive).unwrap(), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn years_of_other_than_four_digits_are_refused() {
        let first = Date::from_calendar_date(1, Month::January, 1).unwrap();
        let first = PrimitiveDateTime::new(first, Time::MIDNIGHT);
        for time in [first - Duration::NANOSECOND, PrimitiveDateTime::MIN] {
            assert_eq!(utc(time), Err(Fault::Timestamp(OutOfRange)));
        }
        assert_eq!(utc(first).unwrap(), "0001-01-01T00:00:00Z");
        // The year 10000, seen from UTC.
        let zoned = PrimitiveDateTime::MAX.assume_offset(hours(-5));
        assert_eq!(zoned.to_timestamp(), Err(OutOfRange));
        assert_eq!(UtcDateTime::MIN.to_timestamp(), Err(OutOfRange));
    }
}
