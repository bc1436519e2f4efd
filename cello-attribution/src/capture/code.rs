//! Which text can be a referral code?

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use cello_core::ToText;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

/// A referral code, the vendor's `ucc`: it names the referrer, and fills the slot `ucc`.
///
/// Made of 1 to 500 visible ASCII characters: more than 500, a Stripe customer's metadata
/// cannot hold. Space around it is dropped, as codes are copied by hand.
///
/// Cello's own codes are 11 letters or digits, but the samples of its guides are not;
/// so that form is a question, [`is_canonical`](Self::is_canonical), and not a rule.
///
/// Serde reads it where it was kept. From a signup form, read a text, and then
/// `text.parse().ok()`: what is no code is an error, an empty field for example, and would
/// refuse the form.
///
/// Source: guides 001 and 002.
///
/// ```
/// use cello_attribution::{ReferralCode, ReferralCodeError};
/// use cello_core::CelloEvent;
///
/// let code: ReferralCode = " A1b2C3d4E5f".parse()?;
/// assert_eq!(code.as_str(), "A1b2C3d4E5f");
/// assert!(code.is_canonical());
/// assert_eq!(" ".parse::<ReferralCode>(), Err(ReferralCodeError::Empty));
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "new-signup")]
/// struct Signup {
///     #[cello(ucc)]                   referral_code: Option<ReferralCode>,
///     #[cello(newUser.id)]            user_id: u64,
///     #[cello(newUser.email)]         email: String,
///     #[cello(newUser.name)]          name: String,
///     #[cello(event.timestamp(unix))] at: i64,
/// }
/// # Ok::<(), ReferralCodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferralCode(String);

const MOST_BYTES: usize = 500;

impl ReferralCode {
    /// The code as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it is sent.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether it has the form of Cello's own codes: 11 ASCII letters or digits.
    #[must_use]
    pub fn is_canonical(&self) -> bool {
        self.0.len() == 11 && self.0.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }
}

impl FromStr for ReferralCode {
    type Err = ReferralCodeError;

    fn from_str(text: &str) -> Result<Self, ReferralCodeError> {
        let text = text.trim_ascii();
        if text.is_empty() {
            Err(ReferralCodeError::Empty)
        } else if text.len() > MOST_BYTES {
            Err(ReferralCodeError::TooLong)
        } else if text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ReferralCodeError::NotVisibleAscii)
        }
    }
}

impl TryFrom<&str> for ReferralCode {
    type Error = ReferralCodeError;

    fn try_from(text: &str) -> Result<Self, ReferralCodeError> {
        text.parse()
    }
}

impl TryFrom<String> for ReferralCode {
    type Error = ReferralCodeError;

    fn try_from(text: String) -> Result<Self, ReferralCodeError> {
        text.parse()
    }
}

impl From<ReferralCode> for String {
    fn from(code: ReferralCode) -> Self {
        code.0
    }
}

impl AsRef<str> for ReferralCode {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReferralCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl ToText for ReferralCode {
    fn to_text(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.0)
    }

    fn into_text<'a>(self) -> Cow<'a, str> {
        Cow::Owned(self.0)
    }
}

impl Serialize for ReferralCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ReferralCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// Why a text cannot be a referral code. It does not hold the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReferralCodeError {
    /// Nothing, or nothing but space.
    Empty,
    /// More than 500 bytes.
    TooLong,
    /// Something else than visible ASCII: a space inside, a control character, an umlaut.
    NotVisibleAscii,
}

impl fmt::Display for ReferralCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "the text is empty",
            Self::TooLong => "the text is longer than 500 bytes",
            Self::NotVisibleAscii => {
                "the text has a character that is not visible ASCII, a space for example"
            }
        })
    }
}

impl std::error::Error for ReferralCodeError {}
