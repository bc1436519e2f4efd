//! How do the figures read, and which targets are met?

use std::fmt::Write as _;
use std::process::ExitCode;

use super::figures::{Row, per_struct};
use super::sources::Case;

/// A struct may cost half of what serde's derive costs.
const OF_SERDE: f64 = 0.5;

/// Its code may take the room that serde's takes.
const OF_SERDE_TEXT: f64 = 1.0;

/// A struct of a large crate may cost what one of a small crate costs. The rest is noise.
const GROWTH: f64 = 1.15;

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

pub(super) fn table(rows: &[Row], emitted: &[Emitted]) -> String {
    let mut table = String::from(
        "milliseconds a struct over no derive: processor time (wall clock), least of all runs;\n\
         expansion is part of the check, and by the wall clock\n\n\
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
        // What could not be divided is no success.
        let is_met = measured <= at_most;
        missed += usize::from(!is_met);
        let word = if is_met { "met   " } else { "missed" };
        println!("{word}  {measured:.2} (at most {at_most:.2})  {what}");
    }
    println!("{} targets, {missed} missed", verdicts.len());
    ExitCode::from(u8::from(missed > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build_cost::figures::tests::rows;

    #[test]
    fn a_row_of_the_table() {
        let rows = rows(&[(Case::None, 100, 2), (Case::CelloUsed, 100, 8)]);
        assert!(table(&rows, &[]).contains("100  cello used     60.00 (60.00)"));
    }

    #[test]
    fn half_of_serde_and_no_dearer_in_a_large_crate() {
        let rows = rows(&[
            (Case::None, 100, 1),
            (Case::SerdeUnused, 100, 5),
            (Case::CelloUnused, 100, 3),
            (Case::None, 1000, 1),
            (Case::SerdeUnused, 1000, 41),
            (Case::CelloUnused, 1000, 41),
        ]);
        let verdicts = verdicts(&rows, &[]);
        let found = verdicts.iter().map(|verdict| {
            let is_met = verdict.measured <= verdict.at_most;
            (verdict.what.as_str(), is_met)
        });
        assert_eq!(
            found.collect::<Vec<_>>(),
            [
                ("cello unused, 100 structs: check, of serde's", true),
                ("cello unused, 100 structs: release, of serde's", true),
                ("cello unused, 1000 structs: check, of serde's", false),
                ("cello unused, 1000 structs: release, of serde's", false),
                ("cello unused, 1000 structs: check, of that at 100", false),
                ("cello unused, 1000 structs: release, of that at 100", false),
            ]
        );
        assert_eq!(judge(&verdicts), ExitCode::from(1));
        assert_eq!(judge(&verdicts[..2]), ExitCode::SUCCESS);
    }

    #[test]
    fn no_more_code_than_serde() {
        let emitted = [(Case::SerdeUsed, 480.0), (Case::CelloUsed, 481.0)];
        let emitted = emitted.map(|(case, text)| Emitted {
            case,
            tokens: 1,
            text: Some(text),
        });
        let verdicts = verdicts(&[], &emitted);
        assert_eq!(verdicts.len(), 1);
        assert!(verdicts[0].measured > verdicts[0].at_most);
    }
}
