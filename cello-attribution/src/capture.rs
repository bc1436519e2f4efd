//! Which referral code did a signup come with?

use cookie::Cookie;
use percent_encoding::percent_decode_str;

mod code;
mod not_taken;

pub use code::{ReferralCode, ReferralCodeError};
pub use not_taken::{Carrier, NotTaken, NotTakenReason};

/// The referral code that a signup came with, and the product id beside it.
///
/// Invite links lead to a landing URL with `?productId=…&ucc=…`; Cello's attribution
/// library keeps both in the first-party cookies `cello-product-id` and
/// `cello-referral`, for people who sign up later. The URL wins over the cookie: it is
/// the newer click.
///
/// Nothing fails here, for nobody is to be kept from signing up by a broken link. What
/// is unusable is passed over, and [`not_taken`](Self::not_taken) says why:
///
/// - Of several values of one name, the first usable one is taken.
/// - Unusable is what [`ReferralCode`] refuses: empty, too long, not visible ASCII. A
///   product id is held to the same.
/// - Names are matched exactly, after decoding: `UCC` is another parameter.
/// - Bytes that are not UTF-8 are not visible ASCII either.
/// - The time taken grows with the length of the input, and no faster.
///
/// Source: guide 002.
///
/// ```
/// use cello_attribution::Capture;
///
/// let capture = Capture::from_url("https://example.com/?productId=example.com&ucc=A1b2C3d4E5f")
///     .or_cookies(["theme=dark; cello-referral=Z9y8X7w6V5u"]);
/// assert_eq!(capture.code().unwrap().as_str(), "A1b2C3d4E5f");
/// assert_eq!(capture.product_id(), Some("example.com"));
/// assert_eq!(
///     capture.not_taken()[0].to_string(),
///     "the cookie `cello-referral` was not taken: the URL has another code, and wins",
/// );
///
/// let not_referred = Capture::from_query("utm_source=news").or_cookies(["theme=dark"]);
/// assert_eq!(not_referred.code(), None);
/// assert_eq!(not_referred.not_taken(), []);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capture {
    code: Option<ReferralCode>,
    product_id: Option<String>,
    not_taken: Vec<NotTaken>,
}

impl Capture {
    /// From a landing URL: what is between its first `?` and its `#`.
    #[must_use]
    pub fn from_url(url: &str) -> Self {
        // As every URL parser splits it; nothing else of the URL is looked at.
        let before_fragment = url.split_once('#').map_or(url, |(before, _)| before);
        let query = before_fragment.split_once('?').map(|(_, query)| query);
        Self::from_query(query.unwrap_or_default())
    }

    /// From the query of a URL, with its `?` or without.
    #[must_use]
    pub fn from_query(query: impl AsRef<[u8]>) -> Self {
        let query = query.as_ref();
        let query = query.strip_prefix(b"?").unwrap_or(query);
        let mut capture = Self::default();
        for (name, value) in form_urlencoded::parse(query) {
            if let Some(carrier) = Carrier::of_parameter(&name) {
                capture.read(carrier, &value);
            }
        }
        capture
    }

    /// From the values of the request's `Cookie` headers; HTTP/2 may split them.
    #[must_use]
    pub fn from_cookies(headers: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut capture = Self::default();
        for header in headers {
            let header = String::from_utf8_lossy(header.as_ref());
            for cookie in Cookie::split_parse(header).flatten() {
                if let Some(carrier) = Carrier::of_cookie(cookie.name()) {
                    // As JavaScript writes it: maybe in quotes, maybe percent-encoded.
                    let value = percent_decode_str(cookie.value_trimmed());
                    capture.read(carrier, &value.decode_utf8_lossy());
                }
            }
        }
        capture
    }

    /// The cookies, where the URL has no code.
    #[must_use]
    pub fn or_cookies(mut self, headers: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let cookies = Self::from_cookies(headers);
        let mut not_taken = self.not_taken;
        not_taken.extend(cookies.not_taken);
        if self.code.is_none() {
            self = Self {
                code: cookies.code,
                product_id: cookies.product_id,
                not_taken,
            };
        } else {
            if cookies.code.is_some() && cookies.code != self.code {
                not_taken.push(NotTaken {
                    carrier: Carrier::ReferralCookie,
                    reason: NotTakenReason::Overruled,
                });
            }
            self.not_taken = not_taken;
        }
        self
    }

    /// The code, if the signup came with one.
    #[must_use]
    pub fn code(&self) -> Option<&ReferralCode> {
        self.code.as_ref()
    }

    /// The code, if the signup came with one.
    #[must_use]
    pub fn into_code(self) -> Option<ReferralCode> {
        self.code
    }

    /// The product id, from where the code is from.
    #[must_use]
    pub fn product_id(&self) -> Option<&str> {
        self.product_id.as_deref()
    }

    /// The values that were there and were not taken, each reason once.
    #[must_use]
    pub fn not_taken(&self) -> &[NotTaken] {
        &self.not_taken
    }

    fn read(&mut self, carrier: Carrier, value: &str) {
        let value = value.parse::<ReferralCode>();
        let kept = match carrier {
            Carrier::Ucc | Carrier::ReferralCookie => keep(&mut self.code, value),
            Carrier::ProductId | Carrier::ProductIdCookie => {
                keep(&mut self.product_id, value.map(ReferralCode::into_string))
            }
        };
        if let Err(reason) = kept {
            let not_taken = NotTaken { carrier, reason };
            // So that the list stays short, however often a value is repeated.
            if !self.not_taken.contains(&not_taken) {
                self.not_taken.push(not_taken);
            }
        }
    }
}

/// The first usable value stays.
fn keep<T: PartialEq>(
    place: &mut Option<T>,
    value: Result<T, ReferralCodeError>,
) -> Result<(), NotTakenReason> {
    let value = value.map_err(NotTakenReason::Unusable)?;
    match place {
        Some(first) if *first != value => Err(NotTakenReason::Repeated),
        place => {
            *place = Some(value);
            Ok(())
        }
    }
}
