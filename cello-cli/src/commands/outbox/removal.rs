//! `cello outbox purge` and `erase`: how does the outbox forget?

use cello_outbox::{Outbox, Retention};
use clap::Args;

use crate::confirm::Confirmation;
use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;

/// Remove what is older than 90 days, and payloads of dead events older than 30 days
///
/// A relay does this every hour.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello outbox purge")]
pub struct Purge {
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn purge(options: Purge) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    let purged = Outbox::new().purge(&database, Retention::default()).await?;
    database.close().await;
    line(format_args!(
        "{} events and {} payloads removed",
        purged.rows, purged.payloads
    ));
    Ok(())
}

/// Forget a user: remove what was not delivered, and make the rest anonymous
///
/// Cello keeps what it has: see `cello depersonalize`.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello outbox erase user-7 --yes")]
pub struct Erase {
    /// The id of the user, as in `newUser.id`
    #[arg(value_name = "USER_ID")]
    user_id: String,
    #[command(flatten)]
    confirmation: Confirmation,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn erase(options: Erase) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    options.confirmation.ask(&format!(
        "Forget the user `{}`? What was not delivered will never be.",
        options.user_id
    ))?;
    let erased = Outbox::new().erase(&database, &options.user_id).await?;
    database.close().await;
    line(format_args!(
        "{} removed, {} made anonymous",
        erased.removed, erased.anonymized
    ));
    Ok(())
}
