//! How many times is Cello asked for a token? The clock is stopped in all of these tests.

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use cello_client::{Answer, Client, ErrorKind, TokenState, Verdict};
use common::{Clock, Request, SIGNUP, Server, Step, accepted, answer, json, real_sleep, tokens};

const MINUTE: Duration = Duration::from_secs(60);
const LIFE: Duration = Duration::from_secs(18_000);

/// A server that takes only the last token that it issued, which `issue` decides.
async fn server(issue: impl Fn(&Request, usize) -> Vec<Step> + Send + Sync + 'static) -> Server {
    let issued = AtomicUsize::new(0);
    Server::start(move |request| {
        if request.path == "/token" {
            return issue(request, issued.fetch_add(1, SeqCst) + 1);
        }
        let valid = format!("Bearer access-{}", issued.load(SeqCst));
        if request.header("authorization") == Some(&valid) {
            accepted()
        } else {
            json(401, r#"{"message":"Unauthorized"}"#)
        }
    })
    .await
}

fn issue(_: &Request, number: usize) -> Vec<Step> {
    json(201, &tokens(&format!("access-{number}")))
}

/// Sends so many events at once, all of which must be accepted.
async fn send(client: &Client, count: usize) {
    let sends: Vec<_> = (0..count)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.send_json(SIGNUP).await })
        })
        .collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn the_first_64_senders_share_one_log_in() {
    let _clock = Clock::stop();
    let server = server(issue).await;
    let client = server.client();
    assert_eq!(client.token_state(), TokenState::Absent);
    send(&client, 64).await;
    let calls = server.seen("/token");
    assert_eq!(calls.len(), 1);
    assert_eq!(
        calls[0].body,
        r#"{"accessKeyId":"key-id","secretAccessKey":"key-secret"}"#
    );
    assert_eq!(server.seen("/events").len(), 64);
    assert_eq!(client.token_state(), TokenState::Valid { expires_in: LIFE });
}

#[tokio::test]
async fn the_64_senders_on_an_expired_token_share_one_refresh() {
    let clock = Clock::stop();
    let server = server(issue).await;
    let client = server.client();
    send(&client, 1).await;
    clock.advance(LIFE).await;
    assert_eq!(client.token_state(), TokenState::Absent);
    send(&client, 64).await;
    let calls = server.seen("/token");
    assert_eq!(calls.len(), 2);
    assert_eq!(calls[1].body, r#"{"refreshToken":"refresh-1"}"#);
    // None was sent with the expired token.
    assert_eq!(server.seen("/events").len(), 65);
}

#[tokio::test]
async fn the_64_senders_whose_token_is_refused_share_one_refresh() {
    let _clock = Clock::stop();
    let server = server(issue).await;
    let client = server.client();
    send(&client, 1).await;
    // Cello revokes the token.
    let other = server.client();
    other.log_in().await.unwrap();
    send(&client, 64).await;
    let calls = server.seen("/token");
    assert_eq!(calls.len(), 3);
    assert_eq!(calls[2].body, r#"{"refreshToken":"refresh-1"}"#);
    // Each of the 64 was refused at most once.
    assert!(server.seen("/events").len() <= 1 + 2 * 64);
}

#[tokio::test]
async fn a_token_is_refreshed_at_half_of_its_life_and_no_request_waits_for_it() {
    let clock = Clock::stop();
    let server = Server::start(|request| match &*request.path {
        // A refresh that is never answered.
        "/token" if request.body.contains("refreshToken") => vec![Step::Hang],
        "/token" => json(201, &tokens("access-1")),
        _ => accepted(),
    })
    .await;
    let client = server.client();
    send(&client, 1).await;
    clock.advance(LIFE * 49 / 100).await;
    send(&client, 8).await;
    assert_eq!(server.seen("/token").len(), 1);
    clock.advance(LIFE / 100).await;
    send(&client, 8).await;
    server.wait_for("/token", 2).await;
    send(&client, 8).await;
    assert_eq!(server.seen("/token").len(), 2);

    // It times out. Nobody notices, and the next one is not before half a minute later.
    clock.advance(Client::REQUEST_TIMEOUT + MINUTE / 60).await;
    real_sleep(Duration::from_millis(50)).await; // for the client to see that time is over
    send(&client, 8).await;
    assert_eq!(server.seen("/token").len(), 2);
    clock.advance(MINUTE / 2).await;
    send(&client, 8).await;
    server.wait_for("/token", 3).await;
}

#[tokio::test]
async fn a_refused_refresh_is_followed_by_one_log_in() {
    let clock = Clock::stop();
    for refusal in [400, 401] {
        let server = server(move |request, number| {
            if request.body.contains("refreshToken") {
                json(refusal, r#"{"message":"invalid refresh token"}"#)
            } else {
                issue(request, number)
            }
        })
        .await;
        let client = server.client();
        send(&client, 1).await;
        clock.advance(LIFE).await;
        send(&client, 64).await;
        let calls = server.seen("/token");
        assert_eq!(calls.len(), 3);
        assert!(calls[1].body.contains("refreshToken"));
        assert!(calls[2].body.contains("secretAccessKey"));
    }
}

#[tokio::test]
async fn a_refresh_token_that_expired_is_not_tried() {
    let clock = Clock::stop();
    let server = server(issue).await;
    let client = server.client();
    send(&client, 1).await;
    clock.advance(Duration::from_secs(432_000)).await;
    send(&client, 1).await;
    let calls = server.seen("/token");
    assert_eq!(calls.len(), 2);
    assert!(calls[1].body.contains("secretAccessKey"));
}

#[tokio::test]
async fn wrong_keys_are_tried_once_in_five_minutes() {
    let clock = Clock::stop();
    for (status, body) in [
        (400, r#"{"message":"Invalid credentials"}"#),
        (
            401,
            r#"{"statusCode":401,"timestamp":"2026-03-01T08:49:37Z","path":"/token","message":"Invalid credentials"}"#,
        ),
    ] {
        let server = Server::start(move |_| json(status, body)).await;
        let client = server.client();
        for second in 0..15 * 60 {
            let error = client.send_json(SIGNUP).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Credentials);
            assert!(!error.may_repeat());
            assert_eq!(error.status(), Some(status));
            assert_eq!(error.message(), Some("Invalid credentials"));
            assert_eq!(
                server.seen("/token").len(),
                1 + second / 300,
                "second {second}"
            );
            let TokenState::Refused { retry_in } = client.token_state() else {
                panic!("{:?}", client.token_state());
            };
            assert_eq!(retry_in, Duration::from_secs(300 - second as u64 % 300));
            if second % 300 > 0 {
                assert_eq!(error.retry_after(), Some(retry_in));
                // Nor does asking for a log-in circumvent it.
                assert!(client.log_in().await.is_err());
            }
            clock.advance(Duration::from_secs(1)).await;
        }
        assert_eq!(server.seen("/events").len(), 0);
    }
}

#[tokio::test]
async fn a_valid_token_is_used_while_the_keys_are_refused() {
    let clock = Clock::stop();
    let server = server(|request, number| match number {
        1 => issue(request, 1),
        _ => json(401, r#"{"message":"revoked"}"#),
    })
    .await;
    let client = server.client();
    let token = client.access_token().await.unwrap();
    clock.advance(LIFE / 2).await;
    assert_eq!(client.access_token().await.unwrap(), token);
    server.wait_for("/token", 3).await;
    while client.token_state()
        == (TokenState::Valid {
            expires_in: LIFE / 2,
        })
    {
        real_sleep(Duration::from_millis(5)).await; // until the answer was read
    }
    assert_eq!(
        client.token_state(),
        TokenState::Refused {
            retry_in: 5 * MINUTE
        }
    );
    assert_eq!(client.access_token().await.unwrap(), token);
    assert_eq!(server.seen("/token").len(), 3);
}

#[tokio::test]
async fn a_token_that_is_refused_though_it_is_new_is_not_replaced_for_five_minutes() {
    let clock = Clock::stop();
    let server = Server::start(|request| match &*request.path {
        "/token" => json(201, &tokens("access-1")),
        _ => json(401, r#"{"message":"Unauthorized"}"#),
    })
    .await;
    let client = server.client();
    for minute in 0..10 {
        for _ in 0..10 {
            let error = client.send_json(SIGNUP).await.unwrap_err();
            match error.kind() {
                ErrorKind::Credentials => assert!(error.retry_after() <= Some(5 * MINUTE)),
                ErrorKind::Refused => assert_eq!(error.status(), Some(401)),
                kind => panic!("{kind:?}"),
            }
        }
        // The log-in, one replacement for the refused first token, and one in five minutes.
        assert_eq!(
            server.seen("/token").len(),
            2 + minute / 5,
            "minute {minute}"
        );
        clock.advance(MINUTE).await;
    }
}

#[tokio::test]
async fn callers_who_give_up_leave_no_second_call_behind() {
    let _clock = Clock::stop();
    let server = Server::start(|request| match &*request.path {
        "/token" => {
            let mut steps = vec![Step::Wait(MINUTE / 4)];
            steps.extend(json(201, &tokens("access-1")));
            steps
        }
        _ => accepted(),
    })
    .await;
    let client = server.client();
    for _ in 0..10 {
        let send = tokio::spawn({
            let client = client.clone();
            async move { client.send_json(SIGNUP).await }
        });
        server.wait_for("/token", 1).await;
        send.abort();
    }
    let last = tokio::spawn({
        let client = client.clone();
        async move { client.send_json(SIGNUP).await }
    });
    real_sleep(Duration::from_millis(20)).await; // for the task to come to its log-in
    tokio::time::advance(MINUTE / 3).await;
    last.await.unwrap().unwrap();
    assert_eq!(server.seen("/token").len(), 1);
}

#[tokio::test]
async fn the_callers_of_a_failed_log_in_share_its_error() {
    let clock = Clock::stop();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let server = Server::start(move |_| {
        counted.fetch_add(1, SeqCst);
        let mut steps = vec![Step::Wait(MINUTE / 4)];
        steps.extend(json(500, "{}"));
        steps
    })
    .await;
    let client = server.client();
    let asks: Vec<_> = (0..64)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.access_token().await })
        })
        .collect();
    server.wait_for("/token", 1).await;
    clock.advance(MINUTE / 3).await;
    for ask in asks {
        let error = ask.await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert_eq!(error.status(), Some(500));
    }
    assert_eq!(calls.load(SeqCst), 1);
}

#[tokio::test]
async fn an_answer_that_is_no_token_is_a_wrong_endpoint() {
    let clock = Clock::stop();
    for (status, body) in [
        (200, "<html>Please log in</html>"),
        (302, ""),
        (403, "<html>Blocked by the firewall</html>"),
        (404, r#"{"message":"Not Found"}"#),
        (201, r#"{"accessToken":7,"expiresIn":18000}"#),
        (201, r#"{"accessToken":"","expiresIn":18000}"#),
        (201, r#"{"accessToken":"a\nb","expiresIn":18000}"#),
        (201, r#"{"accessToken":"a"}"#),
        (201, ""),
    ] {
        let html = body.starts_with('<');
        let server = Server::start(move |_| {
            let kind = if html {
                "text/html"
            } else {
                "application/json"
            };
            answer(status, &[("content-type", kind)], body)
        })
        .await;
        let client = server.client();
        for _ in 0..10 {
            let error = client.send_json(SIGNUP).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::WrongEndpoint, "{status} {body}");
        }
        assert_eq!(server.seen("/token").len(), 1, "held back for a minute");
        clock.advance(MINUTE).await;
        assert!(client.log_in().await.is_err());
        assert_eq!(server.seen("/token").len(), 2);
    }
}

#[tokio::test]
async fn log_in_asks_with_the_keys_whatever_token_there_is() {
    let _clock = Clock::stop();
    let server = server(issue).await;
    let client = server.client();
    send(&client, 1).await;
    client.log_in().await.unwrap();
    let calls = server.seen("/token");
    assert_eq!(calls.len(), 2);
    assert!(calls[1].body.contains("secretAccessKey"));
}

#[tokio::test]
async fn one_attempt_neither_asks_for_a_token_nor_repeats() {
    let _clock = Clock::stop();
    let server = server(issue).await;
    let client = server.client();
    let token = client.access_token().await.unwrap();
    server.client().log_in().await.unwrap();
    let Answer::Responded(response) = client.attempt(&token, SIGNUP).await else {
        panic!("no answer");
    };
    assert_eq!(response.verdict(), Verdict::TokenRefused);
    assert_eq!(server.seen("/events").len(), 1);
    assert_eq!(server.seen("/token").len(), 2);

    let next = client.replace_token(&token).await.unwrap();
    assert_ne!(next, token);
    assert_eq!(
        client.replace_token(&token).await.unwrap(),
        next,
        "one for each refused token"
    );
    assert_eq!(server.seen("/token").len(), 3);
    let Answer::Responded(response) = client.attempt(&next, SIGNUP).await else {
        panic!("no answer");
    };
    assert_eq!(response.verdict(), Verdict::Accepted);
    assert_eq!(response.request_id.as_deref(), Some("req-200="));
}
