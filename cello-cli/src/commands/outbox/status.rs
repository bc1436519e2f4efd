//! `cello outbox status`: how much is there, how old is it, and what is stuck?

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

use cello_outbox::{Outbox, State, Stats};
use clap::Args;
use serde_json::json;

use super::stuck::{self, Stuck, age, count, grouped};
use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;

/// Show what is in the outbox, and the command that frees what is stuck
///
/// The exit code is 1 if anything is dead, uncertain or invalid, if the outbox is paused, or if an
/// event waits for longer than --max-age.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello outbox status
  cello outbox status --json --max-age 900")]
pub struct Options {
    /// Print the numbers as JSON
    #[arg(long)]
    json: bool,
    /// How many seconds an event may wait
    #[arg(long, value_name = "SECONDS")]
    max_age: Option<u64>,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn run(options: Options) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    let outbox = Outbox::new();
    let stats = outbox.stats(&database).await?;
    let mut first = BTreeMap::new();
    for state in [State::Dead, State::Uncertain, State::Invalid] {
        let rows = outbox.list(&database, Some(state), 0, 1).await?;
        first.extend(rows.into_iter().map(|row| (state, row)));
    }
    database.close().await;
    let max_age = options.max_age.map(Duration::from_secs);
    let stuck = stuck::find(&stats, &first, max_age);
    if options.json {
        print_json(&stats);
    } else {
        line(format_args!("{}", table(&stats, &stuck).trim_end()));
    }
    if stuck.is_empty() {
        Ok(())
    } else {
        Err(Failure::already_reported())
    }
}

fn print_json(stats: &Stats) {
    let json = json!({
        "ready": stats.ready,
        "sending": stats.sending,
        "delivered": stats.delivered,
        "dead": stats.dead,
        "held": stats.held,
        "uncertain": stats.uncertain,
        "skipped": stats.skipped,
        "invalid": stats.invalid,
        "due_later": stats.due_later,
        "expired_leases": stats.expired_leases,
        "late_answers": stats.late_answers,
        "uncertain_answers": stats.uncertain_answers,
        "oldest_age_seconds": stats.oldest_age.as_secs(),
        "paused": stats.paused,
        "base_url": stats.base_url,
    });
    line(format_args!("{json}"));
}

fn table(stats: &Stats, stuck: &[Stuck]) -> String {
    let mut text = String::new();
    let base_url = stats
        .base_url
        .as_deref()
        .unwrap_or("(nothing was delivered yet)");
    let _ = writeln!(text, "delivers to   {base_url}");
    let waiting = stats.ready + stats.sending + stats.held;
    let oldest = match waiting {
        0 => "none is waiting".to_owned(),
        _ => format!("{} old", age(stats.oldest_age)),
    };
    let _ = writeln!(text, "oldest event  {oldest}\n");
    let later = (stats.due_later > 0)
        .then(|| format!("of these, {} wait for another attempt", stats.due_later));
    let expired = (stats.expired_leases > 0).then(|| {
        format!(
            "of these, {} were left by a relay that stopped",
            stats.expired_leases
        )
    });
    let rows = [
        (
            "ready",
            stats.ready,
            later.as_deref().unwrap_or("wait for a relay"),
        ),
        (
            "sending",
            stats.sending,
            expired.as_deref().unwrap_or("on their way"),
        ),
        ("held", stats.held, "wait behind a dead or uncertain event"),
        ("dead", stats.dead, "refused by Cello, or out of attempts"),
        (
            "uncertain",
            stats.uncertain,
            "Cello may or may not have them",
        ),
        ("invalid", stats.invalid, "wrong when the app recorded them"),
        ("skipped", stats.skipped, "given up by an operator"),
        (
            "delivered",
            stats.delivered,
            "accepted by Cello, of the last 90 days",
        ),
    ];
    for (state, number, meaning) in rows {
        let meaning = if number == 0 { "" } else { meaning };
        let row = format!("{state:<10} {:>12}   {meaning}", grouped(number));
        let _ = writeln!(text, "{}", row.trim_end());
    }
    if stats.uncertain_answers > 0 {
        let attempts = count(stats.uncertain_answers, "attempt");
        let _ = writeln!(
            text,
            "\n{attempts} may have reached Cello without an answer: possible repeats"
        );
    }
    if stuck.is_empty() {
        text += "\nNothing is stuck.\n";
    }
    for Stuck { what, commands } in stuck {
        let _ = writeln!(text, "\n{what}");
        let width = commands.iter().map(|(command, _)| command.len()).max();
        let width = width.unwrap_or_default();
        for (command, effect) in commands {
            let _ = writeln!(text, "    {command:<width$}   {effect}");
        }
    }
    text
}
