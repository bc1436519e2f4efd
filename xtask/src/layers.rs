//! Do files import each other in circles, or share a name?
//!
//! Two files that cannot be read without each other are one file in two places, and two files
//! of one name are easily confused. Both are found in the tokens of the sources, without
//! building anything.
//!
//! What a module takes from a module that it is part of does not count: `draft/output` is part
//! of `draft`, and adds methods to its type. Tests are compared among themselves, because each
//! is a crate of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod imports;

use crate::rustc::checkout;
use imports::imports;

/// Names that each folder may have one of.
const COMMON: [&str; 5] = ["lib", "main", "mod", "error", "tests"];

/// The files of a crate, by the path of the module that each is: empty for the root.
type Modules = BTreeMap<Vec<String>, PathBuf>;

/// Prints what is wrong.
pub(crate) fn run() -> ExitCode {
    match check(checkout()) {
        Ok(wrong) if wrong.is_empty() => ExitCode::SUCCESS,
        Ok(wrong) => {
            println!("{}", wrong.join("\n"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Checks the crates of this repository, and returns what is wrong with them.
fn check(checkout: &Path) -> Result<Vec<String>, String> {
    let mut wrong = Vec::new();
    let mut crates = Vec::new();
    for entry in read_dir(checkout)? {
        if entry.join("Cargo.toml").is_file() && entry.join("src").is_dir() {
            crates.push(entry);
        }
    }
    for folder in crates {
        let name = file_name(&folder);
        let mut files = Vec::new();
        sources(&folder, &mut files)?;
        let (in_src, others): (Vec<_>, Vec<_>) = files
            .iter()
            .cloned()
            .partition(|file| file.starts_with(folder.join("src")));
        for files in [in_src, others] {
            for shared in shared_names(&folder, &files) {
                wrong.push(format!("{name}: {shared}"));
            }
        }
        for circle in circles(&modules(&folder.join("src"), &files))? {
            wrong.push(format!("{name}: imports in a circle: {circle}"));
        }
    }
    Ok(wrong)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn read_dir(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

/// Every source file below a crate, but for what is built.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    for path in read_dir(folder)? {
        if path.is_dir() && file_name(&path) != "target" {
            sources(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

fn shared_names(folder: &Path, files: &[PathBuf]) -> Vec<String> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        if !COMMON.contains(&&*stem) {
            let place = file.strip_prefix(folder).unwrap_or(file);
            let places = by_name.entry(stem.into_owned()).or_default();
            places.push(place.display().to_string());
        }
    }
    let shared = by_name.into_values().filter(|places| places.len() > 1);
    shared
        .map(|places| format!("files of one name: {}", places.join(", ")))
        .collect()
}

fn modules(src: &Path, files: &[PathBuf]) -> Modules {
    let mut modules = Modules::new();
    for file in files {
        let Ok(place) = file.strip_prefix(src) else {
            continue;
        };
        let place = place.with_extension("");
        let mut names: Vec<String> = place
            .iter()
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        let is_root = names.len() == 1 && ["lib", "main"].contains(&&*names[0]);
        if is_root || names.last().is_some_and(|name| name == "mod") {
            names.pop();
        }
        modules.insert(names, file.clone());
    }
    modules
}

/// The circles among the files, each as the names of its files.
fn circles(modules: &Modules) -> Result<Vec<String>, String> {
    let mut graph: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
    for (module, file) in modules {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
        let source = fs::read_to_string(file).map_err(|error| failed(&error))?;
        let paths = imports(&source, module).map_err(|error| failed(&error))?;
        let imported = paths.iter().map(|path| file_of(path, modules));
        graph.insert(
            module,
            imported.filter(|it| !module.starts_with(it)).collect(),
        );
    }
    let mut found = BTreeSet::new();
    for &module in graph.keys() {
        // All that it reaches and that reach it.
        let behind = reached(module, &graph);
        let circle: Vec<&[String]> = behind
            .iter()
            .copied()
            .filter(|other| reached(other, &graph).contains(module))
            .collect();
        if !circle.is_empty() {
            found.insert(circle);
        }
    }
    let name = |module: &&[String]| match module {
        [] => "the root".to_owned(),
        names => names.join("/"),
    };
    let listed = |circle: Vec<&[String]>| circle.iter().map(name).collect::<Vec<_>>().join(", ");
    Ok(found.into_iter().map(listed).collect())
}

/// The module of a file that a path leads to: its longest beginning that is one.
fn file_of<'m>(path: &[String], modules: &'m Modules) -> &'m [String] {
    let beginnings = (0..=path.len()).rev().map(|len| &path[..len]);
    let mut found = beginnings.filter_map(|path| modules.get_key_value(path));
    found.next().map_or(&[], |(module, _)| module)
}

fn reached<'m>(
    module: &[String],
    graph: &BTreeMap<&'m [String], BTreeSet<&'m [String]>>,
) -> BTreeSet<&'m [String]> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<&[String]> = graph[module].iter().copied().collect();
    while let Some(next) = open.pop() {
        if seen.insert(next) {
            open.extend(&graph[next]);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{check, checkout};

    #[test]
    fn this_repository_has_neither() {
        assert_eq!(check(checkout()), Ok(vec![]));
    }

    #[test]
    fn circles_and_shared_names_are_found() {
        let folder = std::env::temp_dir().join(format!("layers-{}", std::process::id()));
        let source = |path: &str, text: &str| {
            let path = folder.join("a").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        source("Cargo.toml", "");
        source("src/lib.rs", "mod b; mod c; mod d;\npub use b::B;");
        source("src/b.rs", "mod text; use crate::c::{C, D};");
        source("src/c.rs", "fn c() { crate::d::D::new() }");
        source(
            "src/d.rs",
            "use super::b::B; #[cfg(test)] mod tests { use crate::B; }",
        );
        source("src/b/text.rs", "use crate::d::D;");
        source("src/c/text.rs", "use super::C;");
        source("tests/text.rs", "");
        let wrong = check(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            wrong,
            Ok(vec![
                "a: files of one name: src/b/text.rs, src/c/text.rs".to_owned(),
                "a: imports in a circle: b, c, d".to_owned(),
            ])
        );
    }
}
