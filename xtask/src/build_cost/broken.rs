//! How long does the compiler take to say what is wrong?

use super::report::Verdict;
use super::sources::{Case, Mistake, broken, source};
use crate::rustc::{Cost, Lab, Profile, cost};

const STRUCTS: usize = 200;

/// Of the time that as many right structs take.
const OF_RIGHT: f64 = 2.0;

pub(super) fn measure(runs: usize) -> Result<Vec<Verdict>, String> {
    let lab = Lab::new(&[Profile::Check])?;
    let mut crates = vec![("all is right", source(Case::CelloUnused, STRUCTS))];
    crates.extend(Mistake::ALL.map(|mistake| (mistake.as_str(), broken(mistake, STRUCTS))));
    let mut least: Vec<Option<Cost>> = vec![None; crates.len()];
    for run in 1..=runs {
        eprintln!("run {run} of {runs}");
        for (index, (name, source)) in crates.iter().enumerate() {
            let file = lab.write("broken", source)?;
            // As Cargo has it, which prints what the compiler says.
            let mut rustc = lab.rustc(Profile::Check, &file);
            let (cost, output) = cost(rustc.arg("--error-format=json"))?;
            if output.status.success() != (index == 0) {
                return Err(format!("{name}, and the compiler did not see it so"));
            }
            least[index] = Some(least[index].map_or(cost, |least| least.least(cost)));
        }
    }
    println!("check of {STRUCTS} structs: processor time (wall clock), least of {runs} runs\n");
    let mut verdicts = Vec::new();
    for ((name, _), cost) in crates.iter().zip(&least) {
        let (Some(cost), Some(Some(right))) = (cost, least.first()) else {
            continue;
        };
        let (cpu, wall) = (cost.cpu.as_millis(), cost.wall.as_millis());
        println!("{cpu:>5} ms ({wall:>5} ms)  {name}");
        verdicts.push(Verdict {
            what: format!("{name}, of all right"),
            measured: cost.cpu.as_secs_f64() / right.cpu.as_secs_f64(),
            at_most: OF_RIGHT,
        });
    }
    println!();
    Ok(verdicts.split_off(1))
}
