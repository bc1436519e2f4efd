//! Runs the shop beside a stand-in for Cello, both on loopback.
//!
//! ```text
//! cargo run -p shop             walks through a day of the shop by itself
//! cargo run -p shop -- serve    keeps it running, and says what to try with curl
//! ```

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use cello_client::{Client, Credentials};
use cello_fake::{FakeCello, Received};
use cello_outbox::Schedule;
use shop::{Settings, Shop};
use tokio::net::TcpListener;

mod walk;

/// The secret that Stripe's dashboard shows, if this were not made up. Read yours from the
/// environment.
const STRIPE_SECRET: &str = "whsec_made_up";

#[tokio::main]
async fn main() -> ExitCode {
    // Errors and warnings go to stderr, by the relay and by the shop.
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [] => walk::walk().await,
        [word] if word == "serve" => serve().await,
        _ => {
            eprintln!("usage: shop [serve]");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = done {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Opens the shop with what a demonstration needs.
async fn open(file: &Path, cello: &FakeCello) -> Result<Shop, Box<dyn Error>> {
    // With Cello: `Client::sandbox(Credentials::from_env()?)?`.
    let keys = Credentials::new(cello.access_key_id(), cello.secret_access_key());
    let settings = Settings {
        client: Client::base_url(cello.url(), keys)?,
        stripe_secret: STRIPE_SECRET.parse()?,
        // So that the walk is short. In your app, use the default.
        schedule: Schedule::new([Duration::from_millis(300)], 24),
        clock: shop::now,
    };
    Shop::open(file, settings).await
}

/// Serves until Ctrl-C or SIGTERM.
async fn serve() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let cello = FakeCello::builder().on_answer(show).start()?;
    let shop = open(&folder.path().join("shop.db"), &cello).await?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    println!("The shop listens on {url}, until Ctrl-C. Its database is gone then. Try:\n");
    for (path, json) in [
        (
            "signup?ucc=A1b2C3d4E5f",
            r#"{"email":"ada@example.com","name":"Ada Example"}"#,
        ),
        (
            "payments",
            r#"{"invoice":"I-1","customer_id":1,"cents":12990,"currency":"EUR","plan":"Pro","cycle":"monthly"}"#,
        ),
        ("refunds", r#"{"invoice":"I-1","cents":4900}"#),
    ] {
        println!("curl --json '{json}' '{url}/{path}'");
    }
    println!();
    let report = shop.serve(listener, asked_to_stop()).await?;
    println!("the relay has stopped: {report}");
    Ok(())
}

/// Prints what arrives at Cello.
fn show(request: &Received) {
    if let Some(trigger) = trigger(request) {
        let status = request.status().unwrap_or_default();
        println!("Cello answers {status} to {trigger}");
    }
}

/// Returns what a request reports; `None` if it is no event.
fn trigger(request: &Received) -> Option<String> {
    let json: serde_json::Value = serde_json::from_slice(request.body()).ok()?;
    let trigger = json.pointer("/context/event/trigger")?.as_str()?;
    Some(trigger.to_owned())
}

async fn asked_to_stop() {
    let interrupt = async {
        // Without a handler there is nothing to wait for: the signal ends the program.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        // What Kubernetes, systemd and Docker send.
        let kind = tokio::signal::unix::SignalKind::terminate();
        match tokio::signal::unix::signal(kind) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
