//! The tool `cello`: checks, sends, records and delivers referral events.

mod arguments;
mod ask;
mod client_options;
mod commands;
mod confirm;
mod events;
mod failure;
mod logging;
mod outbox_options;
mod output;
mod progress;
mod signals;
mod watching;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use tracing_subscriber::filter::LevelFilter;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;

fn main() -> ExitCode {
    let arguments = Arguments::parse(); // ends with 2 if they are wrong
    logging::start(match arguments.command {
        Command::Relay(_) => LevelFilter::INFO,
        // A command that ends with an error prints it, and would repeat itself in the log.
        _ => LevelFilter::OFF,
    });
    let runtime = tokio::runtime::Runtime::new();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(run(arguments.command)),
        Err(error) => Err(Failure::configuration(format!("no threads: {error}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

async fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Check(options) => commands::check::run(&options),
        Command::Send(options) => commands::send::run(options).await,
        Command::Enqueue(options) => commands::enqueue::run(options).await,
        Command::Relay(options) => commands::relay::run(options).await,
        Command::Outbox(options) => commands::outbox::run(options).await,
        Command::Ping(options) => commands::lookups::ping(options).await,
        Command::Code(options) => commands::lookups::code(options).await,
        Command::Reward(options) => commands::lookups::reward(options).await,
        Command::Link(options) => commands::lookups::link(options).await,
        Command::Depersonalize(options) => commands::lookups::depersonalize(options).await,
        #[cfg(feature = "fake")]
        Command::Fake(options) => commands::fake::run(options).await,
        Command::Completions(options) => {
            commands::completions::run(&options, Arguments::command());
            Ok(())
        }
    }
}
