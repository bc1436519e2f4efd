//! How long does each way take for each case?
//!
//! The times are of the whole case, be it one event or 1024; the rates are of one event.

use std::fmt;

use benches::{CASES, Contestant};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

#[divan::bench(args = entries())]
fn event(bencher: Bencher<'_, '_>, entry: &Entry) {
    let contestant = &(CASES[entry.case].contestants)()[entry.contestant];
    let written = contestant.written();
    let bytes: usize = written.iter().map(Vec::len).sum();
    let mut buffer = Vec::new();
    bencher
        .counter(ItemsCount::new(written.len()))
        .counter(BytesCount::new(bytes))
        .bench_local(|| contestant.run(written.len(), &mut buffer));
}

/// One line of the listing, by place.
struct Entry {
    case: usize,
    contestant: usize,
    name: String,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

fn entries() -> impl Iterator<Item = Entry> {
    CASES.iter().enumerate().flat_map(|(case, made)| {
        let contestants = (made.contestants)().into_iter().enumerate();
        contestants.map(move |(contestant, Contestant { name, .. })| Entry {
            case,
            contestant,
            name: format!("{}: {name}", made.name),
        })
    })
}
