//! Which operation of the API is a request?

use std::fmt;

/// One of the six operations of Cello's API.
///
/// ```
/// use cello_fake::Operation;
///
/// assert_eq!(Operation::SendEvent.to_string(), "POST /events");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Operation {
    /// `POST /token`: exchanges keys, or a refresh token, for an access token.
    Token,
    /// `POST /events`: reports an event.
    SendEvent,
    /// `GET /referral-codes/{code}`: checks a referral code.
    ReferralCode,
    /// `GET /new-users/{productUserId}/reward`: asks for a new user's reward.
    Reward,
    /// `GET /referral-codes/active-link/{productUserId}`: asks for a user's invite link.
    ActiveLink,
    /// `POST /referrers/{productUserId}/depersonalize`: removes a referrer's personal data.
    Depersonalize,
}

impl Operation {
    /// Returns the method and the path, with the vendor's name for what varies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "POST /token",
            Self::SendEvent => "POST /events",
            Self::ReferralCode => "GET /referral-codes/{code}",
            Self::Reward => "GET /new-users/{productUserId}/reward",
            Self::ActiveLink => "GET /referral-codes/active-link/{productUserId}",
            Self::Depersonalize => "POST /referrers/{productUserId}/depersonalize",
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a request leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// An operation, and the decoded part of its path that varies.
    To(Operation, String),
    /// The path exists, with another method.
    OtherMethod,
    /// There is no such path.
    Nowhere,
}

impl Route {
    /// Finds the operation of a request; `path` is as it was sent, still encoded.
    pub(crate) fn find(method: &str, path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let (expected, operation, part) = match parts[..] {
            ["token"] => ("POST", Operation::Token, ""),
            ["events"] => ("POST", Operation::SendEvent, ""),
            ["referral-codes", "active-link", user] => ("GET", Operation::ActiveLink, user),
            ["referral-codes", code] => ("GET", Operation::ReferralCode, code),
            ["new-users", user, "reward"] => ("GET", Operation::Reward, user),
            ["referrers", user, "depersonalize"] => ("POST", Operation::Depersonalize, user),
            _ => return Self::Nowhere,
        };
        let varies = !matches!(operation, Operation::Token | Operation::SendEvent);
        match decode(part) {
            _ if method != expected => Self::OtherMethod,
            Some(part) if !(varies && part.is_empty()) => Self::To(operation, part),
            _ => Self::Nowhere,
        }
    }
}

/// Decodes `%2F` and the like; `None` if the text is not UTF-8, or a `%` leads nowhere.
fn decode(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_part_by_part() {
        let user = |path: &str| Route::find("GET", path);
        let reward = |user: &str| Route::To(Operation::Reward, user.to_owned());
        assert_eq!(user("/new-users/a%2Fb%20%C3%A9/reward"), reward("a/b é"));
        assert_eq!(user("/new-users/a/b/reward"), Route::Nowhere);
        assert_eq!(user("/new-users//reward"), Route::Nowhere);
        assert_eq!(user("/new-users/%zz/reward"), Route::Nowhere);
        assert_eq!(Route::find("GET", "/events"), Route::OtherMethod);
        assert_eq!(
            user("/referral-codes/active-link/u"),
            Route::To(Operation::ActiveLink, "u".to_owned())
        );
    }
}
