//! Has the code that we emit, or that runs, grown unseen?
//!
//! Counts do not depend on how busy a machine is, so they can fail a change where times
//! cannot. What was last agreed to stands in `guard.txt`, a line a count.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::rustc::{Lab, Profile};
use crate::tokens;

mod callgrind;
mod shapes;

/// Where the counts are recorded.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/guard.txt");

/// What the file says of itself.
const HEADER: &str = "\
# What `cargo run -p xtask -- guard` holds a change to, less 5 %.
# Written by `guard --record`; a commit that makes a count grow says why.
";

/// A count by its name, like `tokens struct`.
type Counts = BTreeMap<String, u64>;

/// Compares the counts with those recorded, or records them.
pub(crate) fn run(arguments: &[OsString]) -> ExitCode {
    let result = match arguments {
        [] => measure().and_then(|measured| Ok(report(&measured, &recorded()?))),
        [option] if option == "--record" => measure().and_then(|measured| record(&measured)),
        _ => Err(crate::USAGE.to_owned()),
    };
    result.unwrap_or_else(|problem| {
        eprintln!("{problem}");
        ExitCode::from(2)
    })
}

/// Of instructions nothing, where they cannot be counted.
fn measure() -> Result<Counts, String> {
    let mut counts = Counts::new();
    let lab = Lab::new(&[Profile::Check])?;
    for (name, source) in shapes::all() {
        let tokens = tokens::emitted(&lab, &source)?;
        let tokens = u64::try_from(tokens).map_err(|error| error.to_string())?;
        counts.insert(format!("tokens {name}"), tokens);
    }
    match callgrind::events()? {
        Ok(instructions) => counts.extend(instructions),
        Err(reason) => println!("instructions are not counted: {reason}"),
    }
    Ok(counts)
}

fn recorded() -> Result<Counts, String> {
    if !Path::new(FILE).exists() {
        return Ok(Counts::new());
    }
    let text = fs::read_to_string(FILE).map_err(|error| format!("{FILE}: {error}"))?;
    parse(&text).map_err(|line| format!("{FILE}: not `name = number`: {line}"))
}

fn record(measured: &Counts) -> Result<ExitCode, String> {
    let mut counts = recorded()?;
    counts.retain(|name, _| is_uncounted(name, measured));
    counts.extend(measured.iter().map(|(name, count)| (name.clone(), *count)));
    fs::write(FILE, print(&counts)).map_err(|error| format!("{FILE}: {error}"))?;
    println!("recorded {} counts", counts.len());
    Ok(ExitCode::SUCCESS)
}

fn report(measured: &Counts, recorded: &Counts) -> ExitCode {
    for (name, count) in measured {
        println!("{name} = {count}");
    }
    let complaints = complaints(measured, recorded);
    for complaint in &complaints {
        println!("{complaint}");
    }
    ExitCode::from(u8::from(!complaints.is_empty()))
}

/// What is not as it was recorded, and what to do.
fn complaints(measured: &Counts, recorded: &Counts) -> Vec<String> {
    let mut complaints = Vec::new();
    for (name, &now) in measured {
        match recorded.get(name) {
            None => complaints.push(format!(
                "`{name}` is not recorded; run `guard --record` and commit the file"
            )),
            // More than 5 %.
            Some(&before) if now * 100 > before * 105 => complaints.push(format!(
                "`{name}` grew from {before} to {now}; shrink it, or run `guard --record` \
                 and say in the commit why"
            )),
            Some(_) => {}
        }
    }
    let gone = recorded.keys().filter(|name| !measured.contains_key(*name));
    for name in gone.filter(|name| !is_uncounted(name, measured)) {
        complaints.push(format!(
            "`{name}` is recorded, and nothing of that name is counted; run `guard --record`"
        ));
    }
    complaints
}

/// Whether it is an instruction count, where none could be taken.
fn is_uncounted(name: &str, measured: &Counts) -> bool {
    let is_instructions = |name: &str| name.starts_with(callgrind::PREFIX);
    is_instructions(name) && !measured.keys().any(|name| is_instructions(name))
}

/// The counts in a file, or the first line that is none.
fn parse(text: &str) -> Result<Counts, &str> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (name, count) = line.split_once('=').ok_or(line)?;
            let count = count.trim().parse().map_err(|_| line)?;
            Ok((name.trim().to_owned(), count))
        })
        .collect()
}

fn print(counts: &Counts) -> String {
    let mut text = HEADER.to_owned();
    for (name, count) in counts {
        let _ = writeln!(text, "{name} = {count}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Counts, complaints, parse, print};

    fn counts(counts: &[(&str, u64)]) -> Counts {
        let counts = counts.iter();
        counts
            .map(|(name, count)| ((*name).to_owned(), *count))
            .collect()
    }

    #[test]
    fn five_percent_are_allowed() {
        let recorded = counts(&[("tokens struct", 1000)]);
        for now in [0, 999, 1000, 1050] {
            let measured = counts(&[("tokens struct", now)]);
            assert!(complaints(&measured, &recorded).is_empty(), "{now}");
        }
        assert_eq!(
            complaints(&counts(&[("tokens struct", 1051)]), &recorded),
            [
                "`tokens struct` grew from 1000 to 1051; shrink it, or run `guard --record` and say in the commit why"
            ]
        );
    }

    #[test]
    fn a_name_that_comes_or_goes() {
        assert_eq!(
            complaints(
                &counts(&[("tokens part", 1)]),
                &counts(&[("tokens enum", 1)])
            ),
            [
                "`tokens part` is not recorded; run `guard --record` and commit the file",
                "`tokens enum` is recorded, and nothing of that name is counted; run `guard --record`",
            ]
        );
    }

    #[test]
    fn instructions_that_cannot_be_counted_here() {
        let recorded = counts(&[("instructions same", 500), ("instructions old", 1)]);
        assert!(complaints(&counts(&[]), &recorded).is_empty());
        let here = counts(&[("instructions same", 500)]);
        assert_eq!(complaints(&here, &recorded).len(), 1);
    }

    #[test]
    fn a_file_reads_as_it_was_written() {
        let recorded = counts(&[("instructions same", 500), ("tokens struct", 1180)]);
        assert_eq!(parse(&print(&recorded)), Ok(recorded));
        assert_eq!(parse("# a\n\n a b = 1 \n"), Ok(counts(&[("a b", 1)])));
        assert_eq!(parse("a = 1\na = one"), Err("a = one"));
        assert_eq!(parse("a"), Err("a"));
    }
}
