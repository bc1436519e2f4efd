//! Why are events not those of one new user to attribute?

use std::fmt;

use cello_core::EventError;

/// Why events cannot be attributed by hand. `index` is the place of the event among those
/// given, from 0; the message counts from 1.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ManualAttributionError {
    /// There is neither a `new-signup` nor a `demo-call-attended`.
    NoSignup,
    /// There are two `new-signup`s.
    SecondSignup {
        /// Where the first is.
        first: usize,
        /// Where the second is.
        index: usize,
    },
    /// An event has another `ucc` already.
    OtherUcc {
        /// Where.
        index: usize,
    },
    /// An event has another `newUserId` than the signup.
    OtherUser {
        /// Where.
        index: usize,
    },
    /// A transaction happened before the signup.
    BeforeSignup {
        /// Where.
        index: usize,
    },
    /// An event happened after the moment of the attribution.
    AfterAttribution {
        /// Where.
        index: usize,
    },
    /// An event is there twice.
    Twice {
        /// Where it is first.
        first: usize,
        /// Where it is again.
        index: usize,
    },
    /// The event cannot be sent with this `ucc`: it is empty.
    Event {
        /// Where.
        index: usize,
        /// What is wrong.
        error: EventError,
    },
}

impl fmt::Display for ManualAttributionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSignup => f.write_str(
                "there is no `new-signup` and no `demo-call-attended` among the events; \
                 add the user's signup, which Cello has to know before a transaction",
            ),
            Self::SecondSignup { first, index } => write!(
                f,
                "event {} is a second signup, after event {}; attribute each new user separately",
                index + 1,
                first + 1
            ),
            Self::OtherUcc { index } => write!(
                f,
                "event {} already has another `ucc`: somebody else referred the user; \
                 ask Cello's support before you change it",
                index + 1
            ),
            Self::OtherUser { index } => write!(
                f,
                "event {} has another `newUserId` than the signup; \
                 attribute each new user, or each organization, separately",
                index + 1
            ),
            Self::BeforeSignup { index } => write!(
                f,
                "event {} is a transaction before the signup, so no referral led to it; \
                 leave it out, or correct the timestamp",
                index + 1
            ),
            Self::AfterAttribution { index } => write!(
                f,
                "event {} is later than the moment of the attribution; correct the timestamp, \
                 which may be in another unit",
                index + 1
            ),
            Self::Twice { first, index } => write!(
                f,
                "event {} has the same trigger, timestamp, user and invoice as event {}, and would \
                 count twice; leave one out, or correct a timestamp if they are two events",
                index + 1,
                first + 1
            ),
            Self::Event { index, error } => write!(f, "event {}: {error}", index + 1),
        }
    }
}

impl std::error::Error for ManualAttributionError {}
