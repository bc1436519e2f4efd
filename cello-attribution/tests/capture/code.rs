//! Which text is a code, and what is it then?

use cello_attribution::{ReferralCode, ReferralCodeError};
use cello_core::{CelloEvent, ToText};

#[test]
fn what_cannot_be_a_code_is_refused_with_its_reason() {
    for (text, error) in [
        ("", ReferralCodeError::Empty),
        (" \r\n\t", ReferralCodeError::Empty),
        (&"a".repeat(501), ReferralCodeError::TooLong),
        ("two words", ReferralCodeError::NotVisibleAscii),
        ("a\r\nSet-Cookie: b", ReferralCodeError::NotVisibleAscii),
        ("a\0", ReferralCodeError::NotVisibleAscii),
        ("a\u{7f}", ReferralCodeError::NotVisibleAscii),
        ("gr\u{fc}n", ReferralCodeError::NotVisibleAscii),
        ("a\u{200b}", ReferralCodeError::NotVisibleAscii),
    ] {
        assert_eq!(ReferralCode::try_from(text), Err(error), "{text:?}");
        assert_eq!(
            ReferralCode::try_from(text.to_owned()),
            Err(error),
            "{text:?}"
        );
    }
    assert!("a".repeat(500).parse::<ReferralCode>().is_ok());
    assert_eq!(
        "\u{20}a+b\n".parse::<ReferralCode>().unwrap().as_str(),
        "a+b"
    );
}

#[test]
fn only_eleven_letters_or_digits_are_canonical() {
    for (text, canonical) in [
        ("A1b2C3d4E5f", true),
        ("A1b2C3d4E5", false),
        ("A1b2C3d4E5f6", false),
        ("A1b2C3d4-5f", false),
    ] {
        let code = text.parse::<ReferralCode>().unwrap();
        assert_eq!(code.is_canonical(), canonical, "{text}");
    }
}

#[test]
fn a_code_is_the_same_text_everywhere() {
    let code: ReferralCode = "A1b2C3d4E5f".parse().unwrap();
    assert_eq!(code.to_string(), "A1b2C3d4E5f");
    assert_eq!(format!("{code:>13}"), "  A1b2C3d4E5f");
    assert_eq!(AsRef::<str>::as_ref(&code), "A1b2C3d4E5f");
    assert_eq!(code.to_text(), "A1b2C3d4E5f");
    assert_eq!(code.clone().into_text(), "A1b2C3d4E5f");
    assert_eq!(String::from(code.clone()), "A1b2C3d4E5f");
    let json = serde_json::to_value(&code).unwrap();
    assert_eq!(json, "A1b2C3d4E5f");
    assert_eq!(serde_json::from_value::<ReferralCode>(json).unwrap(), code);
    let told = serde_json::from_str::<ReferralCode>("\"a b\"").unwrap_err();
    assert!(
        told.to_string().starts_with("the text has a character"),
        "{told}"
    );
    assert_eq!(code.into_string(), "A1b2C3d4E5f");
}

#[test]
fn a_code_fills_the_slot_ucc() {
    #[derive(CelloEvent)]
    #[cello(
        trigger = "demo-call-attended",
        newUser.id = "user-7",
        newUser.email = "ada@example.com",
        newUser.name = "Ada Example",
        event.timestamp = "2026-03-01T09:30:00Z"
    )]
    struct Demo {
        #[cello(ucc)]
        referral_code: Option<ReferralCode>,
    }

    let referral_code = "A1b2C3d4E5f".parse().ok();
    let demo = Demo { referral_code };
    let event = demo.envelope().unwrap().unwrap();
    assert_eq!(event.payload().ucc, "A1b2C3d4E5f");
    let not_referred = Demo {
        referral_code: None,
    };
    assert_eq!(not_referred.envelope(), Ok(None));
}
