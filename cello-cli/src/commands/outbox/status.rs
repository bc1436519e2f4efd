//! `cello outbox status`: how much is there, how old is it, and what is stuck?

use std::fmt::Write;
use std::time::Duration;

use cello_outbox::{Outbox, Stats};
use clap::Args;
use serde_json::json;

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
    let stats = Outbox::new().stats(&database).await?;
    database.close().await;
    let max_age = options.max_age.map(Duration::from_secs);
    let stuck = stuck(&stats, max_age);
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

/// Something that needs an operator, and the commands that help.
struct Stuck {
    what: String,
    commands: Vec<(&'static str, &'static str)>,
}

fn stuck(stats: &Stats, max_age: Option<Duration>) -> Vec<Stuck> {
    let mut stuck = Vec::new();
    let mut add = |what: String, commands: &[(&'static str, &'static str)]| {
        stuck.push(Stuck {
            what,
            commands: commands.to_vec(),
        });
    };
    if let Some(reason) = &stats.paused {
        add(
            format!("Nothing is sent, since the outbox is paused: {reason}"),
            &[("cello outbox resume", "sends again")],
        );
    }
    if stats.dead > 0 {
        add(
            format!(
                "{}: refused by Cello, or out of attempts{}",
                count(stats.dead, "dead event"),
                behind(stats.held),
            ),
            &[
                ("cello outbox list --state dead", "shows why"),
                (
                    "cello outbox redrive ID",
                    "sends one again, and what waits for it",
                ),
                ("cello outbox skip ID", "gives one up"),
            ],
        );
    }
    if stats.uncertain > 0 {
        add(
            format!(
                "{}: Cello may or may not have it",
                count(stats.uncertain, "uncertain event")
            ),
            &[
                (
                    "cello outbox list --state uncertain",
                    "shows which; look in Cello's Event Feed",
                ),
                (
                    "cello outbox redrive ID",
                    "sends one again: Cello does not have it",
                ),
                (
                    "cello outbox skip ID",
                    "counts one as delivered: Cello has it",
                ),
            ],
        );
    }
    if stats.invalid > 0 {
        add(
            format!(
                "{}: wrong when the app recorded it, and never sent",
                count(stats.invalid, "invalid event")
            ),
            &[
                (
                    "cello outbox list --state invalid",
                    "shows what to correct in the app",
                ),
                ("cello enqueue FILE", "records the corrected event"),
                ("cello outbox skip ID", "takes one off this list"),
            ],
        );
    }
    if max_age.is_some_and(|max_age| stats.oldest_age > max_age) {
        add(
            format!(
                "An event waits for {}, which is too long",
                age(stats.oldest_age)
            ),
            &[(
                "cello relay",
                "delivers what waits; is one running, and what does it log?",
            )],
        );
    }
    stuck
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
        0 => "nothing waits".to_owned(),
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
        for (command, effect) in commands {
            let _ = writeln!(text, "    {command:<37} {effect}");
        }
    }
    text
}

fn behind(held: u64) -> String {
    match held {
        0 => String::new(),
        1 => "; 1 event waits behind".to_owned(),
        held => format!("; {} events wait behind", grouped(held)),
    }
}

fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// 18204 as `18,204`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The two largest units: `3 h 12 min`.
fn age(age: Duration) -> String {
    let seconds = age.as_secs();
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    match (days, hours, minutes) {
        (0, 0, 0) => format!("{seconds} s"),
        (0, 0, _) => format!("{minutes} min {} s", seconds % 60),
        (0, _, _) => format!("{hours} h {minutes} min"),
        _ => format!("{days} d {hours} h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_ages_are_short() {
        assert_eq!(
            [0, 999, 1000, 1_234_567].map(grouped),
            ["0", "999", "1,000", "1,234,567"]
        );
        let ages = [0, 59, 60, 3599, 3600, 86_399, 90_000].map(|s| age(Duration::from_secs(s)));
        assert_eq!(
            ages,
            [
                "0 s",
                "59 s",
                "1 min 0 s",
                "59 min 59 s",
                "1 h 0 min",
                "23 h 59 min",
                "1 d 1 h"
            ]
        );
    }
}
