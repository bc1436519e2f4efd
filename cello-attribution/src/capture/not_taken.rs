//! Why was a value that came with a signup not taken?

use std::fmt;

use super::ReferralCodeError;

/// What carries a code or a product id to the signup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    /// Returns the name of the parameter or cookie.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ucc => "ucc",
            Self::ProductId => "productId",
            Self::ReferralCookie => "cello-referral",
            Self::ProductIdCookie => "cello-product-id",
        }
    }

    pub(super) const PARAMETERS: [Self; 2] = [Self::Ucc, Self::ProductId];
    pub(super) const COOKIES: [Self; 2] = [Self::ReferralCookie, Self::ProductIdCookie];
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
/// anyone can write into a link. [`Capture`](super::Capture) has an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTaken {
    pub(super) carrier: Carrier,
    pub(super) reason: NotTakenReason,
}

impl NotTaken {
    /// Returns what carried the value, or should have.
    #[must_use]
    pub fn carrier(&self) -> Carrier {
        self.carrier
    }

    /// Returns the reason.
    #[must_use]
    pub fn reason(&self) -> NotTakenReason {
        self.reason
    }
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} was ignored: {}", self.carrier, self.reason)
    }
}

/// Why a value was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotTakenReason {
    /// It cannot be a code, or a product id.
    Unusable(ReferralCodeError),
    /// It is `undefined`, `null` or `NaN`, which a script writes if it has no value.
    NoValue,
    /// Another value of the same name comes first.
    Repeated,
    /// Another value has the form of Cello's own codes, and this one has not.
    OtherForm,
    /// The URL has another code, and wins over the cookie.
    Overruled,
    /// The name is spelled in other letters, like `UCC`: names are matched exactly.
    Spelling,
    /// The name begins with `amp;`: the link was escaped for HTML once too often, so that
    /// its `&` became `&amp;`.
    HtmlEscape,
    /// It comes after the `#` of the URL, where only the browser looks.
    Fragment,
    /// It comes after a second `?`: an `&` belongs there.
    SecondQuestionMark,
}

impl fmt::Display for NotTakenReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unusable(error) => error.fmt(f),
            Self::NoValue => f.write_str(
                "its value is one that scripts write if they have none, like `undefined`",
            ),
            Self::Repeated => f.write_str("a value of the same name comes first"),
            Self::OtherForm => f.write_str("another value has the form of Cello's own codes"),
            Self::Overruled => f.write_str("the URL has another code, which wins over the cookie"),
            Self::Spelling => f.write_str("the name must match exactly, in upper and lower case"),
            Self::HtmlEscape => {
                f.write_str("the name begins with `amp;`: write `&` in the link, not `&amp;`")
            }
            Self::Fragment => f.write_str("it comes after the `#` of the URL"),
            Self::SecondQuestionMark => {
                f.write_str("it comes after a second `?`: write `&` in the link")
            }
        }
    }
}
