//! What becomes of an event if the answer is cut, late, too long, not Cello's or missing?

mod common;

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use cello_client::{Accepted, Answer, Client, Credentials, Error, ErrorKind, Verdict};
use common::{Clock, SIGNUP, Server, Step, accepted, answer, json, real_sleep};
use tokio::net::TcpListener;

fn write(text: impl Into<String>) -> Step {
    Step::Write(text.into())
}

/// Sends one event to a server that answers so, and checks that it was asked once.
async fn once(steps: impl Fn() -> Vec<Step> + Send + Sync + 'static) -> Result<Accepted, Error> {
    let server = Server::with_token(move |_| steps()).await;
    let result = server.client().send_json(SIGNUP).await;
    assert_eq!(server.seen("/events").len(), 1);
    result
}

fn kind(result: Result<Accepted, Error>) -> ErrorKind {
    result.unwrap_err().kind()
}

#[tokio::test]
async fn a_reset_after_the_request_is_uncertain() {
    let error = once(|| vec![Step::Reset]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Uncertain);
    assert!(!error.may_repeat());
    assert_eq!(kind(once(|| vec![Step::Close]).await), ErrorKind::Uncertain);
    assert_eq!(
        kind(once(|| vec![write("HTTP/1.1 200 O"), Step::Close]).await),
        ErrorKind::Uncertain
    );
}

#[tokio::test]
async fn a_reset_before_the_body_was_read_is_uncertain() {
    // hyper writes the head and the body together: the server may have both.
    let server = Server::with_token(|_| accepted()).await;
    server.reset_after_head("/events");
    let client = server.client();
    assert_eq!(kind(client.send_json(SIGNUP).await), ErrorKind::Uncertain);
    let token = client.access_token().await.unwrap();
    let Answer::Unanswered(error) = client.attempt(&token, SIGNUP).await else {
        panic!("not unanswered");
    };
    assert_eq!(error.kind(), ErrorKind::Uncertain);
}

#[tokio::test]
async fn a_refused_connection_is_repeated_and_certainly_not_sent() {
    let clock = Clock::stop();
    let server = Server::with_token(|_| answer(200, &[("connection", "close")], "")).await;
    let client = server.client();
    client.send_json(SIGNUP).await.unwrap();
    server.stop_listening().await;
    let (result, time) = clock.run(client.send_json(SIGNUP)).await;
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(error.may_repeat());
    assert!(time <= Duration::from_secs(6), "{time:?}");
    let token = client.access_token().await.unwrap();
    assert!(matches!(
        client.attempt(&token, SIGNUP).await,
        Answer::NotSent(_)
    ));
}

#[tokio::test]
async fn an_idle_connection_that_the_server_has_closed_is_replaced() {
    let server = Server::with_token(|_| {
        let mut steps = accepted();
        steps.push(Step::Close);
        steps
    })
    .await;
    let client = server.client();
    for _ in 0..20 {
        client.send_json(SIGNUP).await.unwrap();
        // For the end of the connection to arrive: the request after it would else race with it,
        // and be uncertain.
        real_sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(server.seen("/events").len(), 20);
}

#[tokio::test]
async fn a_connection_that_ends_meanwhile_never_has_an_event_sent_twice() {
    // The next request races with the end of the connection: whatever became of it, it must not
    // be taken for one that was not sent, as that is repeated.
    let asked = AtomicUsize::new(0);
    let server = Server::with_token(move |_| match asked.fetch_add(1, SeqCst) % 3 {
        0 => vec![Step::Reset],
        1 => {
            let mut steps = accepted();
            steps.push(Step::Reset);
            steps
        }
        _ => {
            let mut steps = accepted();
            steps.push(Step::Close);
            steps
        }
    })
    .await;
    let client = server.client();
    let mut accepted = 0;
    for number in 0..300 {
        match client.send_json(format!(r#"{{"number":{number}}}"#)).await {
            Ok(_) => accepted += 1,
            Err(error) => assert_eq!(error.kind(), ErrorKind::Uncertain),
        }
    }
    let mut bodies: Vec<_> = server.seen("/events").into_iter().map(|r| r.body).collect();
    let seen = bodies.len();
    bodies.sort();
    bodies.dedup();
    assert_eq!(bodies.len(), seen, "sent twice");
    assert!(accepted <= seen && accepted > 100, "{accepted} of {seen}");
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_uncertain_after_35_seconds() {
    let clock = Clock::stop();
    for steps in [(|| vec![Step::Hang]) as fn() -> Vec<Step>, || {
        vec![write("HTTP/1.1 200 OK\r\ncontent-len"), Step::Hang]
    }] {
        let server = Server::with_token(move |_| steps()).await;
        let client = server.client();
        let send = tokio::spawn(async move { client.send_json(SIGNUP).await });
        server.wait_for("/events", 1).await;
        clock.advance(Duration::from_millis(34_900)).await;
        real_sleep(Duration::from_millis(20)).await; // for a wrong time-out to be seen
        assert!(!send.is_finished());
        clock.advance(Duration::from_millis(101)).await;
        let error = send.await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Uncertain);
        assert!(
            error.to_string().contains("no answer within 35 s"),
            "{error}"
        );
        assert_eq!(server.seen("/events").len(), 1);
    }
}

#[tokio::test]
async fn a_head_is_an_answer_even_if_its_body_drips() {
    let clock = Clock::stop();
    let server = Server::with_token(|request| {
        let status = &request.body;
        let head =
            format!("HTTP/1.1 {status} X\r\napigw-requestid: drip\r\ncontent-length: 100\r\n\r\n");
        let drip = || [write("{"), Step::Wait(Duration::from_secs(1))];
        [write(head)]
            .into_iter()
            .chain((0..100).flat_map(|_| drip()))
            .collect()
    })
    .await;
    let client = server.client();
    let all = async {
        tokio::join!(
            client.send_json("200"),
            client.send_json("400"),
            client.send_json("500")
        )
    };
    let ((ok, refused, uncertain), time) = clock.run(all).await;
    assert!((35..40).contains(&time.as_secs()), "{time:?}");
    assert_eq!(ok.unwrap().request_id.as_deref(), Some("drip"));
    for (result, kind) in [
        (refused, ErrorKind::Refused),
        (uncertain, ErrorKind::Uncertain),
    ] {
        let error = result.unwrap_err();
        assert_eq!(error.kind(), kind);
        assert_eq!(error.request_id(), Some("drip"));
        assert_eq!(error.message(), None);
    }
    assert_eq!(server.seen("/events").len(), 3);
}

#[tokio::test]
async fn a_cut_body_leaves_the_status() {
    let cut = |status: u16| {
        move || {
            vec![
                write(format!(
                    "HTTP/1.1 {status} X\r\ncontent-length: 100\r\n\r\n"
                )),
                write(r#"{"message": "a"#),
                Step::Close,
            ]
        }
    };
    once(cut(200)).await.unwrap();
    let error = once(cut(400)).await.unwrap_err();
    assert_eq!((error.kind(), error.message()), (ErrorKind::Refused, None));
    assert_eq!(kind(once(cut(502)).await), ErrorKind::Uncertain);
    assert_eq!(kind(once(cut(302)).await), ErrorKind::WrongEndpoint);
}

#[tokio::test]
async fn a_body_of_ten_megabytes_is_not_read() {
    let long = |status: u16, chunked: bool| {
        move || {
            let body = format!(r#"{{"message": "{}"}}"#, "a".repeat(10 << 20));
            let size = body.len();
            let head = format!("HTTP/1.1 {status} X\r\n");
            vec![write(if chunked {
                format!("{head}transfer-encoding: chunked\r\n\r\n{size:x}\r\n{body}\r\n0\r\n\r\n")
            } else {
                format!("{head}content-length: {size}\r\n\r\n{body}")
            })]
        }
    };
    for chunked in [false, true] {
        once(long(200, chunked)).await.unwrap();
        let error = once(long(400, chunked)).await.unwrap_err();
        assert_eq!((error.kind(), error.message()), (ErrorKind::Refused, None));
    }
    // The last that is read.
    let body = format!(r#"{{"message":"{}"}}"#, "a".repeat(64 * 1024 - 14));
    assert_eq!(body.len(), 64 * 1024);
    let error = once(move || json(400, &body)).await.unwrap_err();
    assert_eq!(
        error.message().map(|message| message.chars().count()),
        Some(200)
    );
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let elsewhere = Server::with_token(|_| accepted()).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("{}/events", elsewhere.url);
        let error = once(move || answer(status, &[("location", &location)], ""))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WrongEndpoint);
        assert_eq!(error.status(), Some(status));
    }
    assert_eq!(elsewhere.seen("/events").len(), 0);
}

#[tokio::test]
async fn every_status_is_one_of_six_verdicts() {
    for (statuses, expected) in [
        (&[200, 201, 202, 204][..], Verdict::Accepted),
        (&[400, 409, 413, 415, 422], Verdict::EventRefused),
        (&[401], Verdict::TokenRefused),
        (&[408, 429, 503], Verdict::TryLater),
        (
            &[300, 304, 402, 403, 404, 405, 407, 410, 418, 451],
            Verdict::WrongEndpoint,
        ),
        (
            &[500, 501, 502, 504, 505, 507, 520, 599, 600, 999],
            Verdict::Uncertain,
        ),
    ] {
        for &status in statuses {
            let server = Server::with_token(move |_| {
                // These two never have a body.
                let length = if matches!(status, 204 | 304) {
                    ""
                } else {
                    "content-length: 0\r\n"
                };
                vec![write(format!("HTTP/1.1 {status} X\r\n{length}\r\n"))]
            })
            .await;
            let client = server.client();
            let token = client.access_token().await.unwrap();
            let Answer::Responded(response) = client.attempt(&token, SIGNUP).await else {
                panic!("no answer with {status}");
            };
            assert_eq!((response.status, response.verdict()), (status, expected));
        }
    }
}

#[tokio::test]
async fn a_page_for_people_is_not_an_acceptance() {
    for page in ["<!DOCTYPE html>", "\n <html>"] {
        assert_eq!(
            kind(once(|| json(200, page)).await),
            ErrorKind::WrongEndpoint
        );
    }
    let html = || {
        answer(
            200,
            &[("content-type", "Text/HTML; charset=utf-8")],
            "Please log in",
        )
    };
    assert_eq!(kind(once(html).await), ErrorKind::WrongEndpoint);
    let cut = || {
        vec![
            write("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 9\r\n\r\n<"),
            Step::Close,
        ]
    };
    assert_eq!(kind(once(cut).await), ErrorKind::WrongEndpoint);

    let error = once(|| json(200, r#"{"success":false,"message":"no"}"#))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Refused, Some("no"))
    );
    for body in [
        "",
        "{}",
        "OK",
        "true",
        r#"{"success":true}"#,
        r#"{"success":"yes"}"#,
    ] {
        once(|| json(200, body)).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_certainly_not_accepted_is_sent_three_times() {
    let clock = Clock::stop();
    for status in [408, 429, 503] {
        let server = Server::with_token(move |_| json(status, r#"{"message":"busy"}"#)).await;
        let (result, time) = clock.run(server.client().send_json(SIGNUP)).await;
        let error = result.unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Unavailable, Some(status))
        );
        assert_eq!(error.message(), Some("busy"));
        assert_eq!(server.seen("/events").len(), 3);
        assert!(time < Duration::from_millis(6500), "{time:?}");
    }
    let asked = AtomicUsize::new(0);
    let server = Server::with_token(move |_| match asked.fetch_add(1, SeqCst) {
        0 | 1 => json(503, ""),
        _ => accepted(),
    })
    .await;
    clock
        .run(server.client().send_json(SIGNUP))
        .await
        .0
        .unwrap();
    assert_eq!(server.seen("/events").len(), 3);
}

#[tokio::test]
async fn what_may_be_accepted_is_sent_once() {
    for status in [500, 502, 504] {
        let error = once(move || json(status, r#"{"message":"oh"}"#))
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.status()),
            (ErrorKind::Uncertain, Some(status))
        );
        assert!(!error.may_repeat());
    }
    for status in [400, 404, 409, 413, 415, 422] {
        assert!(
            !once(move || json(status, ""))
                .await
                .unwrap_err()
                .may_repeat()
        );
    }
}

/// Sends to a server that is busy once and asks to wait so long, and returns how long it took by
/// the clock.
async fn after(clock: &Clock, retry_after: &str) -> (Result<Accepted, Error>, Duration) {
    let (asked, retry_after) = (AtomicUsize::new(0), retry_after.to_owned());
    let server = Server::with_token(move |_| match asked.fetch_add(1, SeqCst) {
        0 => answer(
            429,
            &[
                ("date", "Sun, 01 Mar 2026 08:00:00 GMT"),
                ("retry-after", &retry_after),
            ],
            "",
        ),
        _ => accepted(),
    })
    .await;
    clock.run(server.client().send_json(SIGNUP)).await
}

#[tokio::test]
async fn retry_after_is_followed_if_it_is_short() {
    let clock = Clock::stop();
    for (value, shortest) in [
        ("0", 0),
        ("soon", 0),
        ("-5", 0),
        ("Sun, 01 Mar 2026 07:00:00 GMT", 0),
        ("3", 3),
        ("Sun, 01 Mar 2026 08:00:04 GMT", 4),
        ("5", 5),
    ] {
        let (result, time) = after(&clock, value).await;
        result.unwrap();
        let shortest = Duration::from_secs(shortest);
        let longest = shortest.max(Duration::from_millis(500)) + Duration::from_millis(500);
        assert!(shortest <= time && time <= longest, "{value}: {time:?}");
    }
    // Nobody who waits for `send` wants to wait for these: the caller is told.
    for (value, seconds) in [
        ("6", 6),
        ("1000000000", 1_000_000_000),
        ("Sun, 01 Mar 2026 09:00:00 GMT", 3600),
    ] {
        let (result, time) = after(&clock, value).await;
        let error = result.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert_eq!(error.retry_after(), Some(Duration::from_secs(seconds)));
        assert!(time < Duration::from_millis(500), "{value}: {time:?}");
    }
}

#[tokio::test]
async fn an_outage_does_not_triple_the_load() {
    let clock = Clock::stop();
    let server = Server::with_token(|_| json(503, "")).await;
    let client = server.client();
    let sends: Vec<_> = (0..400)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.send_json(SIGNUP).await })
        })
        .collect();
    let all = async {
        for send in sends {
            assert!(send.await.unwrap().unwrap_err().may_repeat());
        }
    };
    clock.run(all).await;
    assert_eq!(server.seen("/events").len(), 400 + 100);
}

#[tokio::test]
async fn a_handshake_that_does_not_end_is_given_up_after_5_seconds() {
    let clock = Clock::stop();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let client = Client::base_url(&url, Credentials::new("key-id", "key-secret")).unwrap();
    let ask = tokio::spawn(async move { client.access_token().await });
    let _stream = listener.accept().await.unwrap();
    real_sleep(Duration::from_millis(20)).await; // for the client to start its handshake
    clock.advance(Duration::from_millis(4_900)).await;
    real_sleep(Duration::from_millis(20)).await; // for a wrong time-out to be seen
    assert!(!ask.is_finished());
    clock.advance(Duration::from_millis(101)).await;
    let error = ask.await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(
        error.to_string().contains("no answer within 5 s"),
        "{error}"
    );
}
