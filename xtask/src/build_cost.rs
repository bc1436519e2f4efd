//! What does the derive cost those who wait for the compiler?
//!
//! Crates that differ in nothing but the derive are compiled by the compiler alone, in
//! turns, so that noise meets all of them. What counts is the least processor time of
//! all runs; the wall clock stands beside it.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Duration;

use serde_json::Value;

use crate::rustc::{Cost, Lab, Profile, cost, succeed, succeeded};
use crate::tokens;

mod broken;
mod cold;
mod figures;
mod options;
mod report;
pub(crate) mod sources;

use figures::{Figures, Row};
use options::{Options, What};
use report::Emitted;
use sources::{Case, source};

/// Code a struct is the growth between two linked libraries: what they share cancels out.
const LINKED: [usize; 2] = [100, 200];

/// Prints the figures, and whether each is as good as it has to be.
pub(crate) fn run(arguments: &[OsString]) -> ExitCode {
    let Some(options) = options::parse(arguments) else {
        eprintln!("{}", crate::USAGE);
        return ExitCode::from(2);
    };
    let verdicts = match options.what {
        What::Derives => derives(&options),
        What::Cold => cold::measure(options.runs),
        What::Broken => broken::measure(options.runs),
    };
    match verdicts {
        Ok(verdicts) => report::judge(&verdicts),
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

fn derives(options: &Options) -> Result<Vec<report::Verdict>, String> {
    let cases: Vec<Case> = Case::ALL
        .into_iter()
        .filter(|case| options.wants(*case))
        .collect();
    let lab = Lab::new(&[Profile::Check, Profile::Release])?;
    let mut rows: Vec<Row> = Vec::new();
    for run in 1..=options.runs {
        eprintln!("run {run} of {}", options.runs);
        for &structs in &options.structs {
            for &case in &cases {
                let figures = compile(&lab, case, structs)?;
                figures::keep_least(&mut rows, case, structs, figures);
            }
        }
    }
    let mut emitted = Vec::new();
    for &case in cases.iter().filter(|&&case| case != Case::None) {
        emitted.push(Emitted {
            case,
            tokens: tokens::emitted(&lab, &source(case.unused(), 1))?,
            text: if case.is_used() {
                text(&lab, case)?
            } else {
                None
            },
        });
    }
    print!("{}", report::table(&rows, &emitted));
    Ok(report::verdicts(&rows, &emitted))
}

fn compile(lab: &Lab, case: Case, structs: usize) -> Result<Figures, String> {
    let file = lab.write("measured", &source(case, structs))?;
    Ok(Figures {
        check: compiler(lab, Profile::Check, &file)?,
        release: compiler(lab, Profile::Release, &file)?,
        expansion: expansion(lab, &file)?,
    })
}

fn compiler(lab: &Lab, profile: Profile, file: &Path) -> Result<Cost, String> {
    let mut rustc = lab.rustc(profile, file);
    let (cost, output) = cost(&mut rustc)?;
    succeeded(&rustc, output)?;
    Ok(cost)
}

/// How long the compiler was busy with macros, by its own account.
fn expansion(lab: &Lab, file: &Path) -> Result<Duration, String> {
    let mut rustc = lab.rustc(Profile::Check, file);
    let output = succeed(rustc.args(["-Ztime-passes", "-Ztime-passes-format=json"]))?;
    let account = String::from_utf8_lossy(&output.stderr);
    let passes = account.lines().filter_map(|line| {
        let pass: Value = serde_json::from_str(line.strip_prefix("time: ")?).ok()?;
        (pass["pass"] == "macro_expand_crate").then(|| pass["time"].as_f64())?
    });
    let seconds = passes.reduce(f64::max);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| "the compiler no longer says how long it expands macros".to_owned())
}

/// The bytes of machine code a struct, as linked; `None` where nothing can read them.
fn text(lab: &Lab, case: Case) -> Result<Option<f64>, String> {
    let mut sizes = Vec::new();
    for structs in LINKED {
        let file = lab.write("linked", &source(case, structs))?;
        let library = file.with_extension("so");
        let mut rustc = lab.rustc(Profile::Release, &file);
        succeed(rustc.arg("--crate-type=cdylib").arg("-o").arg(&library))?;
        let Ok(output) = Command::new("size").arg("-A").arg(&library).output() else {
            return Ok(None);
        };
        sizes.extend(figures::section(
            &String::from_utf8_lossy(&output.stdout),
            ".text",
        ));
    }
    let [small, big] = sizes[..] else {
        return Ok(None);
    };
    let structs = LINKED[1] - LINKED[0];
    Ok(Some(figures::ratio(big.saturating_sub(small), structs)))
}

#[cfg(test)]
mod tests {
    use super::sources::{Case, Mistake, broken, source};
    use crate::rustc::{Lab, Profile};
    use crate::tokens;

    /// One test: there is one folder to build in.
    #[test]
    fn the_crates_are_what_they_say() {
        let lab = Lab::new(&[Profile::Check]).unwrap();
        let errors = |source: &str| {
            let file = lab.write("tested", source).unwrap();
            let mut rustc = lab.rustc(Profile::Check, &file);
            let output = rustc.arg("--error-format=short").output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            // A place stands in front of each but the last, which counts them.
            said.matches(": error").count()
        };
        for case in Case::ALL {
            assert_eq!(errors(&source(case, 3)), 0, "{case:?}");
        }
        for mistake in Mistake::ALL {
            // At least one a struct: some have several.
            assert!(errors(&broken(mistake, 5)) >= 5, "{mistake:?}");
        }
        let emitted = |case| tokens::emitted(&lab, &source(case, 2)).unwrap();
        assert_eq!(emitted(Case::None), 0);
        assert!(emitted(Case::SerdeUnused) > 0 && emitted(Case::CelloUnused) > 0);
    }
}
