//! How many instructions does an event take?
//!
//! The example `count` makes events, and nothing else: `count CASE EVENTS`. Valgrind
//! counts what it executes. Twice as many events cost what the start of the program
//! does not.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Counts;
use crate::rustc::succeed;

/// What the names of these counts begin with.
pub(super) const PREFIX: &str = "instructions ";

/// The example, and the kinds of events that it is asked for.
const EXAMPLE: &str = "count";
const CASES: [&str; 9] = [
    "same",
    "varied",
    "number",
    "part",
    "enum",
    "when",
    "not-referred",
    "long-name",
    "all-escapes",
];

/// A multiple of the different events that there are, so that each is made as often.
const EVENTS: u64 = 1024;

/// The instructions an event of each case, or why they cannot be counted here.
pub(super) fn events() -> Result<Result<Counts, String>, String> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        return Ok(Err("valgrind is not installed".to_owned()));
    }
    let program = build()?;
    let counts = CASES.iter().map(|case| {
        let instructions = instructions_per_event(&program, case, EVENTS)?;
        Ok((format!("{PREFIX}{case}"), instructions))
    });
    counts.collect::<Result<_, String>>().map(Ok)
}

/// What one more event costs.
pub(super) fn instructions_per_event(
    program: &Path,
    case: &str,
    events: u64,
) -> Result<u64, String> {
    let once = instructions(program, case, events)?;
    let twice = instructions(program, case, 2 * events)?;
    Ok(twice.saturating_sub(once) / events)
}

fn instructions(program: &Path, case: &str, events: u64) -> Result<u64, String> {
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .arg(case)
        .arg(events.to_string());
    let output = succeed(&mut valgrind)?;
    let account = String::from_utf8_lossy(&output.stderr);
    collected(&account).ok_or_else(|| format!("valgrind counted nothing:\n{account}"))
}

/// The sum in what valgrind says at the end: `==1== Collected : 12345`.
fn collected(account: &str) -> Option<u64> {
    let line = account.lines().find(|line| line.contains(" Collected "))?;
    line.rsplit(':').next()?.trim().parse().ok()
}

/// The program that Cargo built.
fn build() -> Result<PathBuf, String> {
    let mut cargo = cargo();
    let output = succeed(cargo.args([
        "build",
        "--release",
        "--example",
        EXAMPLE,
        "--message-format=json",
    ]))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let program = text.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let executable = message["executable"].as_str()?;
        (message["target"]["name"] == EXAMPLE).then(|| PathBuf::from(executable))
    });
    program.ok_or_else(|| format!("Cargo built no example `{EXAMPLE}`"))
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    cargo
}

#[cfg(test)]
mod tests {
    use super::collected;

    /// A program that counts to its second argument.
    #[cfg(unix)]
    const COUNT: &str = "#!/bin/sh\nn=0\nwhile [ $n -lt $2 ]; do n=$((n + 1)); done\n";

    #[test]
    #[cfg(unix)]
    fn the_start_of_a_program_does_not_count() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt as _;
        use std::process::Command;

        use super::instructions_per_event;
        use crate::rustc::folder;

        if Command::new("valgrind").arg("--version").output().is_err() {
            eprintln!("skipped: valgrind is not installed");
            return;
        }
        let folder = folder("callgrind").unwrap();
        fs::create_dir_all(&folder).unwrap();
        let program = folder.join("count.sh");
        fs::write(&program, COUNT).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let few = instructions_per_event(&program, "same", 200).unwrap();
        let many = instructions_per_event(&program, "same", 800).unwrap();
        assert!(few > 100 && few.abs_diff(many) * 20 < few, "{few}, {many}");
    }

    #[test]
    fn what_valgrind_says() {
        let account = "==7== Callgrind, a call-graph generating cache profiler\n\
                       ==7== Events    : Ir\n==7== Collected : 1234567\n==7==\n";
        assert_eq!(collected(account), Some(1_234_567));
        assert_eq!(collected("==7== Events    : Ir\n"), None);
    }
}
