//! Which referral code did a signup come with?

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
/// Nothing fails here, because a broken link must not keep anyone from signing up.
/// Unusable values are skipped, and [`not_taken`](Self::not_taken) lists the reasons:
///
/// - A code in the form of Cello's own, 11 letters or digits, wins over any other, even one
///   from the URL. Otherwise the first usable value of a name is taken.
/// - What [`ReferralCode`] refuses is unusable: empty, too long, not visible ASCII. So are
///   the words `undefined`, `null` and `NaN`, which scripts write if they have no value. The
///   same holds for a product id.
/// - Names are matched exactly, after decoding. Near misses are not taken, but listed:
///   `UCC`, `amp;ucc`, a code after the `#` or after a second `?`.
/// - Bytes that are not UTF-8 are not visible ASCII either.
/// - The time taken is linear in the length of the input.
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
///     "the cookie `cello-referral` was ignored: the URL has another code, which wins over the cookie",
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
    /// Reads a landing URL: the part between its first `?` and its `#`.
    #[must_use]
    pub fn from_url(url: &str) -> Self {
        // As every URL parser splits it; nothing else of the URL is looked at.
        let (before_fragment, fragment) = url.split_once('#').unwrap_or((url, ""));
        let query = before_fragment.split_once('?').map(|(_, query)| query);
        let mut capture = Self::from_query(query.unwrap_or_default());
        // `#ucc=…`, and what routers in the browser write: `#/signup?ucc=…`.
        let misplaced = fragment
            .split('?')
            .flat_map(|part| parameters(part.as_bytes()));
        for (carrier, _) in misplaced {
            capture.miss(carrier, NotTakenReason::Fragment);
        }
        capture
    }

    /// Reads the query of a URL, with or without its `?`.
    #[must_use]
    pub fn from_query(query: impl AsRef<[u8]>) -> Self {
        let query = query.as_ref();
        let query = query.strip_prefix(b"?").unwrap_or(query);
        let mut capture = Self::default();
        for (name, value) in form_urlencoded::parse(query) {
            match named(&name, Carrier::PARAMETERS) {
                Some((carrier, None)) => capture.read(carrier, &value),
                Some((carrier, Some(near_miss))) => capture.miss(carrier, near_miss),
                None => {}
            }
        }
        for after in query.split(|&byte| byte == b'?').skip(1) {
            // What comes after the next `&` is a parameter again.
            let misplaced = after.split(|&byte| byte == b'&').take(1);
            for (carrier, _) in misplaced.flat_map(parameters) {
                capture.miss(carrier, NotTakenReason::SecondQuestionMark);
            }
        }
        capture
    }

    /// Reads the values of the request's `Cookie` headers; HTTP/2 may split them.
    #[must_use]
    pub fn from_cookies(headers: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut capture = Self::default();
        for header in headers {
            let header = String::from_utf8_lossy(header.as_ref());
            let pairs = header.split(';').filter_map(|pair| pair.split_once('='));
            for (name, value) in pairs {
                // As JavaScript writes it: maybe in quotes, maybe percent-encoded.
                let value = percent_decode_str(unquoted(value.trim()));
                match named(name.trim(), Carrier::COOKIES) {
                    Some((carrier, None)) => capture.read(carrier, &value.decode_utf8_lossy()),
                    Some((carrier, Some(near_miss))) => capture.miss(carrier, near_miss),
                    None => {}
                }
            }
        }
        capture
    }

    /// Adds the cookies, which are taken if the URL has no code, or none in Cello's form
    /// where the cookie has one.
    #[must_use]
    pub fn or_cookies(mut self, headers: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Self {
        let cookies = Self::from_cookies(headers);
        let loser = match (&self.code, &cookies.code) {
            (Some(url), Some(cookie)) if url == cookie => None,
            (Some(url), Some(cookie)) if cookie.is_canonical() && !url.is_canonical() => {
                Some((Carrier::Ucc, NotTakenReason::OtherForm))
            }
            (Some(_), Some(_)) => Some((Carrier::ReferralCookie, NotTakenReason::Overruled)),
            _ => None,
        };
        let cookies_win = match loser {
            Some((carrier, _)) => carrier == Carrier::Ucc,
            None => self.code.is_none(),
        };
        if cookies_win {
            self.code = cookies.code;
            self.product_id = cookies.product_id;
        }
        self.not_taken.extend(cookies.not_taken);
        if let Some((carrier, reason)) = loser {
            self.miss(carrier, reason);
        }
        self
    }

    /// Returns the code, if the signup came with one.
    #[must_use]
    pub fn code(&self) -> Option<&ReferralCode> {
        self.code.as_ref()
    }

    /// Converts into the code, if the signup came with one.
    #[must_use]
    pub fn into_code(self) -> Option<ReferralCode> {
        self.code
    }

    /// Returns the product id that came with the code: from the URL, or from the cookies.
    #[must_use]
    pub fn product_id(&self) -> Option<&str> {
        self.product_id.as_deref()
    }

    /// Returns the values that were there and were not taken, each reason once.
    #[must_use]
    pub fn not_taken(&self) -> &[NotTaken] {
        &self.not_taken
    }

    fn read(&mut self, carrier: Carrier, text: &str) {
        let kept = match text.parse::<ReferralCode>() {
            Err(error) => Err(NotTakenReason::Unusable(error)),
            Ok(value) if NO_VALUE.contains(&value.as_str()) => Err(NotTakenReason::NoValue),
            Ok(value) => match carrier {
                Carrier::Ucc | Carrier::ReferralCookie => keep_code(&mut self.code, value),
                Carrier::ProductId | Carrier::ProductIdCookie => {
                    keep_first(&mut self.product_id, value.into_string())
                }
            },
        };
        if let Err(reason) = kept {
            self.miss(carrier, reason);
        }
    }

    fn miss(&mut self, carrier: Carrier, reason: NotTakenReason) {
        let not_taken = NotTaken { carrier, reason };
        // So that the list stays short, however often a value is repeated.
        if !self.not_taken.contains(&not_taken) {
            self.not_taken.push(not_taken);
        }
    }
}

/// The texts of JavaScript's values for nothing.
const NO_VALUE: [&str; 3] = ["undefined", "null", "NaN"];

/// Returns what carries a value by this name, and why it does not if the name is not exact.
fn named(name: &str, carriers: [Carrier; 2]) -> Option<(Carrier, Option<NotTakenReason>)> {
    let unescaped = name.trim_start_matches("amp;");
    let mut carriers = carriers.into_iter();
    let carrier = carriers.find(|it| it.name().eq_ignore_ascii_case(unescaped))?;
    let near_miss = if unescaped.len() < name.len() {
        Some(NotTakenReason::HtmlEscape)
    } else if carrier.name() != name {
        Some(NotTakenReason::Spelling)
    } else {
        None
    };
    Some((carrier, near_miss))
}

/// Drops the quotes around a cookie's value, as RFC 6265 allows them.
fn unquoted(value: &str) -> &str {
    let inner = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inner.unwrap_or(value)
}

/// Finds our parameters in a part of a URL that is not its query.
fn parameters(part: &[u8]) -> impl Iterator<Item = (Carrier, Option<NotTakenReason>)> + '_ {
    form_urlencoded::parse(part).filter_map(|(name, _)| named(&name, Carrier::PARAMETERS))
}

/// The first code stays, or the first one in Cello's form. Returns why the other is not taken.
fn keep_code(place: &mut Option<ReferralCode>, code: ReferralCode) -> Result<(), NotTakenReason> {
    match place {
        Some(first) if *first != code && !first.is_canonical() && code.is_canonical() => {
            *place = Some(code);
            Err(NotTakenReason::OtherForm)
        }
        place => keep_first(place, code),
    }
}

/// The first value stays.
fn keep_first<T: PartialEq>(place: &mut Option<T>, value: T) -> Result<(), NotTakenReason> {
    match place {
        Some(first) if *first != value => Err(NotTakenReason::Repeated),
        place => {
            *place = Some(value);
            Ok(())
        }
    }
}
