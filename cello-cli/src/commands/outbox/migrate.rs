//! `cello outbox migrate`: how do the tables come into the database?

use cello_outbox::Outbox;
use clap::Args;

use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;

/// Create the tables of the outbox, or bring them up to date
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello outbox migrate --outbox sqlite:outbox.db
  cello outbox migrate --outbox postgres: --print > migrations/0007_cello_outbox.sql")]
pub struct Options {
    /// Print the SQL, for a migration tool of your own, and change nothing
    #[arg(long)]
    print: bool,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn run(options: Options) -> Result<(), Failure> {
    if options.print {
        for migration in Outbox::migrations(options.outbox.dialect()?) {
            line(format_args!("{}", migration.sql().trim_end()));
        }
        return Ok(());
    }
    let database = options.outbox.open_or_create().await?;
    Outbox::new().migrate(&database).await?;
    database.close().await;
    line(format_args!("the outbox is ready"));
    Ok(())
}
