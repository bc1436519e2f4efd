//! What does the compiler say to a mistake in this crate?
//!
//! The golden file holds the words of one compiler; with any other, there is nothing
//! to compare with.

use std::process::Command;

const BLESSED: &str = "rustc 1.95.0 ";

#[test]
fn mistakes_are_explained() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc)
        .arg("--version")
        .output()
        .unwrap()
        .stdout;
    let version = String::from_utf8(version).unwrap();
    if !version.starts_with(BLESSED) {
        eprintln!("skipped: the golden file is of {BLESSED}, this is {version}");
        return;
    }
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
