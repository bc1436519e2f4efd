//! What do the derives write?
//!
//! Each `tests/expansions/NAME.rs` is a type, and `NAME.expected.rs` what is written for it, as
//! rustfmt would print it. They document the macro, and show what a change to it changes.
//! `TRYBUILD=overwrite cargo test -p cello-derive expansions` writes them.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::{Derive, derive};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansions");
    let paths = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = paths.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| !path.to_string_lossy().ends_with(".expected.rs"));
    paths.sort();
    paths
}

fn expanded(source: &str) -> String {
    let which = match source.lines().find(|line| line.starts_with("#[derive(")) {
        Some("#[derive(CelloEvent)]") => Derive::Event,
        Some("#[derive(CelloPart)]") => Derive::Part,
        _ => Derive::Interval,
    };
    // As the compiler does it, which takes the derive itself away.
    let input: String = source
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("#[derive("))
        .collect();
    let tokens: TokenStream = input.parse().unwrap();
    let file = syn::parse_file(&derive(which, tokens, false).to_string()).unwrap();
    prettyplease::unparse(&file)
}

#[test]
fn expansions_are_as_expected() {
    let cases = cases();
    assert!(cases.len() >= 8);
    for case in cases {
        let written = expanded(&fs::read_to_string(&case).unwrap());
        let golden = case.with_extension("expected.rs");
        if std::env::var("TRYBUILD").is_ok_and(|it| it == "overwrite") {
            fs::write(&golden, &written).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        let expected = expected.replace("\r\n", "\n");
        assert!(
            written == expected,
            "{} is now:\n{written}",
            golden.display()
        );
    }
}
