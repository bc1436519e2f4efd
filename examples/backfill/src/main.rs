//! Reports years of invoices in one go: a line of JSON an event.
//!
//! ```text
//! cargo run --release --example backfill -- --rows 10000000 --jobs 2 --out events.jsonl
//! ```
//!
//! The rows are made up. Without `--out` the lines go nowhere, which shows how fast they are
//! made. A real backfill would page through a table, send the lines, and report rows that are
//! wrong to somebody who can mend them.

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use backfill::{Table, backfill};
use indicatif::{ProgressBar, ProgressStyle};
use lexopt::{Arg, Parser, ValueExt};

const USAGE: &str = "usage: backfill [--rows NUMBER] [--jobs NUMBER] [--out FILE]";

struct Arguments {
    rows: u64,
    jobs: NonZero<usize>,
    out: Box<dyn Write>,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments {
        rows: 1_000_000,
        jobs: NonZero::<usize>::MIN,
        out: Box::new(io::sink()),
    };
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("rows") => arguments.rows = parser.value()?.parse()?,
            Arg::Long("jobs") => arguments.jobs = parser.value()?.parse()?,
            Arg::Long("out") => {
                let path = PathBuf::from(parser.value()?);
                let file = File::create(&path);
                let file = file.map_err(|error| format!("{}: {error}", path.display()))?;
                arguments.out = Box::new(file);
            }
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(arguments)
}

fn main() -> ExitCode {
    let done = match arguments() {
        Ok(arguments) => run(arguments).map_err(|error| format!("not all is written: {error}")),
        Err(error) => Err(format!("{error}\n{USAGE}")),
    };
    if let Err(error) = done {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(mut arguments: Arguments) -> io::Result<()> {
    let Arguments { rows, jobs, .. } = arguments;
    let table = Table::default();
    let bar = ProgressBar::new(rows).with_style(style());
    let start = Instant::now();
    let report = backfill(&table, rows, jobs, &mut arguments.out, |more| bar.inc(more))?;
    let seconds = start.elapsed().as_secs_f64();
    bar.finish_and_clear();

    println!(
        "{rows} rows: {} events, {} of customers who were not referred, {} invalid",
        report.events, report.not_referred, report.invalid,
    );
    for (number, error) in &report.errors {
        println!("  row {number}: {error}");
    }
    if report.invalid > report.errors.len() as u64 {
        println!("  …");
    }
    #[allow(clippy::cast_precision_loss)] // they are rounded anyway
    let (events, bytes) = (report.events as f64, report.bytes as f64);
    println!(
        "{seconds:.2} s, {:.2} million events/s, {:.0} MB/s",
        events / seconds / 1e6,
        bytes / seconds / 1e6,
    );
    Ok(())
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{wide_bar} {human_pos} of {human_len} rows, {eta} left")
        .expect("the template is right")
}
