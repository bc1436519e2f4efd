//! Which interval is each variant?

use cello_catalogue::Interval;

use crate::attr::Entry;
use crate::input::{Body, Input, Variant};
use crate::keywords::Place;
use crate::plan::{Intervals, Plan};
use crate::problems::Problems;

use super::{groups, plan, read_settings};

/// Checks an enum whose variants are billing intervals.
pub(crate) fn intervals(input: &Input, problems: &mut Problems) -> Plan<Intervals> {
    let krate = groups::of_other(&input.attrs, Place::Intervals, problems).krate;
    let mut intervals = Vec::new();
    let mut missing = Vec::new();
    match &input.body {
        Body::Enum(variants) => {
            for variant in variants {
                match interval(variant, problems) {
                    Stated::Right(interval) => intervals.push((variant.ident.clone(), interval)),
                    Stated::Wrong => {}
                    Stated::Nothing => missing.push(&variant.ident),
                }
            }
        }
        Body::Struct(_) => {
            problems.other_shape(&input.ident, "an enum: its variants are the intervals");
        }
        Body::Union => {}
    }
    if !missing.is_empty() && !problems.has_lost_entry() {
        problems.intervals_missing(&input.ident, &missing);
    }
    plan(input, krate, Intervals(intervals))
}

/// The interval that is written above a variant.
enum Stated {
    Right(Interval),
    /// It is reported.
    Wrong,
    Nothing,
}

fn interval(variant: &Variant, problems: &mut Problems) -> Stated {
    if !variant.fields.is_empty() {
        problems.other_shape(&variant.ident, "a unit variant: an interval holds no data");
        return Stated::Wrong;
    }
    let mut stated = Stated::Nothing;
    for entry in variant.attrs.iter().flat_map(|attr| &attr.entries) {
        if entry.broken {
            stated = Stated::Wrong;
        } else if entry.key.name != "interval" {
            problems.unknown_key_of_interval(entry);
            stated = Stated::Wrong;
        } else if !matches!(stated, Stated::Nothing) {
            problems.duplicate(&entry.key);
        } else {
            stated = word(entry, problems).map_or(Stated::Wrong, Stated::Right);
        }
    }
    stated
}

fn word(entry: &Entry, problems: &mut Problems) -> Option<Interval> {
    let word = read_settings::word(entry, "interval = \"monthly\"", problems)?;
    let found = Interval::named(&word.value());
    if found.is_none() {
        problems.unknown_interval(word, &word.value());
    }
    found
}
