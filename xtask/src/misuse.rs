//! What does the compiler say about each mistake?
//!
//! The compile-fail cases as a document for people: the folders of `tests/ui` are its topics,
//! the files the mistakes, and the golden files what the compiler says.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const FILE: &str = "docs/misuse.md";

const HEADER: &str = "\
# Misuse, and what the compiler says

Every mistake that the tests of this repository make on purpose, by topic. The title of each leads
to the code that makes it. Written by `cargo run -p xtask -- misuse` from `tests/ui`; a test keeps
it current.
";

/// The topics, in the order in which a newcomer meets them: the folder, and what its
/// mistakes are about.
const TOPICS: &[(&str, &str, &str)] = &[
    ("trigger", "The trigger", "Which event a type is."),
    (
        "missing",
        "What is missing",
        "Required slots without a mapping, each with the likeliest field.",
    ),
    (
        "slots",
        "Slots",
        "Slots that are misspelt, filled twice or not taken.",
    ),
    (
        "grammar",
        "The attribute",
        "What may be written in `#[cello(…)]`, and how.",
    ),
    ("money", "Money", "The unit and the size of `price`."),
    (
        "time",
        "Time",
        "The form and the unit of `event.timestamp`.",
    ),
    ("none", "`None`", "What an `Option` means that is `None`."),
    (
        "constants",
        "Constants",
        "Literals that are checked while compiling.",
    ),
    (
        "types",
        "Types",
        "Fields and expressions of a type that the slot does not take.",
    ),
    (
        "contradiction",
        "Contradictions",
        "Mappings that would compile and report something wrong.",
    ),
    (
        "groups",
        "Several triggers",
        "A struct that is one event or another, by `when` and `on`.",
    ),
    (
        "attribution",
        "Attribution",
        "Who is rewarded: the user or the organization.",
    ),
    ("enums", "Enums", "One event a variant."),
    ("parts", "Parts", "Structs that are flattened into events."),
    ("intervals", "Intervals", "Enums of billing intervals."),
    ("lints", "Lints", "Likely mistakes that `allow` silences."),
    (
        "many",
        "Many at once",
        "All mistakes of a type are reported in one run.",
    ),
    (
        "readme",
        "The README",
        "The example of the README, with two fields left out.",
    ),
];

/// Writes the document.
pub(crate) fn run() -> ExitCode {
    let path = Path::new(ROOT).join(FILE);
    let written = document().and_then(|document| {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(ROOT)))
            .and_then(|()| fs::write(&path, document))
            .map_err(|error| format!("{}: {error}", path.display()))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn document() -> Result<String, String> {
    let ui = Path::new(ROOT).join("tests/ui");
    let folders = entries(&ui)?;
    let known = |folder: &PathBuf| TOPICS.iter().any(|(name, ..)| folder.ends_with(name));
    if let Some(unknown) = folders.iter().find(|folder| !known(folder)) {
        return Err(format!("{} has no topic in {}", unknown.display(), file!()));
    }
    let mut document = HEADER.to_owned();
    document.push('\n');
    for (_, title, _) in TOPICS {
        let _ = writeln!(document, "- [{title}](#{})", anchor(title));
    }
    for (folder, title, about) in TOPICS {
        let _ = write!(document, "\n## {title}\n\n{about}\n");
        let cases = entries(&ui.join(folder))?;
        for case in cases
            .iter()
            .filter(|case| case.extension().is_some_and(|it| it == "rs"))
        {
            write_case(folder, case, &mut document)?;
        }
    }
    Ok(document)
}

fn write_case(folder: &str, case: &Path, document: &mut String) -> Result<(), String> {
    let golden = case.with_extension("stderr");
    let output = fs::read_to_string(&golden).map_err(|it| format!("{}: {it}", golden.display()))?;
    let name = case.file_stem().unwrap_or_default().to_string_lossy();
    let mut title = name.replace('_', " ");
    if let Some(first) = title.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let link = format!("../tests/ui/{folder}/{name}.rs");
    let _ = write!(
        document,
        "\n### [{title}]({link})\n\n```text\n{}\n```\n",
        output.trim_end()
    );
    Ok(())
}

/// The anchor that a heading gets: its letters in lower case, with hyphens for spaces.
fn anchor(title: &str) -> String {
    let letters = title
        .chars()
        .filter(|it| it.is_alphanumeric() || *it == ' ');
    letters.collect::<String>().to_lowercase().replace(' ', "-")
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::{FILE, ROOT, document};

    #[test]
    fn the_document_is_current() {
        let path = std::path::Path::new(ROOT).join(FILE);
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            document().unwrap() == committed.replace("\r\n", "\n"),
            "{FILE} is not current; run `cargo run -p xtask -- misuse`"
        );
    }
}
