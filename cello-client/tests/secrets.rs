//! Is anything secret or personal in an error, in `Debug` output or in a log, even at TRACE?

mod common;

use std::error::Error as _;
use std::fmt::{self, Write as _};
use std::sync::{Arc, Mutex};

use cello_client::{Answer, Client, Credentials, Error};
use common::{Clock, Request, Server, Step, answer, json};
use tracing_subscriber::fmt::format::FmtSpan;

const KEY_ID: &str = "sentinel-key-id";
const KEY: &str = "sentinel-key-secret";
const TOKEN: &str = "sentinel-token";
const REFRESH: &str = "sentinel-refresh";
const EMAIL: &str = "sentinel@example.com";
const NAME: &str = "Sentinel \"S\" Löwe";
const USER: &str = "sentinel-user";

/// What no output may contain, in lower case, and what all of the above contain.
const SENTINEL: &str = "sentinel";

/// Everything that is logged, by tracing and by log, which reqwest and rustls use.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap()
            .push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(
            self.0.lock().unwrap(),
            "{} {}",
            record.target(),
            record.args()
        )
        .unwrap();
    }

    fn flush(&self) {}
}

impl Log {
    fn start() -> Self {
        let log = Self::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::FULL)
            .with_writer(move || writer.clone())
            .init();
        log::set_boxed_logger(Box::new(log.clone())).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        log
    }

    fn show(&self, what: impl fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{what:?} {what:#?}").unwrap();
    }

    fn show_error(&self, error: &Error) {
        self.show(error);
        self.show((error.message(), error.request_id(), error.response()));
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            write!(text, " {error} {error:?}").unwrap();
            source = error.source();
        }
        writeln!(self.0.lock().unwrap(), "{text}").unwrap();
    }
}

fn event() -> String {
    serde_json::json!({
        "eventName": "ReferralUpdated",
        "payload": {"ucc": "sentinel-ucc", "newUserId": USER},
        "context": {
            "newUser": {"id": USER, "email": EMAIL, "name": NAME},
            "event": {"trigger": "demo-call-attended", "timestamp": "2026-03-01T08:49:37Z"},
        },
    })
    .to_string()
}

/// Repeats in its message whatever it was sent.
fn echo(request: &Request, status: u16) -> Vec<Step> {
    let name = if request.path == "/events" { NAME } else { "" };
    let message = format!("{} {} {name}", request.head, request.body);
    let message = format!("{message} {}", message.to_uppercase());
    let body = serde_json::json!({"message": message, "error": request.head, "more": request.body});
    json(status, &body.to_string())
}

fn tokens() -> Vec<Step> {
    let body = serde_json::json!({
        "accessToken": TOKEN, "expiresIn": 18000,
        "refreshToken": REFRESH, "refreshTokenExpiresIn": 432_000,
    });
    json(201, &body.to_string())
}

fn client(server: &Server) -> Client {
    Client::base_url(&server.url, Credentials::new(KEY_ID, KEY)).unwrap()
}

async fn use_everything(log: &Log, client: &Client) {
    log.show(client);
    if let Err(error) = client.log_in().await {
        log.show_error(&error);
    }
    match client.access_token().await {
        Ok(token) => {
            log.show(&token);
            match client.attempt(&token, event()).await {
                Answer::NotSent(error) | Answer::Unanswered(error) => log.show_error(&error),
                answer => log.show(answer),
            }
        }
        Err(error) => log.show_error(&error),
    }
    match client.send_json(event()).await {
        Ok(accepted) => log.show(accepted),
        Err(error) => log.show_error(&error),
    }
    for error in [
        client.referral_code("sentinel-code").await.err(),
        client.reward(USER).await.err(),
        client.active_link(EMAIL).await.err(),
        client.depersonalize(NAME).await.err(),
    ]
    .iter()
    .flatten()
    {
        log.show_error(error);
    }
    log.show(client);
}

// One test, as the log is the process's.
#[tokio::test]
async fn nothing_secret_or_personal_is_shown() {
    let clock = Clock::stop();
    let log = Log::start();
    log.show(Credentials::new(KEY_ID, KEY));

    // Every answer of the two requests, and each of the ways in which there is none.
    for status in [200, 302, 400, 401, 404, 429, 500, 503] {
        let server = Server::start(move |request| match &*request.path {
            "/token" => tokens(),
            _ if status == 429 => answer(429, &[("retry-after", "1000")], "{"),
            _ if status == 503 => answer(503, &[("retry-after", "1000")], &request.body),
            _ => echo(request, status),
        })
        .await;
        clock.run(use_everything(&log, &client(&server))).await;
        assert!(server.seen("/events").len() >= 2);
    }
    for status in [200, 201, 302, 400, 401, 404, 429, 500] {
        let server = Server::start(move |request| echo(request, status)).await;
        clock.run(use_everything(&log, &client(&server))).await;
    }
    for token in ["sentinel\ntoken", "sentinel\u{7f}"] {
        let body = serde_json::json!({"accessToken": token, "expiresIn": 18000}).to_string();
        let server = Server::start(move |_| json(201, &body)).await;
        clock.run(use_everything(&log, &client(&server))).await;
    }
    // A refused refresh, and a log-in after it.
    let server = Server::start(|request| match &*request.path {
        "/token" if request.body.contains(REFRESH) => echo(request, 401),
        "/token" => tokens(),
        _ => echo(request, 401),
    })
    .await;
    clock.run(use_everything(&log, &client(&server))).await;
    assert!(
        server
            .seen("/token")
            .iter()
            .any(|request| request.body.contains(REFRESH))
    );
    let server = Server::start(|request| match &*request.path {
        "/token" => tokens(),
        "/events" => vec![Step::Reset],
        _ => json(
            200,
            r#"{"code": "sentinel", "eligible": "sentinel", "link": ["sentinel"]}"#,
        ),
    })
    .await;
    clock.run(use_everything(&log, &client(&server))).await;
    let server = Server::start(|request| match &*request.path {
        "/token" => tokens(),
        // Not HTTP.
        _ => vec![
            Step::Write(format!("SENTINEL {}", request.body)),
            Step::Close,
        ],
    })
    .await;
    clock.run(use_everything(&log, &client(&server))).await;
    // Nothing listens there.
    let nowhere = Client::base_url("http://127.0.0.1:9", Credentials::new(KEY_ID, KEY)).unwrap();
    clock.run(use_everything(&log, &nowhere)).await;
    if let Err(error) = Client::base_url(
        "http://sentinel:sentinel@127.0.0.1",
        Credentials::new(KEY_ID, KEY),
    ) {
        log.show(&error);
        writeln!(log.0.lock().unwrap(), "{error}").unwrap();
    }

    let log = log.0.lock().unwrap();
    for (number, line) in log.lines().enumerate() {
        assert!(
            !line.to_lowercase().contains(SENTINEL),
            "line {number}: {line}"
        );
    }
    // The log is one: of our spans, of our events, and of reqwest's and hyper's.
    for target in [
        "cello.send",
        "Cello answered",
        "reqwest::connect",
        "request_id=\"req-400=\"",
    ] {
        assert!(
            log.contains(target),
            "nothing of {target} in {} lines",
            log.lines().count()
        );
    }
    assert!(log.contains("[…]"), "no message was redacted");
}
