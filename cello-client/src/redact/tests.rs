use super::*;

/// An event with the values that a message must never repeat.
const EVENT: &str = r#"{
    "eventName": "ReferralUpdated",
    "payload": {"ucc": "A1b2C3d4E5f", "newUserId": "org/7"},
    "context": {
        "newUser": {"id": "user-7", "email": "ada+test@example.com", "name": "Ada \"Löwe\" Straße"},
        "event": {"trigger": "invoice-paid", "timestamp": "2026-03-01T08:49:37Z"}
    }
}"#;

fn shown(message: &str) -> Option<String> {
    let body = serde_json::json!({ "message": message, "detail": "not shown" });
    of_answer(
        body.to_string().as_bytes(),
        Private::Event(EVENT.as_bytes()),
    )
}

fn of_answer(body: &[u8], private: Private<'_>) -> Option<String> {
    super::message(body, private, Some("eyJ.a+b/c=="))
}

#[track_caller]
fn is_redacted(encoded: &str) {
    let shown = shown(&format!("the value {encoded} is bad")).unwrap();
    assert_eq!(shown, "the value […] is bad", "{encoded}");
}

#[test]
fn every_encoding_of_every_text_is_replaced() {
    for encoded in [
        "ada+test@example.com",
        "ADA+Test@Example.COM",
        "ada%2Btest%40example.com",
        "ada%2btest%40example.com",
        "ada+test%40example.com",
        "%61%64%61%2B%74est@example%2Ecom",
        r"ada\u002Btest\u0040example.com",
        "ada%252Btest%2540example.com",
        "org/7",
        r"org\/7",
        "org%2F7",
        "ORG%2f7",
        r#"Ada "Löwe" Straße"#,
        r#"ada "LÖWE" STRASSE"#,
        r#"Ada \"Löwe\" Straße"#,
        r#"Ada \"L\u00f6we\" Stra\u00DFe"#,
        r#"Ada \\\"Löwe\\\" Straße"#,
        "Ada%20%22L%C3%B6we%22%20Stra%c3%9fe",
        "Ada+%22L%C3%B6we%22+Stra%C3%9Fe",
        "A1B2c3d4e5f",
        "eyJ.a+b/c==",
        "eyj%2ea%2Bb%2fc%3D%3d",
    ] {
        is_redacted(encoded);
    }
}

#[test]
fn a_text_with_an_escape_of_its_own_is_replaced() {
    for text in [r"a\nb", "100%25", r"C:\u0041", "50%", r"\"] {
        let event = serde_json::json!({ "name": text }).to_string();
        let body = serde_json::json!({ "message": format!("bad: {text}!") }).to_string();
        assert_eq!(
            of_answer(body.as_bytes(), Private::Event(event.as_bytes())).as_deref(),
            Some("bad: […]!"),
            "{text}",
        );
    }
}

#[test]
fn overlapping_and_adjacent_texts_leave_nothing() {
    let private = Private::Texts(&["ada@example.com", "example.com is", "ada"]);
    let body = br#"{"message": "ada@example.com is ada, Ada"}"#;
    assert_eq!(of_answer(body, private).as_deref(), Some("[…] […], […]"));
}

#[test]
fn both_values_of_a_repeated_member_are_replaced() {
    let event = br#"{"name": "Ada", "name": "Grace"}"#;
    let body = br#"{"message": "Ada or Grace"}"#;
    assert_eq!(
        of_answer(body, Private::Event(event)).as_deref(),
        Some("[…] or […]"),
    );
}

#[test]
fn it_is_replaced_before_it_is_cut() {
    let message = format!("{}ada+test@example.com", "x".repeat(195));
    let shown = shown(&message).unwrap();
    assert_eq!(shown, format!("{}[…]", "x".repeat(195)));

    let shown = super::tests::shown(&"ö".repeat(201)).unwrap();
    assert_eq!(shown.chars().count(), 200);
    assert!(shown.ends_with("ö…"), "{shown}");
    assert_eq!(super::tests::shown(&"ö".repeat(200)), Some("ö".repeat(200)));
}

#[test]
fn a_message_stays_on_one_line() {
    assert_eq!(
        shown("no\nfake: line\u{1b}[31m\r\n").as_deref(),
        Some("no fake: line [31m"),
    );
}

#[test]
fn both_shapes_of_message_are_read() {
    let array =
        br#"{"statusCode": 400, "message": ["email must be an email", 7, "id is required"]}"#;
    assert_eq!(
        of_answer(array, Private::Texts(&[])).as_deref(),
        Some("email must be an email; id is required"),
    );
    for other in [
        &b"<html>user-7</html>"[..],
        br#"{"message": null}"#,
        br#"{"message": []}"#,
        br#"{"error": "user-7"}"#,
        br#"["message"]"#,
        b"",
        b"{\"message\": \"cut",
    ] {
        assert_eq!(of_answer(other, Private::Texts(&[])), None);
    }
}

#[test]
fn what_is_not_json_cannot_be_redacted_so_nothing_is_shown() {
    let body = br#"{"message": "unexpected ada@example.com"}"#;
    for event in [
        "ada@example.com",
        "{\"email\": \"ada@example.com\"",
        "{} ada@example.com",
    ] {
        assert_eq!(of_answer(body, Private::Event(event.as_bytes())), None);
    }
}

#[test]
fn a_message_without_private_texts_is_left_alone() {
    for message in [
        "newUser.email must be an email",
        "100 % of 2 + 2, C:\\new, %zz, \\u12",
        "price must not be negative",
    ] {
        assert_eq!(shown(message).as_deref(), Some(message));
    }
}
