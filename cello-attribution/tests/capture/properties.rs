//! What holds of any URL and any cookie.

use cello_attribution::{Capture, ReferralCode};
use proptest::prelude::*;

const NO_COOKIES: [&str; 0] = [];

fn any_code() -> impl Strategy<Value = String> {
    "[!-~]{1,40}"
}

/// Bytes in which names, separators and escapes are frequent.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let token = prop_oneof![
        Just(b"ucc".to_vec()),
        Just(b"productId".to_vec()),
        Just(b"cello-referral".to_vec()),
        Just(b"cello-product-id".to_vec()),
        "[=&;?#%+\" ]".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

/// A query of our two parameters, in either order and among others, as a browser encodes it.
fn encoded(code: &str, product_id: &str, code_first: bool) -> String {
    let mut pairs = [("ucc", code), ("productId", product_id)];
    if !code_first {
        pairs.reverse();
    }
    form_urlencoded::Serializer::new("utm_source=a%20b".to_owned())
        .extend_pairs(pairs)
        .finish()
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_and_every_code_is_usable(bytes in soup()) {
        let text = String::from_utf8_lossy(&bytes);
        for capture in [
            Capture::from_url(&text),
            Capture::from_query(&bytes),
            Capture::from_cookies([&bytes]),
            Capture::from_query(&bytes).or_cookies([&bytes, &bytes]),
        ] {
            if let Some(code) = capture.code() {
                prop_assert_eq!(&code.as_str().parse::<ReferralCode>().unwrap(), code);
                prop_assert!(code.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            }
            prop_assert!(capture.not_taken().len() <= 40);
        }
    }

    #[test]
    fn what_is_encoded_is_captured(code in any_code(), product_id in any_code(), first: bool) {
        let url = format!("https://example.com/a?{}#b", encoded(&code, &product_id, first));
        let capture = Capture::from_url(&url).or_cookies(NO_COOKIES);
        prop_assert_eq!(capture.code().unwrap().as_str(), &code);
        prop_assert_eq!(capture.product_id(), Some(&*product_id));
        prop_assert_eq!(capture.not_taken(), []);

        let cookie = cookie::Cookie::new("cello-referral", &code);
        let header = format!("a=b; {}; c=d", cookie.stripped().encoded());
        let capture = Capture::from_cookies([header]);
        prop_assert_eq!(capture.into_code().unwrap().into_string(), code);
    }

    #[test]
    fn a_code_in_the_url_wins(url_code in any_code(), product_id in any_code(), bytes in soup()) {
        let query = encoded(&url_code, &product_id, true);
        let capture = Capture::from_query(query).or_cookies([bytes]);
        prop_assert_eq!(capture.code().unwrap().as_str(), &url_code);
        prop_assert_eq!(capture.product_id(), Some(&*product_id));
    }
}
