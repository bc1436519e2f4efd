//! What is asked of Cello, and may it be asked twice?

use std::fmt;

/// One operation of the API, as errors and spans name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Token,
    Event,
    ReferralCode,
    Reward,
    ActiveLink,
    Depersonalize,
}

impl Operation {
    /// Returns whether a request that may have arrived can be repeated without harm.
    ///
    /// Depersonalizing is not: the second answer would be that there is no such referrer.
    pub(crate) fn is_idempotent(self) -> bool {
        !matches!(self, Self::Event | Self::Depersonalize)
    }

    /// Returns whether it names a user or a code in its path, which Cello may not know.
    pub(crate) fn has_id(self) -> bool {
        !matches!(self, Self::Token | Self::Event)
    }

    /// The name in spans.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Event => "event",
            Self::ReferralCode => "referral_code",
            Self::Reward => "reward",
            Self::ActiveLink => "active_link",
            Self::Depersonalize => "depersonalize",
        }
    }

    /// The noun of "Cello has no …".
    pub(crate) fn looks_for(self) -> &'static str {
        match self {
            Self::ReferralCode => "such referral code",
            Self::Reward => "such new user",
            Self::Token | Self::Event | Self::ActiveLink | Self::Depersonalize => "such referrer",
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token => "the log-in",
            Self::Event => "the event",
            Self::ReferralCode => "the question about a referral code",
            Self::Reward => "the question about a reward",
            Self::ActiveLink => "the question about an active link",
            Self::Depersonalize => "the depersonalization",
        })
    }
}
