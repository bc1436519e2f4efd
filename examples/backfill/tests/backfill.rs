//! Is every row accounted for, in order, by any number of jobs?

use std::io::{self, Write};
use std::num::NonZero;

use backfill::{CHUNK, Report, Table, backfill};
use cello_core::{Envelope, Fault, PriceError, Slot};

fn run(rows: u64, jobs: usize) -> (Vec<u8>, Report) {
    let mut out = Vec::new();
    let mut done = 0;
    let jobs = NonZero::new(jobs).unwrap();
    let report = backfill(&Table::default(), rows, jobs, &mut out, |more| done += more).unwrap();
    assert_eq!(done, rows);
    assert_eq!(report.bytes, out.len() as u64);
    assert_eq!(report.events + report.not_referred + report.invalid, rows);
    (out, report)
}

#[test]
fn any_number_of_jobs_writes_the_same() {
    for rows in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, 10 * CHUNK + 7] {
        let one = run(rows, 1);
        assert!(run(rows, 2) == one, "two jobs, {rows} rows");
        assert!(run(rows, 3) == one, "three jobs, {rows} rows");
        assert!(run(rows, 16) == one, "more jobs than chunks, {rows} rows");
    }
}

#[test]
fn every_line_is_an_event_in_the_order_of_the_rows() {
    let (out, report) = run(10_000, 2);
    let mut last = None;
    let mut lines = 0;
    for line in out.split_inclusive(|&byte| byte == b'\n') {
        let event: Envelope<'_> = serde_json::from_slice(line).unwrap();
        let subscription = event.context().subscription.as_ref().unwrap();
        let number: u64 = subscription.invoice_id.as_ref().unwrap().parse().unwrap();
        assert!(last < Some(number));
        last = Some(number);
        lines += 1;
    }
    assert_eq!(lines, report.events);
    assert!(report.not_referred > 1000);
}

#[test]
fn wrong_rows_are_counted_and_the_first_are_told() {
    let (_, report) = run(20_000, 2);
    // Wrong rows of customers who were not referred would not have been sent anyway.
    assert!((10..=20).contains(&report.invalid), "{}", report.invalid);
    assert_eq!(report.errors.len(), 5);
    assert!(report.errors.is_sorted_by_key(|(number, _)| *number));
    for (number, error) in &report.errors {
        assert_eq!(number % 1000, 500);
        let [problem] = error.problems() else {
            panic!("row {number}: {error}");
        };
        assert_eq!(problem.slot(), Slot::PayloadPrice);
        assert_eq!(problem.fault(), &Fault::Price(PriceError::Negative));
    }
}

#[test]
fn what_cannot_be_written_ends_all_jobs() {
    struct Full;

    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let jobs = NonZero::new(2).unwrap();
    let error = backfill(&Table::default(), u64::MAX, jobs, &mut Full, |_| {}).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
}
