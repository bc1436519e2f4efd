//! What is measured?

use cello_core::{CelloEvent, Envelope};

use crate::contestant::Contestant;
use crate::floor;
use crate::invoice::{self, Invoice};
use crate::serde_event::{self, ByHand};
use crate::shapes::{Flat, Grouped, Variant, WithPart};

/// Some events, and the ways to write them.
pub struct Case {
    /// As in the arguments of the commands.
    pub name: &'static str,
    /// What its events are like.
    pub about: &'static str,
    /// Makes the contestants; the first is cello.
    pub contestants: fn() -> Vec<Contestant>,
}

/// Every case. The first two are measured against everything there is.
pub const CASES: [Case; 11] = [
    Case {
        name: "same",
        about: "one invoice again and again",
        contestants: || every_way(one(invoice::same())),
    },
    Case {
        name: "varied",
        about: "1024 different invoices",
        contestants: || every_way(all(invoice::varied())),
    },
    Case {
        name: "number",
        about: "the user's id is a number",
        contestants: || some_ways(one(Flat::sample())),
    },
    Case {
        name: "part",
        about: "the user is a part of its own",
        contestants: || some_ways(one(WithPart::from(Flat::sample()))),
    },
    Case {
        name: "enum",
        about: "the event is a variant",
        contestants: || some_ways(one(Variant::from(Flat::sample()))),
    },
    Case {
        name: "when",
        about: "the event is the second of two, by a condition",
        contestants: || some_ways(one(Grouped::from(Flat::sample()))),
    },
    Case {
        name: "not-referred",
        about: "there is nothing to report",
        contestants: || {
            let referral_code = None;
            let invoice = invoice::same();
            without_floor(&one(Invoice {
                referral_code,
                ..invoice
            }))
        },
    },
    Case {
        name: "long-name",
        about: "a name of 1 KB",
        contestants: || some_ways(named("Ada Example, ", 1 << 10)),
    },
    Case {
        name: "all-escapes",
        about: "a name of 1 KB that has to be escaped throughout",
        contestants: || some_ways(named("\"\u{1}\\\n", 1 << 10)),
    },
    Case {
        name: "megabyte",
        about: "a name of 1 MB",
        contestants: || some_ways(named("Ada Example, ", 1 << 20)),
    },
    Case {
        name: "megabyte-escapes",
        about: "a name of 1 MB with a quote in every line of 40 bytes",
        contestants: || {
            some_ways(named(
                "Ada \"Example\" of the Example Branch, etc\n",
                1 << 20,
            ))
        },
    },
];

/// Against everything.
fn every_way<T: ByHand>(rows: Vec<&'static T>) -> Vec<Contestant> {
    let more = [
        to_json(rows.clone()),
        envelope(rows.clone()),
        serde_event::json_macro(rows.clone()),
    ];
    some_ways(rows).into_iter().chain(more).collect()
}

/// Against what most people write, what could be faster, and what cannot.
fn some_ways<T: ByHand>(rows: Vec<&'static T>) -> Vec<Contestant> {
    let mut contestants = without_floor(&rows);
    contestants.extend([floor::pieces(rows.clone()), floor::bytes(rows)]);
    contestants
}

/// Where nothing is written, nothing can be copied.
fn without_floor<T: ByHand>(rows: &[&'static T]) -> Vec<Contestant> {
    vec![
        write_json(rows.to_vec()),
        serde_event::serde_json(rows.to_vec()),
        serde_event::sonic(rows.to_vec()),
        serde_event::sonic_with_fast_time(rows.to_vec()),
    ]
}

/// What this repository is about: checked and written.
fn write_json<T: CelloEvent>(rows: Vec<&'static T>) -> Contestant {
    Contestant::new("cello", rows, |row, buffer| {
        let _written = row.write_json(buffer).expect("the event is right");
    })
}

/// The same, into a new `String` each time.
fn to_json<T: CelloEvent>(rows: Vec<&'static T>) -> Contestant {
    Contestant::new("cello, to_json", rows, |row, buffer| {
        let json = row.to_json().expect("the event is right");
        *buffer = json.unwrap_or_default().into_bytes();
    })
}

/// Envelopes that are there already: written, not checked.
fn envelope<T: CelloEvent>(rows: Vec<&'static T>) -> Contestant {
    let envelope = |row: &'static T| row.envelope().expect("the event is right");
    let envelopes = rows.into_iter().filter_map(envelope).collect();
    Contestant::new("cello, Envelope", envelopes, Envelope::write_json)
}

/// All rows, for as long as the program runs.
fn all<T>(rows: Vec<T>) -> Vec<&'static T> {
    rows.leak().iter().collect()
}

/// One row several times, so that the loop around it does not count.
fn one<T>(row: T) -> Vec<&'static T> {
    vec![Box::leak(Box::new(row)); 64]
}

/// An invoice whose customer has a name of at least so many bytes.
fn named(name: &str, bytes: usize) -> Vec<&'static Invoice> {
    let name = name.repeat(bytes.div_ceil(name.len()));
    all(vec![Invoice {
        name,
        ..invoice::same()
    }])
}
