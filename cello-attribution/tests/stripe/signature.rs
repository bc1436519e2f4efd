//! Only what Stripe signed, and just now, is believed.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cello_attribution::stripe::{SignatureError, SigningSecret, SigningSecretError};
use proptest::prelude::*;

const BODY: &[u8] = br#"{"id":"evt_made_up","object":"event"}"#;
/// By another implementation: Python's `hmac`, of `1772357400.` and the body.
const V1: &str = "v1=ba474be28c56f3551506ace3f00653ee8bc3e632d532291892bd65b68dfb39b4";
const OTHER_V1: &str = "v1=00000000000000000000000000000000000000000000000000000000000000ff";
const SIGNED: u64 = 1_772_357_400;

fn secret() -> SigningSecret {
    "whsec_made_up".parse().unwrap()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn verify(header: impl AsRef<[u8]>) -> Result<(), SignatureError> {
    secret().verify_at(header, BODY, at(SIGNED), SigningSecret::TOLERANCE)
}

#[test]
fn what_was_signed_elsewhere_is_believed() {
    assert_eq!(verify(format!("t=1772357400,{V1}")), Ok(()));
    assert_eq!(
        secret().sign(BODY, at(SIGNED)),
        format!("t=1772357400,{V1}")
    );
}

#[test]
fn one_signature_of_several_is_enough() {
    for header in [
        format!("t=1772357400,{OTHER_V1},{V1}"),
        format!("t=1772357400,{V1},{OTHER_V1}"),
        format!("t=1772357400,v1=,v1=xyz,{V1},v0=abc"),
        format!("{V1},v2=,t=1772357400"),
    ] {
        assert_eq!(verify(&header), Ok(()), "{header}");
    }
}

#[test]
fn each_fault_has_its_name() {
    let digits = V1.strip_prefix("v1=").unwrap();
    for (header, error) in [
        (String::new(), SignatureError::Malformed),
        ("t".into(), SignatureError::Malformed),
        (V1.into(), SignatureError::Malformed),
        (format!("t=,{V1}"), SignatureError::Malformed),
        (format!("t=+1772357400,{V1}"), SignatureError::Malformed),
        (format!("t=-1,{V1}"), SignatureError::Malformed),
        (
            format!("t=99999999999999999999,{V1}"),
            SignatureError::Malformed,
        ),
        (
            format!("t=1772357400,t=1772357400,{V1}"),
            SignatureError::Malformed,
        ),
        (format!("t=1772357400,{V1},"), SignatureError::Malformed),
        ("t=1772357400".into(), SignatureError::NoSignature),
        (
            format!("t=1772357400,v0={digits}"),
            SignatureError::NoSignature,
        ),
        (format!("t=1772357400, {V1}"), SignatureError::NoSignature),
        ("t=1772357400,v1=".into(), SignatureError::NoMatch),
        (format!("t=1772357400,{OTHER_V1}"), SignatureError::NoMatch),
        (format!("t=1772357400,{V1}00"), SignatureError::NoMatch),
        (
            format!("t=1772357400,v1={}", &digits[..62]),
            SignatureError::NoMatch,
        ),
        (
            format!("t=1772357400,v1={}", digits.to_uppercase()),
            SignatureError::NoMatch,
        ),
        (format!("t=01772357400,{V1}"), SignatureError::NoMatch),
        (format!("t=1772357401,{V1}"), SignatureError::NoMatch),
    ] {
        assert_eq!(verify(&header), Err(error), "{header}");
    }
}

#[test]
fn a_delivery_is_good_for_the_tolerance_and_no_second_longer() {
    let header = format!("t=1772357400,{V1}");
    let verify_at =
        |now, tolerance| secret().verify_at(&header, BODY, now, Duration::from_secs(tolerance));
    for (now, tolerance, answer) in [
        (at(SIGNED + 300), 300, Ok(())),
        (at(SIGNED + 301), 300, Err(SignatureError::TooOld)),
        (at(SIGNED - 300), 300, Ok(())),
        // Stripe's own libraries do not look at a time in the future.
        (at(SIGNED - 301), 300, Ok(())),
        (at(SIGNED - 86_400), 300, Ok(())),
        (at(SIGNED), 0, Ok(())),
        (at(SIGNED + 1), 0, Err(SignatureError::TooOld)),
        (at(0), u64::MAX, Ok(())),
        (UNIX_EPOCH - Duration::from_secs(1), 300, Ok(())),
    ] {
        assert_eq!(verify_at(now, tolerance), answer, "{now:?}");
    }
    // The system's clock is long past that.
    assert_eq!(secret().verify(&header, BODY), Err(SignatureError::TooOld));
    // A forgery is one, however old.
    let forged = secret().verify_at(&header, b"{}", at(0), SigningSecret::TOLERANCE);
    assert_eq!(forged, Err(SignatureError::NoMatch));
}

#[test]
fn secrets_start_with_their_prefix_and_stay_hidden() {
    for wrong in [
        "",
        "whsec",
        "whsec_",
        "sk_test_made_up",
        "WHSEC_made_up",
        "whsec_ made_up",
        "whsec_made\nup",
        "whsec_…",
    ] {
        assert_eq!(
            SigningSecret::try_from(wrong).unwrap_err(),
            SigningSecretError,
            "{wrong}"
        );
    }
    assert_eq!(format!("{:?}", secret()), "SigningSecret(hidden)");
    assert_eq!(
        SigningSecretError.to_string(),
        "expected a signing secret, which starts with `whsec_` and contains no space; Stripe's \
         dashboard shows it on the page of the webhook endpoint, and it is not the API key"
    );
}

#[test]
fn a_secret_out_of_a_file_is_read_without_its_line_break() {
    let header = secret().sign(BODY, at(1_772_357_400));
    for text in ["whsec_made_up\n", " whsec_made_up", "whsec_made_up\r\n"] {
        let secret: SigningSecret = text.parse().unwrap();
        let forever = Duration::MAX;
        let verified = secret.verify_at(&header, BODY, at(1_772_357_400), forever);
        assert_eq!(verified, Ok(()), "{text:?}");
        let of_a_configuration: SigningSecret = serde_json::from_value(text.into()).unwrap();
        assert_eq!(of_a_configuration.sign(BODY, at(1_772_357_400)), header);
    }
    let told = serde_json::from_str::<SigningSecret>("\"sk_test_made_up\"").unwrap_err();
    assert!(!told.to_string().contains("sk_test"), "{told}");
}

#[test]
fn each_fault_reads_well() {
    let errors = [
        SignatureError::Malformed,
        SignatureError::NoSignature,
        SignatureError::NoMatch,
        SignatureError::TooOld,
    ];
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "the `Stripe-Signature` header is not of the form `t=…,v1=…`",
            "the `Stripe-Signature` header has no signature `v1=…`",
            "no signature matches; verify the unmodified body, with the secret of this endpoint",
            "the delivery was signed too long ago: it may be a replay, or a clock is wrong",
        ]
    );
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..300)
}

/// Headers that are nearly right.
fn header_soup() -> impl Strategy<Value = Vec<u8>> {
    let token = prop_oneof![
        Just(b"t=".to_vec()),
        Just(b"v1=".to_vec()),
        Just(b",".to_vec()),
        Just(V1.as_bytes().to_vec()),
        Just(b"1772357400".to_vec()),
        "[0-9a-f]{0,70}".prop_map(String::into_bytes),
        body(),
    ];
    prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
}

proptest! {
    #[test]
    fn whatever_is_signed_verifies(key in "whsec_[!-~]+", body in body(), time in 0..1_u64 << 40) {
        let secret: SigningSecret = key.parse().unwrap();
        let header = secret.sign(&body, at(time));
        let verified = secret.verify_at(&header, &body, at(time), Duration::ZERO);
        prop_assert_eq!(verified, Ok(()));

        let other: SigningSecret = format!("{key}!").parse().unwrap();
        let verified = other.verify_at(&header, &body, at(time), Duration::ZERO);
        prop_assert_eq!(verified, Err(SignatureError::NoMatch));
    }

    #[test]
    fn any_byte_that_changes_breaks_it(
        mut body in body(),
        time in 0..1_u64 << 40,
        place: prop::sample::Index,
        change in 1..=u8::MAX,
    ) {
        let mut header = secret().sign(&body, at(time)).into_bytes();
        let place = place.index(header.len() + body.len());
        match place.checked_sub(header.len()) {
            None => header[place] ^= change,
            Some(place) => body[place] ^= change,
        }
        let forever = Duration::MAX;
        prop_assert!(secret().verify_at(&header, &body, at(time), forever).is_err());
    }

    #[test]
    fn no_header_makes_it_panic(header in header_soup()) {
        let contains = |part: &[u8]| header.windows(part.len()).any(|window| window == part);
        if verify(&header).is_ok() {
            prop_assert!(contains(b"t=1772357400") && contains(V1.as_bytes()));
        }
    }
}
