//! How are many rows reported without holding them all?
//!
//! In chunks. Each job makes every n-th chunk, and hands it on through a channel that holds
//! few; they are written in the order of the rows, so the output does not depend on how many
//! jobs there are, nor the memory on how many rows.

use std::io::{self, Write};
use std::num::NonZero;
use std::ops::Range;
use std::sync::mpsc;
use std::thread;

use cello_core::{CelloEvent, EventError, Written};

mod rows;

pub use rows::Table;

/// How many rows make a chunk: some hundred kilobytes of JSON.
pub const CHUNK: u64 = 1024;

/// How many finished chunks of a job may wait to be written.
const WAITING: usize = 2;

/// How many errors a report holds, so that a broken table does not fill the memory.
const ERRORS: usize = 5;

/// What became of the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Rows that are lines now.
    pub events: u64,
    /// Rows of customers who were not referred: no line, and no mistake.
    pub not_referred: u64,
    /// Rows that cannot be sent: no line, and somebody has to look at them.
    pub invalid: u64,
    /// The first few of these, by their number, and all that is wrong with them.
    pub errors: Vec<(u64, EventError)>,
    /// The length of all lines.
    pub bytes: u64,
}

/// Writes the events of the first so many rows to `out`, a line each.
///
/// `progress` is told how many more rows are done. An error is one of `out`.
pub fn backfill(
    table: &Table,
    rows: u64,
    jobs: NonZero<usize>,
    out: &mut impl Write,
    mut progress: impl FnMut(u64),
) -> io::Result<Report> {
    let chunks = rows.div_ceil(CHUNK);
    thread::scope(|scope| {
        let start = |job| {
            let (sender, receiver) = mpsc::sync_channel(WAITING);
            scope.spawn(move || {
                for chunk in (0..chunks).skip(job).step_by(jobs.get()) {
                    let rows = chunk * CHUNK..rows.min((chunk + 1) * CHUNK);
                    if sender.send(Chunk::new(table, rows)).is_err() {
                        return; // nobody writes any more
                    }
                }
            });
            receiver
        };
        let jobs: Vec<_> = (0..jobs.get()).map(start).collect();

        let mut report = Report::default();
        for (_, job) in (0..chunks).zip(jobs.iter().cycle()) {
            let Ok(chunk) = job.recv() else {
                break; // the job has panicked, which the scope passes on
            };
            out.write_all(&chunk.lines)?;
            progress(chunk.rows);
            report.add(chunk.report);
        }
        out.flush()?;
        Ok(report)
    })
}

/// Some rows, and what became of them.
struct Chunk {
    rows: u64,
    lines: Vec<u8>,
    report: Report,
}

impl Chunk {
    fn new(table: &Table, rows: Range<u64>) -> Self {
        let mut lines = Vec::new();
        let mut report = Report::default();
        for number in rows.clone() {
            match table.row(number).write_json(&mut lines) {
                Ok(Written::Event) => {
                    lines.push(b'\n');
                    report.events += 1;
                }
                Ok(Written::Nothing) => report.not_referred += 1,
                Err(error) => {
                    report.invalid += 1;
                    report.errors.push((number, error));
                }
            }
        }
        report.bytes = lines.len() as u64;
        let rows = rows.end - rows.start;
        Self {
            rows,
            lines,
            report,
        }
    }
}

impl Report {
    fn add(&mut self, later: Self) {
        self.events += later.events;
        self.not_referred += later.not_referred;
        self.invalid += later.invalid;
        self.bytes += later.bytes;
        self.errors.extend(later.errors);
        self.errors.truncate(ERRORS);
    }
}
