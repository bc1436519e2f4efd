//! Reports years of invoices in one go: a line of JSON an event.
//!
//! ```text
//! cargo run --release --example backfill -- --rows 10000000 --jobs 2 --out events.jsonl
//! cargo run --release --example backfill -- --help
//! ```
//!
//! The rows are made up. Without `--out` the lines go nowhere, which shows how fast they are
//! made. A real backfill would page through a table, send the lines, and report rows that are
//! wrong to somebody who can mend them.

use std::error::Error;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Instant;

use backfill::{Table, backfill};
use indicatif::{ProgressBar, ProgressStyle};
use lexopt::{Arg, Parser};

const USAGE: &str = "\
usage: backfill [--rows NUMBER] [--jobs NUMBER] [--out FILE]

  --rows NUMBER  how many rows of the made-up table to report, 1000000 without it
  --jobs NUMBER  how many threads make the lines, 1 without it
  --out FILE     where to write the lines, over what is there; nowhere without it";

struct Arguments {
    rows: u64,
    jobs: NonZero<usize>,
    out: Option<PathBuf>,
}

/// `None` where the usage is asked for.
fn arguments() -> Result<Option<Arguments>, lexopt::Error> {
    let mut arguments = Arguments {
        rows: 1_000_000,
        jobs: NonZero::<usize>::MIN,
        out: None,
    };
    let mut parser = Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("rows") => {
                arguments.rows = number(&parser.value()?, "--rows", "a whole number")?;
            }
            Arg::Long("jobs") => {
                arguments.jobs = number(&parser.value()?, "--jobs", "a whole number from 1 on")?;
            }
            Arg::Long("out") => arguments.out = Some(parser.value()?.into()),
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Some(arguments))
}

fn number<N: FromStr>(value: &OsStr, option: &str, expected: &str) -> Result<N, String> {
    let value = value.to_string_lossy();
    let number = value.parse();
    number.map_err(|_| format!("`{option}` takes {expected}, and not `{value}`"))
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = run(&arguments) {
        eprintln!("not all is written: {error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let &Arguments { rows, jobs, .. } = arguments;
    let (mut out, to): (Box<dyn Write>, _) = match &arguments.out {
        Some(path) => {
            let file = File::create(path);
            let file = file.map_err(|error| format!("{}: {error}", path.display()))?;
            (Box::new(file), path.display().to_string())
        }
        None => (Box::new(io::sink()), "nowhere".to_owned()),
    };
    let slow = if cfg!(debug_assertions) {
        "; slow without `cargo run --release`"
    } else {
        ""
    };
    eprintln!("{rows} rows, jobs: {jobs}, lines to {to}{slow}");

    let table = Table::default();
    let bar = ProgressBar::new(rows).with_style(style());
    let start = Instant::now();
    let report = backfill(&table, rows, jobs, &mut out, |more| bar.inc(more))?;
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
