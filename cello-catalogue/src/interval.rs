//! Which words are billing intervals?

use crate::string_enum;

string_enum! {
    /// How often a subscription is paid: the value of `subscription.interval`.
    ///
    /// Source: guide 000; `weekly` only in the reference.
    ///
    /// ```
    /// use cello_core::Interval;
    ///
    /// assert_eq!(Interval::SemiAnnual.as_str(), "semi-annual");
    /// assert_eq!("yearly".parse(), Ok(Interval::Yearly));
    /// assert!("month".parse::<Interval>().is_err()); // the word is `monthly`
    /// ```
    Interval, UnknownInterval, "a billing interval" {
        /// `one-time`: bought once, a licence for example.
        OneTime => "one-time",
        /// `weekly`: every week.
        Weekly => "weekly",
        /// `bi-weekly`: every two weeks.
        BiWeekly => "bi-weekly",
        /// `monthly`: every month.
        Monthly => "monthly",
        /// `quarterly`: every three months.
        Quarterly => "quarterly",
        /// `semi-annual`: every six months.
        SemiAnnual => "semi-annual",
        /// `yearly`: every year.
        Yearly => "yearly",
        /// `biennial`: every two years.
        Biennial => "biennial",
        /// `triennial`: every three years.
        Triennial => "triennial",
        /// `lifetime`: paid once, used for ever.
        Lifetime => "lifetime",
    }
}
