//! Which interval recurs every so many units?

use std::fmt;

use crate::interval::Interval;

impl Interval {
    /// Returns the interval of a price that recurs every `count` units, as payment gateways
    /// write it.
    ///
    /// | every | interval |
    /// |---|---|
    /// | 7 days, 1 week | weekly |
    /// | 14 days, 2 weeks | bi-weekly |
    /// | 1 month | monthly |
    /// | 3 months, 1 quarter | quarterly |
    /// | 6 months, 2 quarters | semi-annual |
    /// | 12 months, 4 quarters, 1 year | yearly |
    /// | 24 months, 2 years | biennial |
    /// | 36 months, 3 years | triennial |
    ///
    /// The unit is read in either case, in the singular (`month`), in the plural (`months`),
    /// as an adverb (`monthly`, `annually`) and as the first letter (`M`): Stripe,
    /// Chargebee and Paddle send `month`, Recurly `months`, others `MONTH` or `monthly`.
    ///
    /// Returns an error for anything else. Nothing is rounded: 30 days are not a month, and
    /// 28 days are not one either.
    ///
    /// ```
    /// use cello_core::{CelloEvent, Interval};
    ///
    /// assert_eq!(Interval::every(14, "day"), Ok(Interval::BiWeekly));
    /// assert_eq!(Interval::every(1, "YEAR"), Ok(Interval::Yearly));
    /// assert_eq!(
    ///     Interval::every(2, "months").unwrap_err().to_string(),
    ///     "Cello has no interval of 2 months",
    /// );
    ///
    /// #[derive(CelloEvent)]
    /// #[cello(
    ///     trigger = "invoice-paid",
    ///     subscription.interval = Interval::every(self.interval_count, &self.interval_unit),
    /// )]
    /// struct Invoice {
    ///     interval_count: u32,
    ///     interval_unit: String,
    ///     #[cello(ucc)]                     referral_code: Option<String>,
    ///     #[cello(newUser.id)]              user_id: u64,
    ///     #[cello(newUser.email)]           email: String,
    ///     #[cello(price(minor))]            amount_paid: i64,
    ///     #[cello(currency)]                currency: String,
    ///     #[cello(event.timestamp(unix))]   paid_at: i64,
    ///     #[cello(subscription.invoiceId)]  number: String,
    ///     #[cello(subscription.productKey)] plan: String,
    /// }
    /// ```
    pub fn every(count: impl TryInto<i64>, unit: &str) -> Result<Self, UnsupportedInterval> {
        let unit = Unit::named(unit);
        let count = count.try_into().ok();
        let (days, months) = match (count, unit) {
            (Some(count), Some(Unit::Day)) => (count, 0),
            (Some(count), Some(Unit::Week)) => (count.saturating_mul(7), 0),
            (Some(count), Some(Unit::Month)) => (0, count),
            (Some(count), Some(Unit::Quarter)) => (0, count.saturating_mul(3)),
            (Some(count), Some(Unit::Year)) => (0, count.saturating_mul(12)),
            _ => (0, 0),
        };
        Ok(match (days, months) {
            (7, _) => Self::Weekly,
            (14, _) => Self::BiWeekly,
            (_, 1) => Self::Monthly,
            (_, 3) => Self::Quarterly,
            (_, 6) => Self::SemiAnnual,
            (_, 12) => Self::Yearly,
            (_, 24) => Self::Biennial,
            (_, 36) => Self::Triennial,
            _ => return Err(UnsupportedInterval { count, unit }),
        })
    }
}

/// A unit in which gateways count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    fn named(word: &str) -> Option<Self> {
        const NAMES: [(Unit, &[&str]); 5] = [
            (Unit::Day, &["day", "days", "daily", "d"]),
            (Unit::Week, &["week", "weeks", "weekly", "w"]),
            (Unit::Month, &["month", "months", "monthly", "m"]),
            (Unit::Quarter, &["quarter", "quarters", "quarterly"]),
            (
                Unit::Year,
                &["year", "years", "yearly", "annual", "annually", "y"],
            ),
        ];
        let is_named = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(word));
        let found = NAMES.into_iter().find(|(_, names)| is_named(names));
        found.map(|(unit, _)| unit)
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// The error of a recurrence that is no [`Interval`], like every 2 months. It does not
/// hold the text of the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsupportedInterval {
    /// `None` if it does not fit an `i64`.
    count: Option<i64>,
    unit: Option<Unit>,
}

impl fmt::Display for UnsupportedInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(unit) = self.unit else {
            return f.write_str(
                "unknown unit of a billing interval; expected one of: day, week, month, quarter, year",
            );
        };
        let unit = unit.as_str();
        match self.count {
            Some(1) => write!(f, "Cello has no interval of 1 {unit}"),
            Some(count) => write!(f, "Cello has no interval of {count} {unit}s"),
            None => write!(f, "Cello has no interval of so many {unit}s"),
        }
    }
}

impl std::error::Error for UnsupportedInterval {}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn recurrences_are_intervals_or_errors() {
        let expected = [
            (7, "day", Interval::Weekly),
            (14, "day", Interval::BiWeekly),
            (1, "week", Interval::Weekly),
            (2, "week", Interval::BiWeekly),
            (1, "month", Interval::Monthly),
            (3, "month", Interval::Quarterly),
            (6, "month", Interval::SemiAnnual),
            (12, "month", Interval::Yearly),
            (24, "month", Interval::Biennial),
            (36, "month", Interval::Triennial),
            (1, "quarter", Interval::Quarterly),
            (2, "quarter", Interval::SemiAnnual),
            (4, "quarter", Interval::Yearly),
            (8, "quarter", Interval::Biennial),
            (12, "quarter", Interval::Triennial),
            (1, "year", Interval::Yearly),
            (2, "year", Interval::Biennial),
            (3, "year", Interval::Triennial),
        ];
        for unit in ["day", "week", "month", "quarter", "year", "hour", "", "mon"] {
            for count in (-40..400_i64).chain([i64::MIN, i64::MAX]) {
                let found = expected.iter().find(|(c, u, _)| (*c, *u) == (count, unit));
                assert_eq!(
                    Interval::every(count, unit).ok(),
                    found.map(|(.., interval)| *interval),
                    "{count} {unit}"
                );
            }
        }
    }

    #[test]
    fn units_are_read_as_gateways_spell_them() {
        for (unit, interval) in [
            ("month", Interval::Monthly),
            ("months", Interval::Monthly),
            ("MONTH", Interval::Monthly),
            ("Monthly", Interval::Monthly),
            ("M", Interval::Monthly),
            ("weekly", Interval::Weekly),
            ("WEEKS", Interval::Weekly),
            ("annual", Interval::Yearly),
            ("annually", Interval::Yearly),
            ("years", Interval::Yearly),
        ] {
            assert_eq!(Interval::every(1, unit), Ok(interval), "{unit}");
        }
    }

    #[test]
    fn counts_of_every_integer_type_are_read() {
        assert_eq!(Interval::every(7_u8, "days"), Ok(Interval::Weekly));
        assert_eq!(Interval::every(7_usize, "days"), Ok(Interval::Weekly));
        assert_eq!(Interval::every(7_i128, "days"), Ok(Interval::Weekly));
    }

    #[test]
    fn errors_name_the_recurrence_and_not_the_text() {
        let message = |count: u64, unit| Interval::every(count, unit).unwrap_err().to_string();
        assert_eq!(message(1, "day"), "Cello has no interval of 1 day");
        assert_eq!(message(5, "years"), "Cello has no interval of 5 years");
        assert_eq!(
            message(u64::MAX, "month"),
            "Cello has no interval of so many months"
        );
        assert_eq!(
            message(1, "ada@example.com"),
            "unknown unit of a billing interval; expected one of: day, week, month, quarter, year"
        );
    }
}
