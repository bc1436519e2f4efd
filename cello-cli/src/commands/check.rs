//! `cello check`: which events are wrong, and where?

use std::path::PathBuf;

use clap::Args;

use crate::events::Source;
use crate::failure::Failure;
use crate::output::line;

/// Check events against Cello's contract, without sending them
///
/// A file holds JSON lines, one JSON document, or a JSON array of events. Every problem of every
/// event is printed with file and line.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello check events.jsonl
  my-export | cello check -")]
pub struct Options {
    /// The files; `-` is stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub fn run(options: &Options) -> Result<(), Failure> {
    let (mut events, mut wrong) = (0_usize, 0_usize);
    for path in &options.files {
        let source = Source::read(path)?;
        for event in source.events() {
            let checked = source.check(event);
            events += 1;
            wrong += usize::from(!checked.problems.is_empty());
            for problem in &checked.problems {
                line(format_args!(
                    "{}:{}: {problem}",
                    source.name(),
                    problem.line
                ));
            }
        }
    }
    let noun = if events == 1 { "event" } else { "events" };
    if wrong == 0 {
        line(format_args!("{events} {noun}, 0 wrong"));
        Ok(())
    } else {
        line(format_args!("{events} {noun}, {wrong} wrong"));
        Err(Failure::already_reported())
    }
}
