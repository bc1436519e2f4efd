//! What can a monitoring system ask a relay?

use std::convert::Infallible;
use std::fmt::Write;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use cello_outbox::{Database, Outbox, State, Stats, StorageErrorKind};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::failure::Failure;

/// A client that sends its request more slowly is not a monitoring system.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);

/// Serves `/metrics` and `/healthz` in the background.
pub async fn serve(address: SocketAddr, database: Database) -> Result<(), Failure> {
    let in_vain = |error: io::Error| {
        Failure::configuration(format!(
            "cannot listen on {address}: {error}; choose another address with `--listen`"
        ))
    };
    let listener = TcpListener::bind(address).await.map_err(in_vain)?;
    let address = listener.local_addr().map_err(in_vain)?;
    eprintln!("metrics: http://{address}/metrics, health: http://{address}/healthz");
    tokio::spawn(async move {
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Too many open files, mostly: some are closed meanwhile.
                sleep(Duration::from_millis(100)).await;
                continue;
            };
            let database = database.clone();
            let service = service_fn(move |request| {
                let database = database.clone();
                async move { Ok::<_, Infallible>(respond(&request, &database).await) }
            });
            let mut server = http1::Builder::new();
            server
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIMEOUT);
            tokio::spawn(server.serve_connection(TokioIo::new(stream), service));
        }
    });
    Ok(())
}

async fn respond(request: &Request<Incoming>, database: &Database) -> Response<Full<Bytes>> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return response(
            StatusCode::METHOD_NOT_ALLOWED,
            "only GET is allowed\n".to_owned(),
        );
    }
    match request.uri().path() {
        "/healthz" => {
            let (status, text) = health(database).await;
            response(status, text)
        }
        "/metrics" => match Outbox::new().stats(database).await {
            Ok(stats) => response(StatusCode::OK, metrics(&stats)),
            Err(error) => response(StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")),
        },
        _ => response(
            StatusCode::NOT_FOUND,
            "see /metrics and /healthz\n".to_owned(),
        ),
    }
}

/// Whether the database answers; nothing else counts. An outage of Cello is no reason to restart
/// the relay, which would lose what it has learnt about it, and neither is a locked file.
async fn health(database: &Database) -> (StatusCode, String) {
    match Outbox::new().stats(database).await {
        Err(error) if error.kind() == StorageErrorKind::Unreachable => {
            (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n"))
        }
        Err(error) => (StatusCode::OK, format!("{error}\n")),
        Ok(_) => (StatusCode::OK, "ok\n".to_owned()),
    }
}

fn response(status: StatusCode, text: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(text)));
    *response.status_mut() = status;
    // The version is that of Prometheus' text format.
    let kind = HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
}

/// The numbers in Prometheus' text format.
fn metrics(stats: &Stats) -> String {
    let mut text = String::new();
    let name = "cello_outbox_rows";
    let _ = writeln!(text, "# HELP {name} Events in the outbox, by state.");
    let _ = writeln!(text, "# TYPE {name} gauge");
    for state in State::VARIANTS {
        let _ = writeln!(text, "{name}{{state=\"{state}\"}} {}", stats.count(*state));
    }
    for (name, kind, help, value) in [
        (
            "cello_outbox_due_later",
            "gauge",
            "Ready events that wait for another attempt.",
            stats.due_later,
        ),
        (
            "cello_outbox_oldest_age_seconds",
            "gauge",
            "Age of the oldest event that is ready, being sent or held.",
            stats.oldest_age.as_secs(),
        ),
        (
            "cello_outbox_expired_leases",
            "gauge",
            "Events being sent whose relay has stopped.",
            stats.expired_leases,
        ),
        (
            "cello_outbox_paused",
            "gauge",
            "1 if nothing is sent, since the outbox is paused.",
            u64::from(stats.paused.is_some()),
        ),
        (
            "cello_outbox_late_answers_total",
            "counter",
            "Answers that came after their lease had ended.",
            stats.late_answers,
        ),
        (
            "cello_outbox_uncertain_answers_total",
            "counter",
            "Attempts that Cello may have accepted without an answer: possible repeats.",
            stats.uncertain_answers,
        ),
    ] {
        let _ = writeln!(
            text,
            "# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_a_database_that_does_not_answer_is_unhealthy() {
        let file = format!("cello-cli-health-{}.db", std::process::id());
        let file = std::env::temp_dir().join(file);
        let database = Database::connect(&format!("sqlite:{}", file.display())).await;
        let database = database.expect("the temporary directory can be written to");
        let (status, text) = health(&database).await;
        assert_eq!(
            status,
            StatusCode::OK,
            "it answers that it has no tables: {text}"
        );
        assert!(text.contains("cello outbox migrate"), "{text}");

        Outbox::new()
            .migrate(&database)
            .await
            .expect("it can be written to");
        assert_eq!(health(&database).await, (StatusCode::OK, "ok\n".to_owned()));
        database.close().await;
        assert_eq!(health(&database).await.0, StatusCode::SERVICE_UNAVAILABLE);
        std::fs::remove_file(file).expect("it is there");
    }
}
