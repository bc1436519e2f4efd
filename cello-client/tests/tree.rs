//! How many crates does a user of the client build?

use std::collections::BTreeSet;
use std::process::Command;

/// The most crates that the client may bring, itself included.
const LIMIT: usize = 110;

#[test]
fn the_client_brings_few_crates() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--package",
            "cello-client",
            "--edges",
            "normal,build",
        ])
        .args([
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--locked",
            "--offline",
        ])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let crates: BTreeSet<&str> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    println!("{} crates", crates.len());
    assert!(
        crates.iter().any(|name| name.starts_with("reqwest ")),
        "{tree}"
    );
    assert!(
        crates.len() <= LIMIT,
        "{} crates: {crates:#?}",
        crates.len()
    );
}
