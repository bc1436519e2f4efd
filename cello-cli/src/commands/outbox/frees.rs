//! `cello outbox redrive`, `skip`, `pause` and `resume`: what moves events that are stuck?

use cello_outbox::Outbox;
use clap::Args;

use crate::confirm::Confirmation;
use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;

/// Send dead and uncertain events again, and release what waits for them
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello outbox redrive 17 18
  cello outbox redrive --all")]
pub struct Redrive {
    /// The ids, as `cello outbox list` shows them
    #[arg(
        value_name = "ID",
        required_unless_present = "all",
        conflicts_with = "all"
    )]
    ids: Vec<i64>,
    /// All that are dead or uncertain
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    confirmation: Confirmation,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn redrive(options: Redrive) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    let outbox = Outbox::new();
    if options.all {
        let stats = outbox.stats(&database).await?;
        options.confirmation.ask(&format!(
            "Send {} dead and {} uncertain events again? Cello may have some of the uncertain ones.",
            stats.dead, stats.uncertain
        ))?;
        let count = outbox.redrive_all(&database).await?;
        database.close().await;
        line(format_args!("{count} redriven"));
        return Ok(());
    }
    let redriven = outbox.redrive(&database, &options.ids).await?;
    database.close().await;
    report(
        "redriven",
        &options.ids,
        &redriven,
        "dead or uncertain, with its payload",
    )
}

/// Give events up, and release what waits for them
///
/// An uncertain event counts as delivered. A skipped event keeps its key, so that it is not
/// recorded again.
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello outbox skip 17 --yes")]
pub struct Skip {
    /// The ids, as `cello outbox list` shows them
    #[arg(value_name = "ID", required = true)]
    ids: Vec<i64>,
    #[command(flatten)]
    confirmation: Confirmation,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn skip(options: Skip) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    let count = options.ids.len();
    options
        .confirmation
        .ask(&format!("Give {count} events up? They are never sent."))?;
    let skipped = Outbox::new().skip(&database, &options.ids).await?;
    database.close().await;
    report(
        "skipped",
        &options.ids,
        &skipped,
        "ready, held, dead, uncertain or invalid",
    )
}

/// Prints which ids it was done to, and which not.
fn report(done: &str, ids: &[i64], changed: &[i64], expected: &str) -> Result<(), Failure> {
    line(format_args!("{} {done}", changed.len()));
    let left: Vec<String> = ids
        .iter()
        .filter(|id| !changed.contains(id))
        .map(ToString::to_string)
        .collect();
    if left.is_empty() {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "not {done}, since no event of the id is {expected}: {}",
        left.join(", ")
    )))
}

/// Stop all relays within a second, until `cello outbox resume`
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello outbox pause --reason 'wrong prices since 14:00'")]
pub struct Pause {
    /// Why, for those who look at the status
    #[arg(long, value_name = "TEXT", default_value = "paused by an operator")]
    reason: String,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn pause(options: Pause) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    Outbox::new().pause(&database, &options.reason).await?;
    database.close().await;
    line(format_args!("paused; `cello outbox resume` sends again"));
    Ok(())
}

/// End a pause, whoever began it
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello outbox resume")]
pub struct Resume {
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn resume(options: Resume) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    let was_paused = Outbox::new().resume(&database).await?;
    database.close().await;
    line(format_args!(
        "{}",
        if was_paused {
            "resumed"
        } else {
            "it was not paused"
        }
    ));
    Ok(())
}
