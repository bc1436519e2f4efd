//! What does one struct take?

use std::time::Duration;

use super::sources::Case;
use crate::rustc::Cost;

/// What one crate took.
#[derive(Clone, Copy)]
pub(super) struct Figures {
    pub(super) check: Cost,
    pub(super) release: Cost,
    pub(super) expansion: Duration,
}

/// The least that the crate of a case took.
pub(super) struct Row {
    pub(super) case: Case,
    pub(super) structs: usize,
    least: Figures,
}

/// Milliseconds a struct over no derive.
#[derive(Clone, Copy)]
pub(super) struct PerStruct {
    pub(super) check: f64,
    pub(super) check_wall: f64,
    pub(super) release: f64,
    pub(super) release_wall: f64,
    pub(super) expansion: f64,
}

/// Takes a run into account.
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

/// `None` where one of the two was not measured, or both are one.
pub(super) fn per_struct(rows: &[Row], case: Case, structs: usize) -> Option<PerStruct> {
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A crate that took so many seconds, whatever was done.
    fn took(seconds: u64) -> Figures {
        let time = Duration::from_secs(seconds);
        let cost = Cost {
            wall: time,
            cpu: time,
        };
        Figures {
            check: cost,
            release: cost,
            expansion: time,
        }
    }

    pub(in super::super) fn rows(crates: &[(Case, usize, u64)]) -> Vec<Row> {
        let mut rows = Vec::new();
        for &(case, structs, seconds) in crates {
            keep_least(&mut rows, case, structs, took(seconds));
        }
        rows
    }

    #[test]
    fn the_least_counts_and_what_no_derive_takes_does_not() {
        let rows = rows(&[
            (Case::None, 100, 3),
            (Case::CelloUsed, 100, 9),
            (Case::None, 100, 2),
            (Case::CelloUsed, 100, 8),
            (Case::CelloUsed, 100, 10),
        ]);
        let per = per_struct(&rows, Case::CelloUsed, 100).unwrap();
        assert!((per.check - 60.0).abs() < 1e-9, "{}", per.check);
        assert!(per_struct(&rows, Case::None, 100).is_none());
    }

    #[test]
    fn sections() {
        let sizes = "lib.so  :\nsection  size  addr\n.text  716979  187616\n.rodata  1  2\n";
        assert_eq!(section(sizes, ".text"), Some(716_979));
        assert_eq!(section(sizes, ".tex"), None);
    }
}
