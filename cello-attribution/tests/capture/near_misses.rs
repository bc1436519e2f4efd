//! A real code wins over what only looks like one, and a code that is missed leaves a trace.

use cello_attribution::{Capture, Carrier, NotTakenReason, ReferralCodeError};

use crate::{code, not_taken};

const REAL: &str = "A1b2C3d4E5f";

#[test]
fn words_of_scripts_without_a_value_are_no_codes() {
    for word in ["undefined", "null", "NaN"] {
        let cookie = format!("cello-referral={word}; cello-product-id={word}");
        let alone = Capture::from_cookies([&cookie]);
        assert_eq!(code(&alone), None);
        assert_eq!(alone.product_id(), None);
        assert_eq!(
            not_taken(&alone),
            [
                (Carrier::ReferralCookie, NotTakenReason::NoValue),
                (Carrier::ProductIdCookie, NotTakenReason::NoValue),
            ]
        );
        for headers in [
            [format!("cello-referral={word}; cello-referral={REAL}")],
            [format!("cello-referral={REAL}; cello-referral={word}")],
        ] {
            assert_eq!(code(&Capture::from_cookies(&headers)), Some(REAL));
        }
        let url = Capture::from_query(format!("ucc={word}"))
            .or_cookies([format!("cello-referral={REAL}")]);
        assert_eq!(code(&url), Some(REAL));
    }
}

#[test]
fn a_code_in_cellos_form_wins_over_any_other_text() {
    let taken_and_not = |capture: Capture| (code(&capture).map(str::to_owned), not_taken(&capture));
    let real = Some(REAL.to_owned());
    // Whichever comes first.
    assert_eq!(
        taken_and_not(Capture::from_query(format!("ucc=SUMMER&ucc={REAL}"))),
        (
            real.clone(),
            vec![(Carrier::Ucc, NotTakenReason::OtherForm)]
        )
    );
    assert_eq!(
        taken_and_not(Capture::from_query(format!("ucc={REAL}&ucc=SUMMER"))),
        (real.clone(), vec![(Carrier::Ucc, NotTakenReason::Repeated)])
    );
    // From the cookies over the URL, too, with the product id beside it.
    let cookies = [format!(
        "cello-referral={REAL}; cello-product-id=cookie.example"
    )];
    let capture = Capture::from_query("ucc=SUMMER&productId=url.example").or_cookies(&cookies);
    assert_eq!(capture.product_id(), Some("cookie.example"));
    assert_eq!(
        taken_and_not(capture),
        (real, vec![(Carrier::Ucc, NotTakenReason::OtherForm)])
    );
    // Of two that are alike, the URL's.
    let capture = Capture::from_query("ucc=Z9y8X7w6V5u").or_cookies(&cookies);
    assert_eq!(
        taken_and_not(capture),
        (
            Some("Z9y8X7w6V5u".into()),
            vec![(Carrier::ReferralCookie, NotTakenReason::Overruled)]
        )
    );
}

#[test]
fn a_near_miss_is_not_taken_and_is_named() {
    for (url, carrier, reason) in [
        ("?UCC=a", Carrier::Ucc, NotTakenReason::Spelling),
        ("?Ucc=a", Carrier::Ucc, NotTakenReason::Spelling),
        ("?productid=a", Carrier::ProductId, NotTakenReason::Spelling),
        ("?a=b&amp;ucc=a", Carrier::Ucc, NotTakenReason::HtmlEscape),
        (
            "?a=b&amp;amp;ucc=a",
            Carrier::Ucc,
            NotTakenReason::HtmlEscape,
        ),
        (
            "?a=b&amp;productId=a",
            Carrier::ProductId,
            NotTakenReason::HtmlEscape,
        ),
        ("/#ucc=a", Carrier::Ucc, NotTakenReason::Fragment),
        (
            "/?a=b#/signup?c=d&ucc=a",
            Carrier::Ucc,
            NotTakenReason::Fragment,
        ),
        ("/#?ucc=a", Carrier::Ucc, NotTakenReason::Fragment),
        (
            "/?a=b?ucc=a",
            Carrier::Ucc,
            NotTakenReason::SecondQuestionMark,
        ),
        (
            "/?a=b?c=d?ucc=a",
            Carrier::Ucc,
            NotTakenReason::SecondQuestionMark,
        ),
    ] {
        let capture = Capture::from_url(&format!("https://example.com{url}"));
        assert_eq!(code(&capture), None, "{url}");
        assert_eq!(not_taken(&capture), [(carrier, reason)], "{url}");
    }
    let cookie = Capture::from_cookies(["Cello-Referral=a"]);
    assert_eq!(code(&cookie), None);
    assert_eq!(
        not_taken(&cookie),
        [(Carrier::ReferralCookie, NotTakenReason::Spelling)]
    );
}

#[test]
fn a_near_miss_beside_a_code_changes_nothing() {
    let url = format!("https://example.com/?UCC=Z9y8X7w6V5u&ucc={REAL}#ucc=Z9y8X7w6V5u");
    let capture = Capture::from_url(&url);
    assert_eq!(code(&capture), Some(REAL));
    assert_eq!(
        not_taken(&capture),
        [
            (Carrier::Ucc, NotTakenReason::Spelling),
            (Carrier::Ucc, NotTakenReason::Fragment),
        ]
    );
    // A `?` in another parameter's value is not ours to judge.
    let capture = Capture::from_url(&format!("/?next=/a?b=c&ucc={REAL}&utm=?#top"));
    assert_eq!((code(&capture), not_taken(&capture)), (Some(REAL), vec![]));
}

#[test]
fn reasons_tell_what_to_mend() {
    let told: Vec<String> = [
        NotTakenReason::Unusable(ReferralCodeError::Empty),
        NotTakenReason::NoValue,
        NotTakenReason::OtherForm,
        NotTakenReason::Spelling,
        NotTakenReason::HtmlEscape,
        NotTakenReason::Fragment,
        NotTakenReason::SecondQuestionMark,
    ]
    .iter()
    .map(ToString::to_string)
    .collect();
    assert_eq!(
        told,
        [
            "the text is empty",
            "its value is one that scripts write if they have none, like `undefined`",
            "another value has the form of Cello's own codes",
            "the name must match exactly, in upper and lower case",
            "the name begins with `amp;`: write `&` in the link, not `&amp;`",
            "it comes after the `#` of the URL",
            "it comes after a second `?`: write `&` in the link",
        ]
    );
}
