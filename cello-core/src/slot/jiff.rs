//! Which moment is a time of jiff?
//!
//! Of version 1 and of version 0.2, which differ in how they name a zoned time; each is behind
//! a feature.

macro_rules! times_of {
    ($module:ident, $jiff:ident, $Zoned:ident, $to_zoned:ident) => {
        mod $module {
            use ::$jiff::civil::DateTime;
            use ::$jiff::{Timestamp as JiffTimestamp, $Zoned};

            use crate::error::Fault;
            use crate::slot::ToTimestamp;
            use crate::slot::read::{Is, Utc};
            use crate::timestamp::{Timestamp, TimestampError};

            impl ToTimestamp for JiffTimestamp {
                fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
                    Timestamp::from_unix_nanos(self.as_nanosecond())
                }
            }

            impl ToTimestamp for $Zoned {
                fn to_timestamp(&self) -> Result<Timestamp, TimestampError> {
                    self.timestamp().to_timestamp()
                }
            }

            const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

            impl Is<Utc> for DateTime {
                fn read(&self, (): ()) -> Result<Timestamp, Fault> {
                    // Not by jiff's `TimeZone::UTC`: its moments end a day before its dates do.
                    let since = self.duration_since(EPOCH);
                    Ok(Timestamp::from_unix_nanos(since.as_nanos())?)
                }
            }

            #[cfg(test)]
            mod tests {
                use ::$jiff::civil::{DateTime, date};
                use ::$jiff::tz::{TimeZone, offset};
                use ::$jiff::{SignedDuration, Timestamp as JiffTimestamp};

                use crate::error::Fault;
                use crate::slot::ToTimestamp;
                use crate::slot::read::{Is, Utc};
                use crate::timestamp::TimestampError::OutOfRange;

                fn utc(time: impl Is<Utc>) -> Result<String, Fault> {
                    time.read(()).map(|time| time.to_string())
                }

                #[test]
                fn a_time_is_the_same_moment() {
                    let naive = date(2026, 3, 1).at(10, 30, 0, 250_999_999);
                    let zoned = naive.$to_zoned(TimeZone::fixed(offset(1))).unwrap();
                    let moment = "2026-03-01T09:30:00.250Z";
                    assert_eq!(zoned.to_timestamp().unwrap().to_string(), moment);
                    let instant = zoned.timestamp();
                    assert_eq!(instant.to_timestamp().unwrap().to_string(), moment);
                    assert_eq!(utc(naive).unwrap(), "2026-03-01T10:30:00.250Z");
                }

                #[test]
                fn fractions_are_truncated_towards_the_past() {
                    let before = JiffTimestamp::UNIX_EPOCH - SignedDuration::from_nanos(1);
                    let zoned = before.$to_zoned(TimeZone::fixed(offset(-5)));
                    assert_eq!(before.to_timestamp().unwrap().unix_ms(), -1);
                    assert_eq!(zoned.to_timestamp().unwrap().unix_ms(), -1);
                    let naive = date(1969, 12, 31).at(23, 59, 59, 999_500_000);
                    assert_eq!(utc(naive).unwrap(), "1969-12-31T23:59:59.999Z");
                }

                #[test]
                fn years_below_0001_are_refused() {
                    let last = date(0, 12, 31).at(23, 59, 59, 999_999_999);
                    let zoned = last.$to_zoned(TimeZone::UTC).unwrap();
                    for time in [zoned.timestamp(), JiffTimestamp::MIN] {
                        assert_eq!(time.to_timestamp(), Err(OutOfRange));
                    }
                    assert_eq!(zoned.to_timestamp(), Err(OutOfRange));
                    for time in [last, DateTime::MIN] {
                        assert_eq!(utc(time), Err(Fault::Timestamp(OutOfRange)));
                    }
                    let first = date(1, 1, 1).at(0, 0, 0, 0);
                    assert_eq!(utc(first).unwrap(), "0001-01-01T00:00:00Z");
                }

                /// jiff ends there, too.
                #[test]
                fn the_year_9999_is_taken_to_its_end() {
                    assert_eq!(utc(DateTime::MAX).unwrap(), "9999-12-31T23:59:59.999Z");
                    assert!(JiffTimestamp::MAX.to_timestamp().is_ok());
                }
            }
        }
    };
}

#[cfg(feature = "jiff-02")]
times_of!(version_02, jiff, Zoned, to_zoned);
#[cfg(feature = "jiff-1")]
times_of!(version_1, jiff_1, ZonedDateTime, to_zoned_datetime);
