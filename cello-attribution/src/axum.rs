//! How does an axum handler get the referral code?
//!
//! By an argument: `Option<ReferralCode>` for the code alone, [`Capture`] for the reasons
//! too. Neither ever rejects a request.

use std::convert::Infallible;

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use http::header::COOKIE;
use http::request::Parts;

use crate::capture::{Capture, ReferralCode};

/// From the request's own query and cookies. A signup form that posts the landing URL as a
/// field hands it to [`Capture::from_url`] instead.
///
/// ```
/// use axum::{Router, routing::post};
/// use cello_attribution::{Capture, ReferralCode};
///
/// async fn signup(referral_code: Option<ReferralCode>) -> String {
///     referral_code.map_or("not referred".into(), |code| format!("referred by {code}"))
/// }
///
/// async fn careful_signup(capture: Capture) {
///     for not_taken in capture.not_taken() {
///         eprintln!("{not_taken}");
///     }
/// }
///
/// let app: Router = Router::new()
///     .route("/signup", post(signup))
///     .route("/careful-signup", post(careful_signup));
/// ```
impl<S: Sync> FromRequestParts<S> for Capture {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self::from_query(query).or_cookies(parts.headers.get_all(COOKIE)))
    }
}

/// The code of [`Capture`].
impl<S: Sync> OptionalFromRequestParts<S> for ReferralCode {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Option<Self>, Infallible> {
        let capture = <Capture as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        Ok(capture.into_code())
    }
}
