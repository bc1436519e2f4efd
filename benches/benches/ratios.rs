//! Are the targets met?
//!
//! The contestants take turns in short rounds, so that what slows the machine down slows all
//! of them down; of each ratio the median over the rounds counts.

use std::time::Instant;

use benches::{CASES, Case, Contestant};

/// About how long a turn lasts.
const TURN_NANOSECONDS: f64 = 200_000.0;

// The contestants that the targets name.
const CELLO: &str = "cello";
const SERDE_JSON: &str = "serde_json";
const FLOOR: &str = "floor: the pieces";

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    // Cargo says so when it is to measure; a test only sees whether it runs.
    let measure = arguments.iter().any(|argument| argument == "--bench");
    let rounds = if measure { 301 } else { 1 };
    arguments.retain(|argument| !argument.starts_with('-'));

    let asked_for =
        |case: &Case| arguments.is_empty() || arguments.iter().any(|name| name == case.name);
    let mut verdicts = Vec::new();
    for case in CASES.iter().filter(|case| asked_for(case)) {
        let measured = Measured::of(case, rounds);
        measured.print(case);
        verdicts.extend(measured.verdicts(case));
    }
    println!("\ntargets of cello, which checks every event and the others do not:");
    for verdict in verdicts {
        println!("  {verdict}");
    }
}

/// The times of one case.
struct Measured {
    bytes: usize,
    contestants: Vec<&'static str>,
    /// Nanoseconds an event: rounds of turns.
    rounds: Vec<Vec<f64>>,
}

impl Measured {
    fn of(case: &Case, rounds: usize) -> Self {
        let contestants = (case.contestants)();
        let written = contestants[0].written();
        let mut buffer = Vec::new();
        let turns: Vec<usize> = contestants
            .iter()
            .map(|contestant| {
                turn(contestant, written.len(), &mut buffer); // warms up
                let event = turn(contestant, written.len(), &mut buffer);
                whole_passes(TURN_NANOSECONDS / event, written.len())
            })
            .collect();
        let round = |_| {
            let turns = contestants.iter().zip(&turns);
            turns
                .map(|(contestant, &events)| turn(contestant, events, &mut buffer))
                .collect()
        };
        Self {
            bytes: written.iter().map(Vec::len).sum::<usize>() / written.len(),
            rounds: (0..rounds).map(round).collect(),
            contestants: contestants
                .iter()
                .map(|contestant| contestant.name)
                .collect(),
        }
    }

    /// The nanoseconds that a contestant takes for an event.
    fn time(&self, place: usize) -> f64 {
        median(self.rounds.iter().map(|turns| turns[place]))
    }

    /// The time of one contestant over that of another, if both take part.
    fn ratio(&self, one: &str, other: &str) -> Option<f64> {
        let (one, other) = (self.place(one)?, self.place(other)?);
        Some(median(
            self.rounds.iter().map(|turns| turns[one] / turns[other]),
        ))
    }

    fn place(&self, contestant: &str) -> Option<usize> {
        self.contestants.iter().position(|&name| name == contestant)
    }

    fn print(&self, case: &Case) {
        println!("\n{}: {}, {} bytes", case.name, case.about, self.bytes);
        println!(
            "  {:24}{:>12}{:>14}{:>10}",
            "", "ns", "serde_json ÷", "÷ floor"
        );
        for (place, &name) in self.contestants.iter().enumerate() {
            let time = self.time(place);
            let serde_json = figure(self.ratio(SERDE_JSON, name));
            let floor = figure(self.ratio(name, FLOOR));
            println!("  {name:24}{time:>12.1}{serde_json:>14}{floor:>10}");
        }
    }

    /// One line a target that the case has.
    fn verdicts(&self, case: &Case) -> Vec<String> {
        let mut verdicts = Vec::new();
        let mut verdict = |target: &str, ratio: f64, met: bool| {
            let met = if met { "met" } else { "MISSED" };
            verdicts.push(format!("{:18}{target:40}{ratio:>8.2}  {met}", case.name));
        };
        if let "same" | "varied" = case.name {
            let faster = self.ratio(SERDE_JSON, CELLO).unwrap_or(f64::NAN);
            verdict(
                "at least 10 times as fast as serde_json",
                faster,
                faster >= 10.0,
            );
            let floor = self.ratio(CELLO, FLOOR).unwrap_or(f64::NAN);
            verdict("at most 2.5 times the floor", floor, floor <= 2.5);
        }
        // Where nothing is written, a ratio of one comparison to another says nothing.
        if self.bytes > 0 {
            for sonic in ["sonic-rs", "sonic-rs, fast time"] {
                let slower = self.ratio(CELLO, sonic).unwrap_or(f64::NAN);
                verdict(&format!("at most 1 time {sonic}"), slower, slower <= 1.0);
            }
        }
        verdicts
    }
}

/// The time of a turn, in nanoseconds an event.
#[allow(clippy::cast_precision_loss)] // they are few
fn turn(contestant: &Contestant, events: usize, buffer: &mut Vec<u8>) -> f64 {
    let start = Instant::now();
    contestant.run(events, buffer);
    start.elapsed().as_secs_f64() * 1e9 / events as f64
}

/// About so many events, and of each item as many.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a float is near enough
fn whole_passes(events: f64, items: usize) -> usize {
    (events as usize).max(1).div_ceil(items) * items
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn figure(ratio: Option<f64>) -> String {
    ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default()
}
