//! `cello fake`: how does somebody try all this without keys?

use std::net::SocketAddr;
use std::time::Duration;

use cello_core::Trigger;
use cello_fake::{FakeCello, Operation, Received};
use clap::Args;
use serde::Deserialize;
use serde_json::Value;

use super::fault::{Fault, GRAMMAR};
use crate::failure::Failure;
use crate::output::line;
use crate::signals::Signals;

/// Run a stand-in for Cello, and print the environment to use with it
///
/// It lasts until Ctrl-C, and prints each request to stderr.
#[derive(Debug, Args)]
#[command(after_help = format!("{GRAMMAR}

Examples:
  cello fake --listen 127.0.0.1:8080
  cello fake --fault 503*3,reset+accept"))]
pub struct Options {
    /// The address to listen on; a free port of 127.0.0.1 without it
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// How the next events are answered, in this order, and then as usual; see below
    #[arg(long = "fault", value_name = "FAULT", value_delimiter = ',')]
    faults: Vec<Fault>,
    /// Wait this many milliseconds before each answer
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
    /// For how many seconds an access token is good
    #[arg(long, value_name = "SECONDS", default_value_t = 18_000)]
    token_lifetime: u64,
    /// Refuse what only the vendor's guides forbid as well
    #[arg(long)]
    strict: bool,
}

pub async fn run(options: Options) -> Result<(), Failure> {
    let mut signals = Signals::listen();
    let mut builder = FakeCello::builder()
        .latency(Duration::from_millis(options.latency))
        .token_lifetime(Duration::from_secs(options.token_lifetime))
        .strict(options.strict)
        .on_answer(log);
    if let Some(address) = options.listen {
        builder = builder.listen(address);
    }
    let cello = builder.start().map_err(|error| {
        let address = options
            .listen
            .map_or_else(|| "127.0.0.1".to_owned(), |it| it.to_string());
        Failure::configuration(format!(
            "cannot listen on {address}: {error}; choose another address with `--listen`"
        ))
    })?;
    for fault in options.faults {
        match fault.times {
            Some(times) => cello.next_answers(vec![fault.answer; times]),
            None => cello.always(Operation::SendEvent, fault.answer),
        }
    }
    line(format_args!("export CELLO_BASE_URL={}", cello.url()));
    line(format_args!(
        "export CELLO_ACCESS_KEY_ID={}",
        cello.access_key_id()
    ));
    line(format_args!(
        "export CELLO_SECRET_ACCESS_KEY={}",
        cello.secret_access_key()
    ));
    if !cello.address().ip().is_loopback() {
        line(format_args!("export CELLO_ALLOW_HTTP=1"));
    }
    signals.wait().await;
    let (events, repeats) = (cello.events().len(), cello.repeats());
    eprintln!("{events} events accepted, {repeats} of them repeats");
    Ok(())
}

/// Paths and bodies name people, so only the operation and the trigger are shown.
fn log(request: &Received) {
    let what = request
        .operation()
        .map_or("unknown operation", Operation::as_str);
    let status = request
        .status()
        .map_or_else(|| "no answer".to_owned(), |it| it.to_string());
    let event: Value = serde_json::from_slice(request.body()).unwrap_or_default();
    let trigger = Trigger::deserialize(&event["context"]["event"]["trigger"]);
    let trigger = trigger.map_or("", Trigger::as_str);
    eprintln!("{}", format!("{what}: {status} {trigger}").trim_end());
}
