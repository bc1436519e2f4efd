//! Which value was not taken, and why?

use std::fmt;

use super::ReferralCodeError;

/// What carries a code or a product id to the signup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// The URL's parameter `ucc`: the code.
    Ucc,
    /// The URL's parameter `productId`.
    ProductId,
    /// The cookie `cello-referral`: the code.
    ReferralCookie,
    /// The cookie `cello-product-id`.
    ProductIdCookie,
}

impl Carrier {
    /// The name of the parameter or cookie.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ucc => "ucc",
            Self::ProductId => "productId",
            Self::ReferralCookie => "cello-referral",
            Self::ProductIdCookie => "cello-product-id",
        }
    }

    pub(super) fn of_parameter(name: &str) -> Option<Self> {
        let parameters = [Self::Ucc, Self::ProductId];
        parameters
            .into_iter()
            .find(|carrier| carrier.name() == name)
    }

    pub(super) fn of_cookie(name: &str) -> Option<Self> {
        let cookies = [Self::ReferralCookie, Self::ProductIdCookie];
        cookies.into_iter().find(|carrier| carrier.name() == name)
    }
}

impl fmt::Display for Carrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Ucc | Self::ProductId => "URL parameter",
            Self::ReferralCookie | Self::ProductIdCookie => "cookie",
        };
        write!(f, "{kind} `{}`", self.name())
    }
}

/// A value that was there and was not taken, and why. It does not hold the value, which
/// anybody can have written into a link. [`Capture`](super::Capture) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTaken {
    pub(super) carrier: Carrier,
    pub(super) reason: NotTakenReason,
}

impl NotTaken {
    /// What carried the value.
    #[must_use]
    pub fn carrier(&self) -> Carrier {
        self.carrier
    }

    /// Why it was not taken.
    #[must_use]
    pub fn reason(&self) -> NotTakenReason {
        self.reason
    }
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} was not taken: {}", self.carrier, self.reason)
    }
}

/// Why a value was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotTakenReason {
    /// It cannot be a code, or a product id.
    Unusable(ReferralCodeError),
    /// A different one of the same name stands before it.
    Repeated,
    /// The URL has another code, and wins over the cookie.
    Overruled,
}

impl fmt::Display for NotTakenReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unusable(error) => error.fmt(f),
            Self::Repeated => f.write_str("another value of this name stands before it"),
            Self::Overruled => f.write_str("the URL has another code, and wins"),
        }
    }
}
