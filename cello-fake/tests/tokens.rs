//! Do tokens live and die as the vendor's do?

use std::thread::sleep;
use std::time::Duration;

use cello_fake::{CredentialsRefusal, FakeCello, Operation};
use serde_json::{Value, json};

mod http;

fn refresh(cello: &FakeCello, tokens: &Value) -> http::Answer {
    let body = json!({ "refreshToken": tokens["refreshToken"] });
    http::post_json(cello, "/token", "", &body).expect("it answers")
}

#[test]
fn a_token_lets_events_pass_until_it_expires() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    assert_eq!(
        http::send(&cello, &bearer, &http::payment("I-1"))
            .unwrap()
            .status,
        200
    );

    cello.expire_tokens();
    let answer = http::send(&cello, &bearer, &http::payment("I-2")).unwrap();
    assert_eq!(
        (answer.status, answer.message().as_str()),
        (401, "Unauthorized")
    );
    for wrong in [
        "",
        "authorization: Basic abc",
        "authorization: Bearer made-up",
    ] {
        assert_eq!(
            http::send(&cello, wrong, &http::payment("I-3"))
                .unwrap()
                .status,
            401
        );
    }
    assert_eq!(cello.events().len(), 1);
    assert_eq!(cello.requests_to(Operation::SendEvent).len(), 5);
}

#[test]
fn a_short_lifetime_is_announced_and_kept() {
    let cello = FakeCello::builder()
        .token_lifetime(Duration::from_millis(30))
        .start()
        .unwrap();
    let tokens = http::log_in(&cello);
    assert_eq!(tokens["expiresIn"], 0);
    sleep(Duration::from_millis(40)); // until the 30 ms of the token are over, by the real clock
    let bearer = format!(
        "authorization: Bearer {}",
        tokens["accessToken"].as_str().unwrap()
    );
    assert_eq!(
        http::send(&cello, &bearer, &http::payment("I-1"))
            .unwrap()
            .status,
        401
    );
}

#[test]
fn a_refresh_brings_an_access_token_and_no_refresh_token() {
    let cello = FakeCello::start();
    let tokens = http::log_in(&cello);
    assert_eq!(tokens["expiresIn"], 18_000);
    assert_eq!(tokens["refreshTokenExpiresIn"], 432_000);
    let answer = refresh(&cello, &tokens);
    assert_eq!(answer.status, 201);
    assert!(answer.json().get("refreshToken").is_none());
    assert_ne!(answer.json()["accessToken"], tokens["accessToken"]);
    assert_eq!((cello.log_ins(), cello.refreshes()), (1, 1));

    cello.refuse_refresh(true);
    assert_eq!(refresh(&cello, &tokens).status, 400);
    cello.refuse_refresh(false);
    assert_eq!(refresh(&cello, &tokens).status, 201);
    cello.expire_refresh_tokens();
    assert_eq!(refresh(&cello, &tokens).status, 400);
}

#[test]
fn keys_are_refused_in_two_shapes() {
    let cello = FakeCello::builder()
        .credentials("id", "secret")
        .start()
        .unwrap();
    let log_in = |secret: &str| {
        let keys = json!({ "accessKeyId": "id", "secretAccessKey": secret });
        http::post_json(&cello, "/token", "", &keys).unwrap()
    };
    assert_eq!(log_in("secret").status, 201);
    assert_eq!(log_in("other").status, 400);

    cello.refuse_credentials(CredentialsRefusal::Unauthorized);
    let answer = log_in("secret");
    assert_eq!(answer.status, 401);
    assert_eq!(answer.json()["statusCode"], 401);
    assert_eq!(answer.json()["path"], "/token");

    cello.accept_credentials();
    assert_eq!(log_in("secret").status, 201);
    cello.set_credentials("id", "new secret");
    assert_eq!(
        (log_in("secret").status, log_in("new secret").status),
        (401, 201)
    );
}
