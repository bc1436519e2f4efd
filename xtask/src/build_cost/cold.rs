//! What does the first build of a project cost that depends on us?

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Deserializer, Value};

use super::report::Verdict;
use crate::rustc::{self, Cost, cost, succeed, succeeded};

/// Of what those build who write the JSON themselves.
const OF_SERDE: f64 = 1.25;

/// The same work with the usual crates.
const SERDE: &str = r#"
chrono = { version = "0.4", default-features = false, features = ["std"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
"#;

pub(super) fn measure(runs: usize) -> Result<Vec<Verdict>, String> {
    let projects = [
        ("serde, serde_json, chrono", SERDE.to_owned()),
        ("cello-core", rustc::cello_core()?),
    ];
    let folder = rustc::folder("cold")?;
    let mut least: [Option<Cost>; 2] = [None; 2];
    for run in 1..=runs {
        eprintln!("run {run} of {runs}");
        for (least, (_, dependencies)) in least.iter_mut().zip(&projects) {
            let mut cargo = fresh(&folder, dependencies)?;
            let (cost, output) = cost(cargo.args(["build", "--release"]))?;
            succeeded(&cargo, output)?;
            *least = Some(least.map_or(cost, |least| least.least(cost)));
        }
    }
    let [Some(serde), Some(cello)] = least else {
        return Ok(Vec::new());
    };
    println!("cold release build: processor time (wall clock), least of {runs} runs\n");
    for ((name, dependencies), cost) in projects.iter().zip([serde, cello]) {
        let (cpu, wall) = (cost.cpu.as_secs_f64(), cost.wall.as_secs_f64());
        println!("{cpu:.2} s ({wall:.2} s)  {name}; seconds a crate, once:");
        for (seconds, name) in timings(&folder, dependencies)? {
            println!("    {seconds:>5.2}  {name}");
        }
    }
    println!();
    let verdict = |what: &str, ours: f64, theirs: f64| Verdict {
        what: format!("cold build, {what}, of serde's"),
        measured: ours / theirs,
        at_most: OF_SERDE,
    };
    let cpu = |cost: Cost| cost.cpu.as_secs_f64();
    let wall = |cost: Cost| cost.wall.as_secs_f64();
    Ok(vec![
        verdict("processor time", cpu(cello), cpu(serde)),
        verdict("wall clock", wall(cello), wall(serde)),
    ])
}

/// Cargo in an empty project of which nothing is built.
fn fresh(folder: &Path, dependencies: &str) -> Result<Command, String> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target).map_err(|error| error.to_string())?;
    }
    rustc::write_project(folder, "cold", dependencies, "")?;
    Ok(rustc::cargo(folder, &target))
}

/// Each crate with its seconds, the longest first, as Cargo measures them.
fn timings(folder: &Path, dependencies: &str) -> Result<Vec<(f64, String)>, String> {
    succeed(fresh(folder, dependencies)?.args(["build", "--release", "--timings"]))?;
    let page = folder.join("target/cargo-timings/cargo-timing.html");
    let page = fs::read_to_string(page).map_err(|error| error.to_string())?;
    // The data of the chart.
    let (_, data) = page.split_once("UNIT_DATA = ").unwrap_or_default();
    let units = Deserializer::from_str(data)
        .into_iter::<Vec<Value>>()
        .next();
    let units = units.and_then(Result::ok);
    let units = units.ok_or("the timings of Cargo no longer read as they did")?;
    let mut timings: Vec<(f64, String)> = units
        .iter()
        .filter_map(|unit| {
            let (name, target) = (unit["name"].as_str()?, unit["target"].as_str()?);
            Some((unit["duration"].as_f64()?, format!("{name}{target}")))
        })
        .collect();
    timings.sort_by(|one, other| other.0.total_cmp(&one.0));
    Ok(timings)
}
