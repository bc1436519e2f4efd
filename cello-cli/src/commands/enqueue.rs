//! `cello enqueue`: how do events of another program get into the outbox?

use std::path::PathBuf;

use cello_outbox::{Enqueued, Outbox};
use clap::Args;

use crate::events::Source;
use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;

/// Record events in the outbox, for a relay to deliver
///
/// A file holds JSON lines, one JSON document, or a JSON array of events. All are checked first,
/// and if one is wrong, none is recorded. A rerun is harmless: what is recorded already is not
/// recorded again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello enqueue --outbox sqlite:outbox.db events.jsonl
  my-export | cello enqueue -")]
pub struct Options {
    /// The files; `-` is stdin
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn run(options: Options) -> Result<(), Failure> {
    let outbox = Outbox::new().strict(true);
    let mut events = Vec::new();
    let mut places = Vec::new();
    let mut wrong = 0_usize;
    for path in &options.files {
        let source = Source::read(path)?;
        for event in source.events() {
            let place = format!("{}:{}", source.name(), source.line_of(event));
            match source.check(event).event() {
                Ok(event) => match outbox.prepare(&event) {
                    Ok(_) => {
                        places.push(place);
                        events.push(event);
                    }
                    // What only a database minds: an id that is too long.
                    Err(error) => {
                        wrong += 1;
                        for problem in error.problems() {
                            eprintln!("{place}: {problem}");
                        }
                    }
                },
                Err(problems) => {
                    wrong += 1;
                    for problem in problems {
                        eprintln!("{}:{}: {problem}", source.name(), problem.line);
                    }
                }
            }
        }
    }
    if wrong > 0 {
        return Err(Failure::wrong(format!(
            "{wrong} of {} events are wrong, and none is recorded",
            wrong + events.len()
        )));
    }
    let database = options.outbox.open().await?;
    let recorded = outbox.backfill(&database, events).await?;
    let (mut new, mut known, mut conflicts) = (0_usize, 0_usize, 0_usize);
    for (recorded, place) in recorded.iter().zip(&places) {
        match recorded {
            Enqueued::New(_) => new += 1,
            Enqueued::Conflict(id) => {
                conflicts += 1;
                eprintln!(
                    "{place}: another event has the same key and stays: see `cello outbox show {id}`"
                );
            }
            _ => known += 1,
        }
    }
    database.close().await;
    line(format_args!(
        "{new} recorded, {known} known already, {conflicts} in conflict"
    ));
    if conflicts > 0 {
        return Err(Failure::already_reported());
    }
    Ok(())
}
