//! What needs an operator, and which commands help?

use std::collections::BTreeMap;
use std::time::Duration;

use cello_outbox::{Recorded, State, Stats};

/// Something that needs an operator, and the commands that help, each with its effect.
pub struct Stuck {
    pub what: String,
    pub commands: Vec<(String, &'static str)>,
}

/// Finds everything; `first` has the oldest event of each state that is stuck.
pub fn find(
    stats: &Stats,
    first: &BTreeMap<State, Recorded>,
    max_age: Option<Duration>,
) -> Vec<Stuck> {
    let mut stuck = Vec::new();
    let mut add = |what: String, commands: &[(String, &'static str)]| {
        stuck.push(Stuck {
            what,
            commands: commands.to_vec(),
        });
    };
    let command = |words: &str| format!("cello outbox {words}");
    // With the oldest one's id, so that it can be pasted.
    let of_first = |words: &str, state| {
        let id = first.get(&state).map(|row| row.id.to_string());
        command(&format!("{words} {}", id.as_deref().unwrap_or("ID")))
    };
    if let Some(reason) = &stats.paused {
        add(
            format!("Nothing is sent, since the outbox is paused: {reason}"),
            &[(command("resume"), "sends again")],
        );
    }
    if stats.dead > 0 {
        let kind = State::Dead;
        add(
            format!(
                "{}, refused by Cello or out of attempts{}{}",
                count(stats.dead, "dead event"),
                behind(stats.held),
                error_of(first.get(&kind)),
            ),
            &[
                (command("list --state dead"), "shows why"),
                (
                    of_first("redrive", kind),
                    "sends one again, and what waits behind it",
                ),
                (
                    command("redrive --all"),
                    "sends all of them again, and uncertain ones",
                ),
                (of_first("skip", kind), "gives one up"),
            ],
        );
    }
    if stats.uncertain > 0 {
        let kind = State::Uncertain;
        add(
            format!(
                "{}: Cello may or may not have accepted them{}",
                count(stats.uncertain, "uncertain event"),
                error_of(first.get(&kind)),
            ),
            &[
                (
                    command("list --state uncertain"),
                    "shows which; look in Cello's Event Feed",
                ),
                (
                    of_first("redrive", kind),
                    "sends one again, as Cello does not have it",
                ),
                (
                    of_first("skip", kind),
                    "counts one as delivered, as Cello has it",
                ),
            ],
        );
    }
    if stats.invalid > 0 {
        let kind = State::Invalid;
        add(
            format!(
                "{}, wrong when the app recorded them{}",
                count(stats.invalid, "invalid event"),
                error_of(first.get(&kind)),
            ),
            &[
                (
                    command("list --state invalid"),
                    "shows what to correct in the app",
                ),
                (
                    "cello enqueue FILE".to_owned(),
                    "records the corrected event",
                ),
                (of_first("skip", kind), "takes one off this list"),
            ],
        );
    }
    if max_age.is_some_and(|max_age| stats.oldest_age > max_age) {
        add(
            format!("An event has waited for {}", age(stats.oldest_age)),
            &[(
                "cello relay".to_owned(),
                "delivers what waits: is one running, and what does it log?",
            )],
        );
    }
    stuck
}

fn behind(held: u64) -> String {
    match held {
        0 => String::new(),
        held => format!("; {} waiting behind", count(held, "event")),
    }
}

fn error_of(row: Option<&Recorded>) -> String {
    match row.and_then(|row| row.last_error.as_deref()) {
        Some(error) => format!(".\nThe oldest: {error}"),
        None => String::new(),
    }
}

/// `1 dead event`, `18,204 dead events`.
pub fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// 18204 as `18,204`.
pub fn grouped(number: u64) -> String {
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
pub fn age(age: Duration) -> String {
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
