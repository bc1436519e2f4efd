//! What does a person read when a call failed?

mod common;

use cello_client::Error;
use common::{Clock, SIGNUP, Server, Step, answer, json, tokens};

/// Makes a call that fails, to a server that answers so after the log-in.
async fn text(steps: impl Fn() -> Vec<Step> + Send + Sync + 'static) -> String {
    let server = Server::with_token(move |_| steps()).await;
    let error = server.client().send_json(SIGNUP).await.unwrap_err();
    without_port(&error, &server)
}

fn without_port(error: &Error, server: &Server) -> String {
    error.to_string().replace(&server.url, "http://127.0.0.1")
}

#[tokio::test]
async fn events() {
    let refused = || json(400, r#"{"message":"newUser.email must be an email"}"#);
    assert_eq!(
        text(refused).await,
        "Cello refused the event (status 400, \"newUser.email must be an email\", request req-400=)",
    );
    assert_eq!(
        text(|| answer(302, &[("location", "/login")], "")).await,
        "http://127.0.0.1 does not answer the event as Cello's API does (status 302, request \
         req-302=): check the base URL",
    );
    assert_eq!(
        text(|| answer(429, &[("retry-after", "60")], "")).await,
        "Cello did not accept the event for now (status 429, request req-429=); next attempt in \
         60 s at the earliest",
    );
    assert_eq!(
        text(|| json(502, "")).await,
        "Cello may or may not have accepted the event (status 502, request req-502=): sent again, \
         it may count twice",
    );
    assert_eq!(
        text(|| vec![Step::Close]).await,
        "Cello may or may not have accepted the event (connection closed before message \
         completed): sent again, it may count twice",
    );
}

#[tokio::test]
async fn questions() {
    let clock = Clock::stop();
    let server = Server::with_token(|request| match &*request.path {
        "/new-users/7/reward" => json(404, r#"{"message":"No user"}"#),
        "/new-users/8/reward" => json(200, "{}"),
        _ => json(500, ""),
    })
    .await;
    let client = server.client();
    let error = client.reward("7").await.unwrap_err();
    assert_eq!(
        without_port(&error, &server),
        "Cello has no such new user (status 404, \"No user\", request req-404=)",
    );
    let error = client.reward("8").await.unwrap_err();
    assert_eq!(
        without_port(&error, &server),
        "http://127.0.0.1 does not answer the question about a reward as Cello's API does (status \
         200, but the answer lacks a documented member, or is not JSON): check the base URL",
    );
    let error = clock.run(client.active_link("7")).await.0.unwrap_err();
    assert_eq!(
        without_port(&error, &server),
        "Cello did not accept the question about an active link for now (status 500, request \
         req-500=)",
    );
    let error = client.referral_code("").await.unwrap_err();
    assert_eq!(error.to_string(), "the id is blank");
}

#[tokio::test]
async fn log_ins() {
    let server = Server::start(|_| json(401, r#"{"message":"Unauthorized"}"#)).await;
    let client = server.client();
    let expected = "Cello refused the access keys at http://127.0.0.1 (status 401, \
                    \"Unauthorized\", request req-401=): check CELLO_ACCESS_KEY_ID and \
                    CELLO_SECRET_ACCESS_KEY, and that they belong to this environment";
    let first = client.log_in().await.unwrap_err();
    assert_eq!(without_port(&first, &server), expected);
    let second = without_port(&client.log_in().await.unwrap_err(), &server);
    let wait = second.strip_prefix(expected).unwrap();
    assert!(
        [
            "; next attempt in 299 s at the earliest",
            "; next attempt in 300 s at the earliest"
        ]
        .contains(&wait),
        "{wait}"
    );

    let server = Server::start(|request| match &*request.path {
        "/token" => json(201, &tokens("access-1")),
        _ => json(401, r#"{"message":"Unauthorized"}"#),
    })
    .await;
    let client = server.client();
    assert_eq!(
        client.send_json(SIGNUP).await.unwrap_err().to_string(),
        "Cello refused the event (status 401, \"Unauthorized\", request req-401=)",
    );
    let error = client.send_json(SIGNUP).await.unwrap_err();
    assert!(
        without_port(&error, &server).starts_with(
            "Cello refused the access keys at http://127.0.0.1 (it refused a token right after \
             issuing it): check"
        ),
        "{error}"
    );
}

#[tokio::test]
async fn nobody_is_there() {
    let clock = Clock::stop();
    let server = Server::start(|_| Vec::new()).await;
    let client = server.client();
    server.stop_listening().await;
    let error = clock.run(client.send_json(SIGNUP)).await.0.unwrap_err();
    let text = without_port(&error, &server);
    // The rest is the operating system's.
    assert!(
        text.starts_with("could not send the log-in to http://127.0.0.1 (Connection refused"),
        "{text}"
    );
}
