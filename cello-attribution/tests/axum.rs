//! The extractors, in a router.

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::{Router, routing::post};
use cello_attribution::{Capture, ReferralCode};
use tower::ServiceExt;

async fn simple(code: Option<ReferralCode>) -> String {
    code.map_or("not referred".into(), ReferralCode::into_string)
}

async fn careful(capture: Capture) -> String {
    let not_taken = capture.not_taken().iter().map(ToString::to_string);
    not_taken.collect::<Vec<_>>().join("\n")
}

/// Posts to `uri` with these `Cookie` headers; answers the body.
fn answer(uri: &str, cookies: &[&[u8]]) -> String {
    let app = Router::new()
        .route("/simple", post(simple))
        .route("/careful", post(careful));
    let mut request = Request::post(uri);
    for &cookie in cookies {
        request = request.header("cookie", cookie);
    }
    pollster::block_on(async {
        let request = request.body(Body::empty()).unwrap();
        let response = app.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{uri} {cookies:?}");
        let body = to_bytes(response.into_body(), 10_000).await.unwrap();
        String::from_utf8(body.to_vec()).unwrap()
    })
}

#[test]
fn the_code_is_an_argument() {
    let cookie: &[u8] = b"theme=dark; cello-referral=Z9y8X7w6V5u";
    assert_eq!(answer("/simple", &[]), "not referred");
    assert_eq!(answer("/simple?ucc=A1b2C3d4E5f", &[]), "A1b2C3d4E5f");
    assert_eq!(answer("/simple", &[b"a=b", cookie]), "Z9y8X7w6V5u");
    assert_eq!(answer("/simple?ucc=A1b2C3d4E5f", &[cookie]), "A1b2C3d4E5f");
}

#[test]
fn the_reasons_are_too() {
    assert_eq!(
        answer("/careful?ucc=%00", &[b"cello-referral=\xFF"]),
        "the URL parameter `ucc` was ignored: the text has a character that is not visible \
         ASCII, a space for example\n\
         the cookie `cello-referral` was ignored: the text has a character that is not visible \
         ASCII, a space for example"
    );
}

#[test]
fn nothing_is_rejected() {
    let long = vec![b'a'; 1 << 20];
    for cookie in [
        b"\xFF\xFE".as_slice(),
        b"cello-referral=\"\"",
        b"=;=",
        &long,
    ] {
        for uri in [
            "/simple",
            "/simple?",
            "/simple?ucc",
            "/simple?ucc=%C3%28",
            "/simple?%FF=%FF",
        ] {
            assert_eq!(answer(uri, &[cookie, cookie]), "not referred");
        }
    }
}
