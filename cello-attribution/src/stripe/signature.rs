//! Did Stripe send this, and not long ago?

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use serde::de::{Deserialize, Deserializer, Error};
use sha2::Sha256;

/// The signing secret of a webhook endpoint, as Stripe's dashboard reveals it: `whsec_…`.
///
/// Verify the body as it came, before anything parses it: the signature is of its bytes.
/// A delivery holds one signature for each secret, and there are two for a while
/// after a secret is rolled; one that matches is enough.
///
/// Space around it is dropped, as a file that holds it ends in a line break. `Debug` does
/// not show it.
///
/// Source: guide 002, and <https://docs.stripe.com/webhooks#verify-manually>.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use cello_attribution::stripe::{SignatureError, SigningSecret};
///
/// let secret: SigningSecret = "whsec_made_up".parse()?;
/// let body = br#"{"type":"invoice.paid"}"#;
/// let header = secret.sign(body, SystemTime::now()); // in a test, instead of Stripe
/// secret.verify(&header, body)?;
/// assert_eq!(secret.verify(&header, b"{}"), Err(SignatureError::NoMatch));
///
/// let in_an_hour = SystemTime::now() + Duration::from_secs(3600);
/// assert_eq!(
///     secret.verify_at(&header, body, in_an_hour, SigningSecret::TOLERANCE),
///     Err(SignatureError::TooOld),
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct SigningSecret(Hmac<Sha256>);

impl SigningSecret {
    /// How long ago a delivery may have been signed: 5 minutes, as in Stripe's own libraries.
    pub const TOLERANCE: Duration = Duration::from_secs(5 * 60);

    /// Checks the value of the `Stripe-Signature` header against the body, by the clock of
    /// the system and the usual tolerance.
    pub fn verify(&self, header: impl AsRef<[u8]>, body: &[u8]) -> Result<(), SignatureError> {
        self.verify_at(header, body, SystemTime::now(), Self::TOLERANCE)
    }

    /// Checks the same with a clock and a tolerance of your own.
    ///
    /// The time is checked last: a delivery that is [`TooOld`](SignatureError::TooOld) is
    /// otherwise good. A time in the future is accepted, as by Stripe's own libraries: only
    /// Stripe can have signed it, and clocks differ.
    pub fn verify_at(
        &self,
        header: impl AsRef<[u8]>,
        body: &[u8],
        now: SystemTime,
        tolerance: Duration,
    ) -> Result<(), SignatureError> {
        let Signed {
            time,
            digits,
            signatures,
        } = Signed::read(header.as_ref())?;
        let expected = self.mac(digits, body);
        // In constant time each: `CtOutput` compares no other way.
        if !signatures
            .iter()
            .any(|&signature| CtOutput::new(signature.into()) == expected)
        {
            return Err(SignatureError::NoMatch);
        }
        let now = now
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        if Duration::from_secs(now.saturating_sub(time)) > tolerance {
            Err(SignatureError::TooOld)
        } else {
            Ok(())
        }
    }

    /// Returns the header that Stripe would send with this body, for tests of your own endpoint.
    #[must_use]
    pub fn sign(&self, body: &[u8], time: SystemTime) -> String {
        let time = time
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        let mac = self.mac(time.to_string().as_bytes(), body).into_bytes();
        format!("t={time},v1={}", base16ct::lower::encode_string(&mac))
    }

    fn mac(&self, time: &[u8], body: &[u8]) -> CtOutput<Hmac<Sha256>> {
        let Self(mut mac) = self.clone();
        mac.update(time);
        mac.update(b".");
        mac.update(body);
        mac.finalize()
    }
}

impl FromStr for SigningSecret {
    type Err = SigningSecretError;

    fn from_str(text: &str) -> Result<Self, SigningSecretError> {
        let text = text.trim_ascii();
        match text.strip_prefix("whsec_") {
            // The prefix is part of the key.
            Some(rest) if !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic()) => {
                let mac = Hmac::new_from_slice(text.as_bytes());
                mac.map(Self).map_err(|_| SigningSecretError)
            }
            _ => Err(SigningSecretError),
        }
    }
}

impl TryFrom<&str> for SigningSecret {
    type Error = SigningSecretError;

    fn try_from(text: &str) -> Result<Self, SigningSecretError> {
        text.parse()
    }
}

impl<'de> Deserialize<'de> for SigningSecret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(hidden)")
    }
}

/// The parts of the header.
struct Signed<'h> {
    time: u64,
    /// The time as it is written, because that is what is signed.
    digits: &'h [u8],
    signatures: Vec<[u8; 32]>,
}

impl<'h> Signed<'h> {
    /// Reads `t=…,v1=…,v1=…`. Other schemes are ignored.
    fn read(header: &'h [u8]) -> Result<Self, SignatureError> {
        let mut time = None;
        let mut any_v1 = false;
        let mut signatures = Vec::new();
        for element in header.split(|&byte| byte == b',') {
            let equals = element.iter().position(|&byte| byte == b'=');
            let (scheme, value) = element.split_at(equals.ok_or(SignatureError::Malformed)?);
            let value = &value[1..];
            match scheme {
                b"t" if time.is_some() => return Err(SignatureError::Malformed),
                b"t" => time = Some((unix(value).ok_or(SignatureError::Malformed)?, value)),
                b"v1" => {
                    any_v1 = true;
                    let mut signature = [0; 32];
                    // What is not 64 lower-case digits is not a signature of ours either.
                    if base16ct::lower::decode(value, &mut signature).is_ok_and(|it| it.len() == 32)
                    {
                        signatures.push(signature);
                    }
                }
                _ => {}
            }
        }
        let (time, digits) = time.ok_or(SignatureError::Malformed)?;
        if any_v1 {
            Ok(Self {
                time,
                digits,
                signatures,
            })
        } else {
            Err(SignatureError::NoSignature)
        }
    }
}

/// Digits and nothing else; `u64` would also read a `+`.
fn unix(digits: &[u8]) -> Option<u64> {
    let digits = std::str::from_utf8(digits).ok()?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

/// Why a delivery is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// The header is not `t=…,v1=…`.
    Malformed,
    /// The header has no signature of the scheme `v1`.
    NoSignature,
    /// No signature is of this body, by this secret.
    NoMatch,
    /// Signed longer ago than the tolerance: a delivery that is played again, or a clock that
    /// is wrong. Stripe signs each attempt with the time of that attempt.
    TooOld,
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the `Stripe-Signature` header is not of the form `t=…,v1=…`",
            Self::NoSignature => "the `Stripe-Signature` header has no signature `v1=…`",
            Self::NoMatch => {
                "no signature matches; verify the unmodified body, with the secret of this endpoint"
            }
            Self::TooOld => {
                "the delivery was signed too long ago: it may be a replay, or a clock is wrong"
            }
        })
    }
}

impl std::error::Error for SignatureError {}

/// The error of a text that is not `whsec_…`. It does not hold the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningSecretError;

impl fmt::Display for SigningSecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "expected a signing secret, which starts with `whsec_` and contains no space; Stripe's \
             dashboard shows it on the page of the webhook endpoint, and it is not the API key",
        )
    }
}

impl std::error::Error for SigningSecretError {}
