//! `cello relay`: how does what is in the outbox get to Cello?

use std::net::SocketAddr;
use std::time::Duration;

use cello_outbox::{Database, Outbox, Relay, StartError, Stats};
use clap::Args;
use tokio::time::sleep;

use crate::client_options::ClientOptions;
use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;
use crate::signals::Signals;
use crate::watching;

/// Deliver what is in the outbox, until a signal
///
/// Several relays may share an outbox. On SIGINT and SIGTERM it finishes what is in flight, for as
/// long as --grace; a second signal ends it at once, and what was in flight is sent again later.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello relay --sandbox --outbox sqlite:outbox.db
  cello relay --production --in-flight 64 --listen 0.0.0.0:9464
  cello relay --sandbox --until-empty")]
pub struct Options {
    /// How many events are sent at once
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = at_least_one)]
    in_flight: usize,
    /// End when nothing is left to send; with 1 if something is dead, held or uncertain, or if the
    /// outbox is paused
    #[arg(long)]
    until_empty: bool,
    /// Serve /metrics and /healthz over HTTP on this address
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// How many seconds to wait for what is in flight at the end
    #[arg(long, value_name = "SECONDS", default_value_t = 25)]
    grace: u64,
    #[command(flatten)]
    client: ClientOptions,
    #[command(flatten)]
    outbox: OutboxOptions,
}

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("expected a whole number from 1 on".to_owned()),
    }
}

pub async fn run(options: Options) -> Result<(), Failure> {
    let mut signals = Signals::listen();
    let client = options.client.client()?;
    let database = options.outbox.open().await?;
    if let Some(address) = options.listen {
        watching::serve(address, database.clone()).await?;
    }
    let relay = Relay::new(&database, client).in_flight(options.in_flight);
    let relay = relay.start().await?;
    let ended = if options.until_empty {
        tokio::select! {
            ended = until_empty(&database) => ended,
            () = signals.wait() => Err(Failure::wrong("stopped before the outbox was empty")),
        }
    } else {
        signals.wait().await;
        Ok(())
    };
    let report = relay.shutdown(Duration::from_secs(options.grace)).await;
    line(format_args!("stopped; meanwhile {report}"));
    database.close().await;
    ended
}

/// Waits until nothing is left to send.
async fn until_empty(database: &Database) -> Result<(), Failure> {
    let outbox = Outbox::new();
    loop {
        let stats = outbox.stats(database).await?;
        if let Some(reason) = &stats.paused {
            return Err(Failure::wrong(format!(
                "the outbox is paused: {reason}; see `cello outbox status`"
            )));
        }
        if stats.ready + stats.sending == 0 {
            return is_delivered(&stats);
        }
        sleep(Duration::from_millis(200)).await; // the relay works meanwhile, and counting costs
    }
}

fn is_delivered(stats: &Stats) -> Result<(), Failure> {
    let Stats {
        dead,
        held,
        uncertain,
        ..
    } = stats;
    if dead + held + uncertain == 0 {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "not all is delivered: {dead} dead, {held} held, {uncertain} uncertain; see `cello outbox \
         status`"
    )))
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Storage(error) => error.into(),
            error => Self::configuration(error.to_string()),
        }
    }
}
