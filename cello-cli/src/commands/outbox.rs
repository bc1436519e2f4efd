//! `cello outbox …`: what is in the outbox, and what can an operator do?

use clap::{Args, Subcommand};

use crate::failure::Failure;

mod frees;
mod migrate;
mod recorded;
mod removal;
mod status;
mod stuck;

/// Look at the outbox, and free what is stuck
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello outbox status
  cello outbox list --state dead
  cello outbox redrive 17")]
pub struct Options {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Migrate(migrate::Options),
    Status(status::Options),
    List(recorded::List),
    Show(recorded::Show),
    Redrive(frees::Redrive),
    Skip(frees::Skip),
    Pause(frees::Pause),
    Resume(frees::Resume),
    Purge(removal::Purge),
    Erase(removal::Erase),
}

pub async fn run(options: Options) -> Result<(), Failure> {
    match options.action {
        Action::Migrate(options) => migrate::run(options).await,
        Action::Status(options) => status::run(options).await,
        Action::List(options) => recorded::list(options).await,
        Action::Show(options) => recorded::show(options).await,
        Action::Redrive(options) => frees::redrive(options).await,
        Action::Skip(options) => frees::skip(options).await,
        Action::Pause(options) => frees::pause(options).await,
        Action::Resume(options) => frees::resume(options).await,
        Action::Purge(options) => removal::purge(options).await,
        Action::Erase(options) => removal::erase(options).await,
    }
}
