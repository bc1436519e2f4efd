//! What can be wrong with an event?

use std::fmt;

use cello_catalogue::{Interval, Slot, Trigger, string_enum::choices};

use crate::price::PriceError;
use crate::timestamp::TimestampError;

/// Everything that is wrong with one event, every problem with its slot.
///
/// It holds no value of the event, so that it can be logged: neither an address nor
/// a name is in it. The one exception is the message of an error of your own, from
/// `with = path` or from an expression that yields a `Result`.
///
#[cfg_attr(feature = "derive", doc = "```")]
#[cfg_attr(not(feature = "derive"), doc = "```ignore")]
/// use cello_core::{CelloEvent, Fault, Slot};
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
/// struct Demo {
///     #[cello(ucc)] code: String,
///     #[cello(newUser.id)] user: u64,
///     #[cello(newUser.email)] email: &'static str,
///     #[cello(event.timestamp(unix))] at: i64,
/// }
///
/// let demo = Demo { code: String::new(), user: 7, email: "ada.example.com", at: 0 };
/// let error = demo.to_json().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`demo-call-attended` cannot be sent (2 problems): \
///      ucc: the text is blank; \
///      newUser.email: the address needs one `@` with text on both sides",
/// );
/// assert_eq!(error.problems()[0].slot(), Slot::PayloadUcc);
/// assert_eq!(error.problems()[0].fault(), &Fault::Blank);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventError {
    trigger: Trigger,
    problems: Vec<Problem>,
}

impl EventError {
    /// `problems` is not empty.
    pub(crate) fn new(trigger: Trigger, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(Problem::slot);
        Self { trigger, problems }
    }

    /// Creates the error of problems that the contract does not know but the caller does, such
    /// as an id that is too long to be stored; `None` without a problem.
    ///
    /// ```
    /// use cello_core::{EventError, Fault, Slot, Trigger};
    ///
    /// let fault = Fault::Custom("the id is longer than 255 characters".to_owned());
    /// let error = EventError::from_problems(Trigger::InvoicePaid, [(Slot::NewUserId, fault)]);
    /// assert_eq!(
    ///     error.expect("there is a problem").to_string(),
    ///     "`invoice-paid` cannot be sent: newUser.id: the id is longer than 255 characters",
    /// );
    /// ```
    pub fn from_problems(
        trigger: Trigger,
        problems: impl IntoIterator<Item = (Slot, Fault)>,
    ) -> Option<Self> {
        let problems: Vec<_> = problems
            .into_iter()
            .map(|(slot, fault)| Problem::new(slot, fault))
            .collect();
        (!problems.is_empty()).then(|| Self::new(trigger, problems))
    }

    /// The event that could not be made.
    #[must_use]
    pub fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// The problems, at least one, in the order of the slots.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for EventError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let trigger = self.trigger;
        match &self.problems[..] {
            [problem] => write!(f, "`{trigger}` cannot be sent: {problem}"),
            problems => {
                write!(
                    f,
                    "`{trigger}` cannot be sent ({} problems)",
                    problems.len()
                )?;
                for (index, problem) in problems.iter().enumerate() {
                    write!(f, "{} {problem}", if index == 0 { ":" } else { ";" })?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for EventError {}

/// One slot of an event, and what is wrong with its value. [`EventError`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    slot: Slot,
    fault: Fault,
}

impl Problem {
    pub(crate) fn new(slot: Slot, fault: Fault) -> Self {
        Self { slot, fault }
    }

    /// The slot that is filled wrongly.
    #[must_use]
    pub fn slot(&self) -> Slot {
        self.slot
    }

    /// What is wrong.
    #[must_use]
    pub fn fault(&self) -> &Fault {
        &self.fault
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.slot, self.fault)?;
        if self.slot == Slot::NewUserName && matches!(self.fault, Fault::Missing | Fault::Blank) {
            f.write_str(" (if users may have no name, map an expression, like `newUser.name = self.name_or_email()`)")?;
        }
        Ok(())
    }
}

/// What is wrong with the value of a slot. [`EventError`] has an example.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Required, and not there: a `None` under `none = "error"`, or a member that
    /// JSON lacks.
    Missing,
    /// The trigger does not take this slot.
    NotTaken,
    /// A `new-signup` has the fixed price 0 and no currency.
    Fixed,
    /// The text is empty or white space alone.
    Blank,
    /// An id, a code or an address has white space around it or a control character in it.
    NotExact,
    /// The address is not of the form `somebody@example.com`.
    NotAnEmail,
    /// Not a code of ISO 4217.
    UnknownCurrency,
    /// Not one of the ten [`Interval`]s.
    UnknownInterval,
    /// An amount that cannot be sent exactly.
    Price(PriceError),
    /// A time that cannot be sent.
    Timestamp(TimestampError),
    /// A count below zero.
    Negative,
    /// A count above 2⁵³ − 1, which JSON readers would round.
    TooLarge,
    /// An error of your own, by its message.
    Custom(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "a value is required",
            Self::NotTaken => "this trigger has no such slot",
            Self::Fixed => "this trigger always sends a price of 0 and no currency",
            Self::Blank => "the text is blank",
            Self::NotExact => {
                "the text begins or ends with white space, or has a control character"
            }
            Self::NotAnEmail => "the address needs one `@` with text on both sides",
            Self::UnknownCurrency => "the text is not an ISO 4217 currency code, like `EUR`",
            Self::UnknownInterval => {
                f.write_str("the text is not a billing interval")?;
                return choices(f, Interval::VARIANTS);
            }
            Self::Price(error) => return error.fmt(f),
            Self::Timestamp(error) => return error.fmt(f),
            Self::Negative => "the count is negative",
            Self::TooLarge => "the count is above 2^53 - 1, which JSON readers would round",
            Self::Custom(message) => message,
        })
    }
}

impl From<PriceError> for Fault {
    fn from(error: PriceError) -> Self {
        Self::Price(error)
    }
}

impl From<TimestampError> for Fault {
    fn from(error: TimestampError) -> Self {
        Self::Timestamp(error)
    }
}

impl From<crate::UnknownCurrency> for Fault {
    fn from(_: crate::UnknownCurrency) -> Self {
        Self::UnknownCurrency
    }
}

impl From<crate::UnknownInterval> for Fault {
    fn from(_: crate::UnknownInterval) -> Self {
        Self::UnknownInterval
    }
}
