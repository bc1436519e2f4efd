//! How do the figures read, and which targets are met?

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use super::sources::Case;
use crate::lab::Cost;

/// A struct may cost half of what serde's derive costs.
const OF_SERDE: f64 = 0.5;

/// Its code may take the room that serde's takes.
const OF_SERDE_TEXT: f64 = 1.0;

/// The dearest struct of a large crate over one of a small crate, less noise.
const GROWTH: f64 = 1.15;

/// What one crate took.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    pub(super) check: Cost,
    pub(super) release: Cost,
    pub(super) expansion: Duration,
}

/// The least that the crate of a case took.
pub(super) struct Row {
    case: Case,
    structs: usize,
    least: Figures,
}

/// What each struct of a case grows to.
pub(super) struct Emitted {
    pub(super) case: Case,
    pub(super) tokens: usize,
    /// Bytes of machine code, where they can be read.
    pub(super) text: Option<f64>,
}

/// Something measured, and what it has to be.
#[derive(Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) what: String,
    pub(super) measured: f64,
    pub(super) at_most: f64,
}

/// Milliseconds a struct over no derive.
#[derive(Clone, Copy)]
struct PerStruct {
    check: f64,
    check_wall: f64,
    release: f64,
    release_wall: f64,
    expansion: f64,
}

pub(super) fn keep_least(rows: &mut Vec<Row>, case: Case, structs: usize, figures: Figures) {
    let same = |row: &&mut Row| row.case == case && row.structs == structs;
    if let Some(row) = rows.iter_mut().find(same) {
        row.least = Figures {
            check: row.least.check.least(figures.check),
            release: row.least.release.least(figures.release),
            expansion: row.least.expansion.min(figures.expansion),
        };
    } else {
        rows.push(Row {
            case,
            structs,
            least: figures,
        });
    }
}

pub(super) fn table(rows: &[Row], emitted: &[Emitted]) -> String {
    let mut table = String::from(
        "milliseconds a struct over no derive: processor time (wall clock), least of all runs\n\n\
         structs  derive         check          release        expansion\n",
    );
    for row in rows {
        let Some(per) = per_struct(rows, row.case, row.structs) else {
            continue;
        };
        let _ = writeln!(
            table,
            "{:>7}  {:13}  {:.2} ({:.2})    {:>5.2} ({:.2})   {:.2}",
            row.structs,
            row.case.as_str(),
            per.check,
            per.check_wall,
            per.release,
            per.release_wall,
            per.expansion,
        );
    }
    table += "\nderive         tokens a struct  bytes of .text a struct\n";
    for Emitted { case, tokens, text } in emitted {
        let text = text.map_or("–".to_owned(), |text| format!("{text:.0}"));
        let _ = writeln!(table, "{:13}  {tokens:>15}  {text:>23}", case.as_str());
    }
    table + "\n"
}

pub(super) fn verdicts(rows: &[Row], emitted: &[Emitted]) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut judge = |what: String, measured: f64, at_most: f64| {
        verdicts.push(Verdict {
            what,
            measured,
            at_most,
        });
    };
    for row in rows {
        let Some(rival) = row.case.rival() else {
            continue;
        };
        let (case, structs) = (row.case.as_str(), row.structs);
        let ours = per_struct(rows, row.case, structs);
        if let (Some(ours), Some(theirs)) = (ours, per_struct(rows, rival, structs)) {
            let of = |what: &str| format!("{case}, {structs} structs: {what}, of serde's");
            judge(of("check"), ours.check / theirs.check, OF_SERDE);
            judge(of("release"), ours.release / theirs.release, OF_SERDE);
        }
        let smaller = rows
            .iter()
            .rev()
            .find(|other| other.case == row.case && other.structs < structs);
        let smaller = smaller
            .and_then(|other| Some((other.structs, per_struct(rows, other.case, other.structs)?)));
        if let (Some(ours), Some((fewer, before))) = (ours, smaller) {
            let of = |what: &str| format!("{case}, {structs} structs: {what}, of that at {fewer}");
            judge(of("check"), ours.check / before.check, GROWTH);
            judge(of("release"), ours.release / before.release, GROWTH);
        }
    }
    for ours in emitted {
        let theirs = emitted
            .iter()
            .find(|other| Some(other.case) == ours.case.rival());
        if let (Some(ours), Some(theirs)) = (ours.text, theirs.and_then(|theirs| theirs.text)) {
            judge(
                "bytes of .text, of serde's".to_owned(),
                ours / theirs,
                OF_SERDE_TEXT,
            );
        }
    }
    verdicts
}

/// Prints each verdict; the exit code is 1 if a target is missed.
pub(super) fn judge(verdicts: &[Verdict]) -> ExitCode {
    let mut missed = 0;
    for verdict in verdicts {
        let Verdict {
            what,
            measured,
            at_most,
        } = verdict;
        let word = if measured <= at_most {
            "met   "
        } else {
            "missed"
        };
        missed += usize::from(measured > at_most);
        println!("{word}  {measured:.2} (at most {at_most:.2})  {what}");
    }
    println!("{} targets, {missed} missed", verdicts.len());
    ExitCode::from(u8::from(missed > 0))
}

/// The size of a section in what `size -A` prints.
pub(super) fn section(sizes: &str, name: &str) -> Option<usize> {
    sizes.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        (words.next() == Some(name)).then(|| words.next()?.parse().ok())?
    })
}

#[allow(clippy::cast_precision_loss)] // counts far below 2⁵²
pub(super) fn ratio(a: usize, b: usize) -> f64 {
    a as f64 / b as f64
}

fn per_struct(rows: &[Row], case: Case, structs: usize) -> Option<PerStruct> {
    let least = |case: Case| {
        let row = rows
            .iter()
            .find(|row| row.case == case && row.structs == structs);
        row.map(|row| row.least)
    };
    let none = least(Case::None)?;
    let with = least(case).filter(|_| case != Case::None)?;
    let over = |with: Duration, none: Duration| {
        (with.as_secs_f64() - none.as_secs_f64()) * 1000.0 * ratio(1, structs)
    };
    Some(PerStruct {
        check: over(with.check.cpu, none.check.cpu),
        check_wall: over(with.check.wall, none.check.wall),
        release: over(with.release.cpu, none.release.cpu),
        release_wall: over(with.release.wall, none.release.wall),
        expansion: over(with.expansion, none.expansion),
    })
}
