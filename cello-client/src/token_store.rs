//! Which token is used now, and who asks for the next one?
//!
//! This module decides and remembers; it does not talk to Cello.

use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::error::{Error, ErrorKind};
use crate::token::{AccessToken, TokenState};

/// When the refresh of a token that is still valid failed, the next one is tried after so long.
const RENEWAL_WAIT: Duration = Duration::from_secs(30);

/// Everything that is known about tokens.
#[derive(Default)]
pub(crate) struct TokenStore {
    held: Option<Held>,
    refresh_token: Option<RefreshToken>,
    hold: Option<Hold>,
    flight: Option<Flight>,
    next_renewal: Option<Instant>,
}

/// The token in use.
struct Held {
    token: AccessToken,
    renew_at: Instant,
    expires_at: Instant,
}

#[derive(Clone)]
struct RefreshToken {
    secret: SecretString,
    expires_at: Instant,
}

/// A failure that is repeated to callers for a while, instead of asking Cello again.
struct Hold {
    until: Instant,
    error: Error,
}

/// A call of `/token` that is on its way.
struct Flight {
    purpose: Purpose,
    landing: Landing,
}

/// Where the result of a flight appears, for all who wait for it.
pub(crate) type Landing = watch::Receiver<Option<Result<AccessToken, Error>>>;

/// Why `/token` is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// There is no valid token, or it is at half of its life.
    Renew,
    /// Cello refused the last one.
    Replace,
    /// The caller wants to know whether the keys are right.
    LogIn,
}

/// What Cello issued.
pub(crate) struct Issued {
    pub(crate) token: AccessToken,
    pub(crate) asked_at: Instant,
    pub(crate) lifetime: Duration,
    /// A refresh brings none, and the one before stays valid.
    pub(crate) refresh: Option<(SecretString, Duration)>,
}

/// What can be done for a caller who needs a token.
pub(crate) enum Decision {
    /// Use this one.
    Use(AccessToken),
    /// Use this one, and start a flight in the background.
    UseAndRenew(AccessToken),
    /// Wait for the flight that somebody has started.
    Wait(Landing),
    /// Start a flight, and wait for it.
    Start,
    /// Fail without asking Cello.
    Fail(Error),
    /// Fail without asking Cello: the token that it refused is as new as the next one would be.
    NewTokenRefused(Duration),
}

impl TokenStore {
    /// Decides for a caller who has no token yet.
    pub(crate) fn decide(&self, now: Instant) -> Decision {
        match &self.held {
            Some(held) if now < held.expires_at => {
                let token = held.token.clone();
                let may_renew = now >= held.renew_at
                    && self.next_renewal.is_none_or(|at| at <= now)
                    && self.held_back(now).is_none()
                    && self.flying().is_none();
                if may_renew {
                    Decision::UseAndRenew(token)
                } else {
                    Decision::Use(token)
                }
            }
            _ => self.decide_without_token(now),
        }
    }

    /// Decides for a caller whose token Cello refused.
    pub(crate) fn decide_after_refusal(&mut self, refused: &AccessToken, now: Instant) -> Decision {
        match &self.held {
            Some(held) if held.token == *refused => {
                if let Some(wait) = refused.wait_after_refusal(now) {
                    return Decision::NewTokenRefused(wait);
                }
                // From here on callers wait for the next one.
                self.held = None;
                self.decide_without_token(now)
            }
            // Somebody else has replaced it already.
            _ => self.decide(now),
        }
    }

    /// Decides for a caller who wants a log-in, whatever token there is.
    pub(crate) fn decide_log_in(&self, now: Instant) -> Decision {
        match (self.flying(), self.held_back(now)) {
            (Some(flight), _) if flight.purpose == Purpose::LogIn => {
                Decision::Wait(flight.landing.clone())
            }
            (_, Some(error)) => Decision::Fail(error),
            (_, None) => Decision::Start,
        }
    }

    fn decide_without_token(&self, now: Instant) -> Decision {
        match (self.flying(), self.held_back(now)) {
            (Some(flight), _) => Decision::Wait(flight.landing.clone()),
            (None, Some(error)) => Decision::Fail(error),
            (None, None) => Decision::Start,
        }
    }

    /// Returns the flight that will land. One whose runtime was shut down will not.
    fn flying(&self) -> Option<&Flight> {
        let flight = self.flight.as_ref()?;
        flight.landing.has_changed().is_ok().then_some(flight)
    }

    fn held_back(&self, now: Instant) -> Option<Error> {
        let hold = self.hold.as_ref()?;
        let wait = hold.until.saturating_duration_since(now);
        (!wait.is_zero()).then(|| hold.error.clone().with_retry_after(wait))
    }

    pub(crate) fn take_off(&mut self, purpose: Purpose, landing: Landing) {
        self.flight = Some(Flight { purpose, landing });
    }

    /// Returns the refresh token, if a refresh can succeed.
    pub(crate) fn refresh_token(&self, now: Instant) -> Option<SecretString> {
        let refresh_token = self.refresh_token.as_ref()?;
        (now < refresh_token.expires_at).then(|| refresh_token.secret.clone())
    }

    pub(crate) fn forget_refresh_token(&mut self) {
        self.refresh_token = None;
    }

    /// Keeps what was issued. Lives are counted from before the request, so that they end here no
    /// later than at Cello.
    pub(crate) fn land(&mut self, landing: &Landing, issued: Issued) -> AccessToken {
        let now = issued.asked_at;
        self.end(landing);
        self.hold = None;
        self.next_renewal = None;
        if let Some((secret, lifetime)) = issued.refresh {
            self.refresh_token = Some(RefreshToken {
                secret,
                expires_at: now + lifetime,
            });
        }
        self.held = Some(Held {
            token: issued.token.clone(),
            renew_at: now + issued.lifetime / 2,
            expires_at: now + issued.lifetime,
        });
        issued.token
    }

    /// Notes a failure, which stands for `wait`.
    pub(crate) fn crash(&mut self, landing: &Landing, error: &Error, wait: Duration, now: Instant) {
        self.end(landing);
        self.next_renewal = Some(now + RENEWAL_WAIT);
        self.hold = (!wait.is_zero()).then(|| Hold {
            until: now + wait,
            error: error.clone(),
        });
    }

    /// Ends the flight, unless a log-in has taken its place.
    fn end(&mut self, landing: &Landing) {
        self.flight
            .take_if(|flight| flight.landing.same_channel(landing));
    }

    pub(crate) fn state(&self, now: Instant) -> TokenState {
        match (&self.hold, &self.held) {
            (Some(hold), _) if hold.error.kind() == ErrorKind::Credentials => TokenState::Refused {
                retry_in: hold.until.saturating_duration_since(now),
            },
            (_, Some(held)) if now < held.expires_at => TokenState::Valid {
                expires_in: held.expires_at.saturating_duration_since(now),
            },
            _ => TokenState::Absent,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_flight_that_lands_leaves_the_log_in_that_took_its_place() {
        let now = Instant::now();
        let mut tokens = TokenStore::default();
        let (_renewal, first) = watch::channel(None);
        let (_log_in, second) = watch::channel(None);
        assert!(matches!(tokens.decide(now), Decision::Start));
        tokens.take_off(Purpose::Renew, first.clone());
        assert!(
            matches!(tokens.decide(now), Decision::Wait(landing) if landing.same_channel(&first))
        );
        assert!(matches!(tokens.decide_log_in(now), Decision::Start));
        tokens.take_off(Purpose::LogIn, second.clone());
        tokens.land(
            &first,
            Issued {
                token: AccessToken::new("access-1", false, now).unwrap(),
                asked_at: now,
                lifetime: Duration::from_secs(60),
                refresh: None,
            },
        );
        assert!(
            matches!(tokens.decide_log_in(now), Decision::Wait(landing) if landing.same_channel(&second))
        );
    }

    #[tokio::test]
    async fn a_flight_whose_runtime_is_gone_is_not_waited_for() {
        let now = Instant::now();
        let mut tokens = TokenStore::default();
        let (sender, landing) = watch::channel(None);
        tokens.take_off(Purpose::Renew, landing);
        assert!(matches!(tokens.decide(now), Decision::Wait(_)));
        drop(sender);
        assert!(matches!(tokens.decide(now), Decision::Start));
    }
}
