//! Which commands and options are there?

use clap::{Parser, Subcommand};

use crate::commands;

/// Checks, sends, records and delivers events of the Cello referral platform.
///
/// Answers go to stdout, everything else to stderr. The exit code is 0 when all is done, 1 when
/// something was refused or is wrong, 2 for wrong usage or configuration, and 3 when Cello or the
/// database could not be reached.
#[derive(Debug, Parser)]
#[command(name = "cello", version, max_term_width = 100, after_help = ENVIRONMENT)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const ENVIRONMENT: &str = "\
Environment:
  CELLO_BASE_URL           the server, if neither --base-url, --sandbox nor --production is given
  CELLO_ACCESS_KEY_ID      the access keys, from Cello's portal; each environment has its own
  CELLO_SECRET_ACCESS_KEY
  CELLO_OUTBOX_URL         the outbox, if --outbox is not given
  CELLO_ALLOW_HTTP         1 permits http:// to other hosts than loopback, for a stand-in
  RUST_LOG                 what is logged to stderr, for example `debug`

Example:
  cello check events.jsonl && cello send --sandbox events.jsonl";

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(commands::check::Options),
    Send(commands::send::Options),
    Enqueue(commands::enqueue::Options),
    Relay(commands::relay::Options),
    Outbox(commands::outbox::Options),
    Ping(commands::lookups::Ping),
    Code(commands::lookups::Code),
    Reward(commands::lookups::Reward),
    Link(commands::lookups::Link),
    Depersonalize(commands::lookups::Depersonalize),
    #[cfg(feature = "fake")]
    Fake(commands::fake::Options),
    Completions(commands::completions::Options),
}
