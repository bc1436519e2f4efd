//! What a signup's URL and cookies say, and that nothing in them makes us stumble.

mod code;
mod near_misses;
mod properties;

use cello_attribution::{Capture, Carrier, NotTakenReason, ReferralCode, ReferralCodeError};

fn code(capture: &Capture) -> Option<&str> {
    capture.code().map(ReferralCode::as_str)
}

fn not_taken(capture: &Capture) -> Vec<(Carrier, NotTakenReason)> {
    let not_taken = capture.not_taken().iter();
    not_taken
        .map(|value| (value.carrier(), value.reason()))
        .collect()
}

fn unusable(carrier: Carrier, error: ReferralCodeError) -> (Carrier, NotTakenReason) {
    (carrier, NotTakenReason::Unusable(error))
}

#[test]
fn the_query_of_a_url_is_between_the_question_mark_and_the_hash() {
    for url in [
        "https://example.com/request-demo?ucc=A1b2C3d4E5f&productId=example.com",
        "https://example.com/?a=?&productId=example.com&ucc=A1b2C3d4E5f#signup",
        "/signup?%75cc=A1b2C3d4E5f&productId=example%2Ecom",
        "?ucc=A1b2C3d4E5f&productId=example.com",
    ] {
        let capture = Capture::from_url(url);
        assert_eq!(code(&capture), Some("A1b2C3d4E5f"), "{url}");
        assert_eq!(capture.product_id(), Some("example.com"), "{url}");
        assert_eq!(capture.not_taken(), [], "{url}");
    }
    for url in [
        "",
        "https://example.com/ucc=A1b2C3d4E5f",
        "https://example.com/?xucc=A1b2C3d4E5f&uccx=A1b2C3d4E5f",
        "?cello-referral=A1b2C3d4E5f",
    ] {
        assert_eq!(Capture::from_url(url), Capture::default(), "{url}");
    }
    assert_eq!(Capture::from_query("?ucc=a"), Capture::from_query("ucc=a"));
}

#[test]
fn cookies_are_found_among_others_in_any_number_of_headers() {
    for headers in [
        &["cello-referral=A1b2C3d4E5f; cello-product-id=example.com"][..],
        &["theme=dark;cello-product-id=example.com;;  cello-referral = \"A1b2C3d4E5f\" ; x"],
        &[
            "cello-product-id=example%2ecom",
            "theme=dark",
            "cello-referral=%411b2C3d4E5f",
        ],
    ] {
        let capture = Capture::from_cookies(headers);
        assert_eq!(code(&capture), Some("A1b2C3d4E5f"), "{headers:?}");
        assert_eq!(capture.product_id(), Some("example.com"), "{headers:?}");
        assert_eq!(capture.not_taken(), [], "{headers:?}");
    }
    for header in ["", "cello-referral", "ucc=a", ";;;", "=a"] {
        assert_eq!(
            Capture::from_cookies([header]),
            Capture::default(),
            "{header}"
        );
    }
}

#[test]
fn the_url_wins_and_the_product_id_is_from_where_the_code_is() {
    let cookies = ["cello-referral=Cookie; cello-product-id=cookie.example"];
    let both = Capture::from_query("ucc=Url").or_cookies(cookies);
    assert_eq!(code(&both), Some("Url"));
    assert_eq!(both.product_id(), None);
    assert_eq!(
        not_taken(&both),
        [(Carrier::ReferralCookie, NotTakenReason::Overruled)]
    );

    let same = Capture::from_query("ucc=Cookie").or_cookies(cookies);
    assert_eq!(same.not_taken(), []);

    let only_product = Capture::from_query("productId=url.example").or_cookies(cookies);
    assert_eq!(code(&only_product), Some("Cookie"));
    assert_eq!(only_product.product_id(), Some("cookie.example"));

    let broken = Capture::from_query("ucc=").or_cookies(cookies);
    assert_eq!(code(&broken), Some("Cookie"));
    assert_eq!(
        not_taken(&broken),
        [unusable(Carrier::Ucc, ReferralCodeError::Empty)]
    );
}

#[test]
fn the_first_usable_value_is_taken_and_each_reason_is_told_once() {
    let query = "ucc=&ucc=a%00b&ucc=&ucc=First&ucc=Second&ucc=First&ucc=Third&productId=%FF";
    let capture = Capture::from_query(query);
    assert_eq!(code(&capture), Some("First"));
    assert_eq!(capture.product_id(), None);
    assert_eq!(
        not_taken(&capture),
        [
            unusable(Carrier::Ucc, ReferralCodeError::Empty),
            unusable(Carrier::Ucc, ReferralCodeError::NotVisibleAscii),
            (Carrier::Ucc, NotTakenReason::Repeated),
            unusable(Carrier::ProductId, ReferralCodeError::NotVisibleAscii),
        ]
    );
}

#[test]
fn what_is_said_twice_alike_is_said_once() {
    let pairs = "ucc=Twice&productId=a&ucc=Twice&productId=a";
    let url = Capture::from_query(pairs);
    let cookies = Capture::from_cookies(["cello-referral=Twice; cello-referral=\"Twice\""]);
    for capture in [url, cookies] {
        assert_eq!(code(&capture), Some("Twice"));
        assert_eq!(capture.not_taken(), []);
    }
}

#[test]
fn each_reason_reads_well() {
    let hostile = Capture::from_query(format!("ucc={}&productId=a+b", "a".repeat(1 << 20)))
        .or_cookies([b"cello-referral=;cello-referral=a;cello-referral=b" as &[u8]]);
    let told: Vec<String> = hostile
        .not_taken()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "the URL parameter `ucc` was ignored: the text is longer than 500 bytes",
            "the URL parameter `productId` was ignored: \
             the text has a character that is not visible ASCII, a space for example",
            "the cookie `cello-referral` was ignored: the text is empty",
            "the cookie `cello-referral` was ignored: a value of the same name comes first",
        ]
    );
    assert_eq!(code(&hostile), Some("a"));
}

/// A megabyte of each shape that could cost more than its length.
#[test]
fn a_megabyte_of_anything_is_answered_and_little_is_kept() {
    for piece in [
        "ucc=a&",
        "ucc=&",
        "ucc=b&ucc=c&",
        "%",
        "&",
        "=",
        "?",
        "+",
        "ucc=%FF&",
        "é",
    ] {
        let query = piece.repeat((1 << 20) / piece.len());
        assert!(Capture::from_query(&query).not_taken().len() < 5, "{piece}");
        assert!(Capture::from_url(&query).not_taken().len() < 5, "{piece}");
    }
    for piece in [
        "cello-referral=a;",
        "cello-referral=;",
        ";",
        "=",
        "\"",
        "cello-referral=%FF;",
    ] {
        let header = piece.repeat((1 << 20) / piece.len());
        assert!(
            Capture::from_cookies([&header]).not_taken().len() < 5,
            "{piece}"
        );
        let split = header.split_inclusive(';');
        assert!(
            Capture::from_cookies(split).not_taken().len() < 5,
            "{piece}"
        );
    }
}
