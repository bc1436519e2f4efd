//! What is sent for each operation, and what is made of the documented answers?

mod common;

use std::cell::Cell;

use cello_client::{Client, Error, ErrorKind, Sent};
use cello_core::{CelloEvent, Envelope, Fault};
use common::{SIGNUP, Server, Step, accepted, answer, json};
use serde_json::{Value, json as value};

#[derive(CelloEvent)]
#[cello(trigger = "new-signup")]
struct Signup {
    #[cello(ucc)]
    code: Option<&'static str>,
    #[cello(newUser.id)]
    id: &'static str,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(newUser.name)]
    name: &'static str,
    #[cello(event.timestamp)]
    at: &'static str,
    /// Not `Sync`.
    _seen: Cell<bool>,
}

fn signup() -> Signup {
    Signup {
        code: Some("A1b2C3d4E5f"),
        id: "user-7",
        email: "ada@example.com",
        name: "Ada Example",
        at: "2026-03-01T08:49:37Z",
        _seen: Cell::new(false),
    }
}

/// As a web framework's handler has to be.
fn is_send<T: Send>(future: T) -> T {
    future
}

#[tokio::test]
async fn all_ways_of_sending_send_the_same() {
    let server = Server::with_token(|_| accepted()).await;
    let client = server.client().with_app_info("My Shop/2", "1.0 (β)");
    let sent = is_send(client.send(&signup())).await.unwrap();
    assert_eq!(sent.request_id(), Some("req-200="));
    let envelope: Envelope<'_> = serde_json::from_str(SIGNUP).unwrap();
    let accepted = is_send(client.send_envelope(&envelope)).await.unwrap();
    assert_eq!(accepted.request_id.as_deref(), Some("req-200="));
    is_send(client.send_json(SIGNUP)).await.unwrap();
    is_send(client.send_json(SIGNUP.to_owned())).await.unwrap();
    is_send(client.send_json(SIGNUP.as_bytes())).await.unwrap();

    let requests = server.seen("/events");
    assert_eq!(requests.len(), 5);
    for request in requests {
        assert_eq!(request.method, "POST");
        assert_eq!(request.body, SIGNUP);
        assert_eq!(request.header("authorization"), Some("Bearer access-1"));
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(request.header("accept"), Some("application/json"));
        assert_eq!(
            request.header("user-agent"),
            Some("cello-client/0.1.0 My-Shop-2/1.0----")
        );
    }
    let log_in = &server.seen("/token")[0];
    assert_eq!(log_in.method, "POST");
    assert_eq!(log_in.header("authorization"), None);
    assert_eq!(log_in.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn what_is_not_to_be_reported_or_not_valid_is_not_sent() {
    let server = Server::with_token(|_| accepted()).await;
    let client = server.client();
    let nothing = Signup {
        code: None,
        ..signup()
    };
    assert_eq!(client.send(&nothing).await.unwrap(), Sent::Nothing);
    let invalid = Signup {
        email: "ada.example.com",
        ..signup()
    };
    let error = client.send(&invalid).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let problems = error.event_error().unwrap().problems();
    assert_eq!(problems[0].fault(), &Fault::NotAnEmail);
    assert_eq!(
        error.to_string(),
        invalid.to_json().unwrap_err().to_string()
    );
    assert_eq!(server.seen("/token").len(), 0);
}

/// Answers a question, and returns the path that was asked.
async fn asked<T, F: Future<Output = Result<T, Error>>>(
    body: &'static str,
    ask: impl FnOnce(Client) -> F,
) -> (String, Result<T, Error>) {
    let server = Server::start(move |request| match &*request.path {
        "/token" => common::json(201, &common::tokens("access-1")),
        _ => json(200, body),
    })
    .await;
    let result = ask(server.client()).await;
    (server.last().path, result)
}

#[tokio::test]
async fn referral_codes() {
    let (path, answer) = asked(
        r#"{"code":"A1b2C3d4E5f","productUserId":"7","valid":true,"campaignId":"c","new":[1]}"#,
        |client| async move { client.referral_code("A1b2C3d4E5f").await },
    )
    .await;
    assert_eq!(path, "/referral-codes/A1b2C3d4E5f");
    let answer = answer.unwrap();
    assert!(answer.valid);
    assert_eq!(answer.product_user_id.as_deref(), Some("7"));
    assert_eq!(
        serde_json::to_value(&answer).unwrap(),
        value!({"code": "A1b2C3d4E5f", "productUserId": "7", "valid": true, "campaignId": "c"}),
    );
    let (_, answer) = asked(r#"{"code":"x","valid":false}"#, |client| async move {
        client.referral_code("x").await
    })
    .await;
    assert_eq!(
        serde_json::to_value(answer.unwrap()).unwrap(),
        value!({"code": "x", "valid": false}),
    );
}

#[tokio::test]
async fn rewards() {
    const FULL: &str = r#"{"eligible":true,"reward":{"type":"standard","interval":"month","intervalCount":3,"percentage":12.5},"signupId":"s","signupAt":"2026-01-15T10:30:00Z","referralUcc":"u","campaignId":"c","campaignRevision":"v2"}"#;
    let (path, answer) = asked(FULL, |client| async move { client.reward("user-7").await }).await;
    assert_eq!(path, "/new-users/user-7/reward");
    let answer = answer.unwrap();
    assert!(answer.eligible);
    let reward = answer.reward.as_ref().unwrap();
    assert_eq!(
        (reward.interval_count, reward.percentage),
        (Some(3.0), Some(12.5))
    );
    let again = serde_json::to_value(&answer).unwrap();
    assert_eq!(again, serde_json::from_str::<Value>(FULL).unwrap());

    for none in [
        r#"{"eligible":false,"reward":null}"#,
        r#"{"eligible":false}"#,
    ] {
        let (_, answer) = asked(none, |client| async move { client.reward("7").await }).await;
        let answer = answer.unwrap();
        assert_eq!((answer.eligible, answer.reward), (false, None));
    }
    let custom =
        r#"{"eligible":true,"reward":{"type":"custom","interval":"month","intervalCount":null}}"#;
    let (_, answer) = asked(custom, |client| async move { client.reward("7").await }).await;
    let reward = answer.unwrap().reward.unwrap();
    assert_eq!(
        (&*reward.kind, reward.interval_count, reward.percentage),
        ("custom", None, None)
    );
}

#[tokio::test]
async fn active_links() {
    let (path, answer) = asked(
        r#"{"activeUcc":"A1b2C3d4E5f","link":"https://example.com/?ucc=A1b2C3d4E5f"}"#,
        |client| async move { client.active_link("user-7").await },
    )
    .await;
    assert_eq!(path, "/referral-codes/active-link/user-7");
    let answer = answer.unwrap();
    assert_eq!(answer.active_ucc, "A1b2C3d4E5f");
    assert_eq!(answer.link, "https://example.com/?ucc=A1b2C3d4E5f");
}

#[tokio::test]
async fn depersonalization() {
    let server = Server::with_token(|request| match &*request.path {
        "/referrers/user-7/depersonalize" => {
            vec![Step::Write("HTTP/1.1 204 No Content\r\n\r\n".into())]
        }
        _ => json(404, r#"{"message":"Referrer ada@example.com not found"}"#),
    })
    .await;
    let client = server.client();
    client.depersonalize("user-7").await.unwrap();
    let request = server.last();
    assert_eq!(request.method, "POST");
    // Gateways answer a POST without a length by 411.
    assert_eq!(request.header("content-length"), Some("0"));

    let error = client.depersonalize("ADA@example.com").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.message(), Some("Referrer […] not found"));
    assert_eq!(
        error.to_string(),
        "Cello has no such referrer (status 404, \"Referrer […] not found\", request req-404=)",
    );
}

#[tokio::test]
async fn parts_of_a_path_are_encoded() {
    let server = Server::with_token(|_| json(200, r#"{"activeUcc":"u","link":"l"}"#)).await;
    let client = server.client();
    for (id, encoded) in [
        ("a/b", "a%2Fb"),
        ("../token", "..%2Ftoken"),
        ("...", "..."),
        ("a?b#c", "a%3Fb%23c"),
        ("50%", "50%25"),
        ("%2e%2e", "%252e%252e"),
        ("a b+c", "a%20b%2Bc"),
        ("ada@example.com", "ada%40example.com"),
        ("Löwe", "L%C3%B6we"),
        ("a\\b", "a%5Cb"),
        ("a\r\nX: y", "a%0D%0AX%3A%20y"),
        ("A-b_c.d~9", "A-b_c.d~9"),
    ] {
        client.active_link(id).await.unwrap();
        assert_eq!(
            server.last().path,
            format!("/referral-codes/active-link/{encoded}")
        );
    }
    let before = server.count();
    for id in ["", " ", "\t", ".", ".."] {
        let error = client.active_link(id).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Invalid, "{id:?}");
        assert!(client.depersonalize(id).await.is_err());
    }
    assert_eq!(server.count(), before);
}

#[tokio::test]
async fn a_prefix_of_the_base_url_is_kept() {
    let server = Server::start(|request| match &*request.path {
        "/cello/v1/token" => json(201, &common::tokens("access-1")),
        "/cello/v1/events" => accepted(),
        _ => json(404, ""),
    })
    .await;
    let credentials = cello_client::Credentials::new("key-id", "key-secret");
    let client = Client::base_url(&format!("{}/cello/v1/", server.url), credentials).unwrap();
    client.send_json(SIGNUP).await.unwrap();
}

#[tokio::test]
async fn questions_are_repeated_whatever_failed() {
    let clock = common::Clock::stop();
    let fail = |request: &common::Request| match &*request.path {
        "/referral-codes/500" => json(500, ""),
        "/referral-codes/reset" => vec![Step::Reset],
        "/referral-codes/cut" => vec![
            Step::Write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".into()),
            Step::Close,
        ],
        _ => json(500, r#"{"message":"no"}"#),
    };
    let server = Server::with_token(fail).await;
    let client = server.client();
    for code in ["500", "reset", "cut"] {
        let error = clock.run(client.referral_code(code)).await.0.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable, "{code}");
        assert!(error.may_repeat());
        assert_eq!(
            server.seen(&format!("/referral-codes/{code}")).len(),
            3,
            "{code}"
        );
    }
    // But not what changes something.
    let error = clock.run(client.depersonalize("7")).await.0.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Uncertain);
    assert_eq!(server.seen("/referrers/7/depersonalize").len(), 1);
}

#[tokio::test]
async fn an_answer_without_its_members_is_a_wrong_endpoint() {
    for body in [
        "",
        "[]",
        "{}",
        r#"{"code":7,"valid":true}"#,
        "<html>",
        r#"{"code":"x","va"#,
    ] {
        let (_, answer) = asked(
            body,
            |client| async move { client.referral_code("x").await },
        )
        .await;
        assert_eq!(
            answer.unwrap_err().kind(),
            ErrorKind::WrongEndpoint,
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_question_is_asked_again_with_a_new_token() {
    let server = Server::start(|request| match (&*request.path, &*request.body) {
        ("/token", body) if body.contains("refreshToken") => {
            json(201, r#"{"accessToken":"access-2","expiresIn":18000}"#)
        }
        ("/token", _) => json(201, &common::tokens("access-1")),
        _ if request.header("authorization") == Some("Bearer access-2") => {
            json(200, r#"{"code":"x","valid":true}"#)
        }
        _ => answer(401, &[], r#"{"message":"Unauthorized"}"#),
    })
    .await;
    let client = server.client();
    assert!(client.referral_code("x").await.unwrap().valid);
    assert!(client.referral_code("x").await.unwrap().valid);
    assert_eq!(server.seen("/token").len(), 2);
}
