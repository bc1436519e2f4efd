//! What does an editor know of `#[cello(…)]`?
//!
//! Asks rust-analyzer, as an editor does. It is not asked in CI: it is large, and each of its
//! versions may answer otherwise.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::build_cost::sources::{Case, source};

mod language_server;
mod program;
mod questions;

use language_server::{CURSOR, LanguageServer};
use program::Program;
use questions::{Answer, QUESTIONS, SAMPLE};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// How long rust-analyzer may take to expand a hundred structs.
const LIMIT: Duration = Duration::from_secs(1);

/// Asks all questions, and prints the answers that are wrong.
pub(crate) fn run() -> ExitCode {
    match ask_all() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::from(2)
        }
    }
}

/// How many answers are wrong.
fn ask_all() -> Result<usize, String> {
    let folder = Path::new(ROOT).join("target/ide");
    let sample = folder.join("sample");
    let write = |path: &str, text: &str| {
        let path = sample.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&sample))
            .and_then(|()| fs::write(path, text))
            .map_err(|error| error.to_string())
    };
    write("src/lib.rs", SAMPLE)?;
    let core = fs::canonicalize(Path::new(ROOT).join("cello-core"));
    let core = core.map_err(|error| error.to_string())?;
    write(
        "Cargo.toml",
        &format!(
            "[workspace]\n[package]\nname = \"sample\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\ncello-core = {{ path = \"{}\" }}\n",
            core.display()
        ),
    )?;
    let sample = fs::canonicalize(&sample).map_err(|error| error.to_string())?;
    let program = Program::find(&folder)?;
    let mut server = LanguageServer::start(&program, &sample)?;

    let mut wrong = 0;
    for (text, replacement, answer) in QUESTIONS {
        if !SAMPLE.contains(text) {
            return Err(format!("the sample has no `{text}`"));
        }
        let marked = SAMPLE.replacen(text, replacement, 1);
        if let Err(instead) = check(&mut server, &marked, answer)? {
            wrong += 1;
            println!("{}: {instead}", replacement.trim());
        }
    }
    println!(
        "{} of {} answers are right",
        QUESTIONS.len() - wrong,
        QUESTIONS.len()
    );

    let ours = expansion(&mut server)?;
    println!("100 structs are expanded in {} ms", ours.as_millis());
    Ok(wrong + usize::from(ours > LIMIT))
}

/// Asks one question; the error is what was answered instead.
fn check(
    server: &mut LanguageServer,
    marked: &str,
    answer: &Answer,
) -> Result<Result<(), String>, String> {
    let at = server.open(marked)?;
    let seen = match answer {
        Answer::Shows(texts) => {
            let hover = server.ask("textDocument/hover", &at)?;
            let hover = hover["contents"]["value"].as_str().unwrap_or_default();
            let shows = texts.iter().all(|text| hover.contains(text));
            (!shows).then(|| format!("shows {hover:?}"))
        }
        Answer::IsDefinedIn(file) => {
            let places = server.ask("textDocument/definition", &at)?;
            let is_there = |place: &Value| {
                let uri = place["uri"].as_str();
                uri.is_some_and(|uri| uri.ends_with(file))
            };
            let is_defined = places.as_array().is_some_and(|it| it.iter().any(is_there));
            (!is_defined).then(|| format!("is defined in {places}"))
        }
        Answer::Offers(list) => {
            let (mut offered, mut expected) = (completions(server, &at)?, questions::names(list));
            offered.sort();
            offered.dedup();
            expected.sort_unstable();
            (offered != expected).then(|| format!("offers {offered:?}"))
        }
        Answer::Includes(list) => {
            let offered = completions(server, &at)?;
            let has = |name: &str| offered.iter().any(|it| it == name);
            let is_ours = |it: &String| {
                it.starts_with("__") || it == "expressions" || it.contains("fill_event")
            };
            let is_right =
                questions::names(list).into_iter().all(has) && !offered.iter().any(is_ours);
            (!is_right).then(|| format!("offers {offered:?}"))
        }
        Answer::Problems(count) => {
            let found = problems(server, &at)?;
            let stays = stays_an_event(server, marked)?;
            (found.len() != *count || !stays)
                .then(|| format!("has the problems {found:?}; an event: {stays}"))
        }
        Answer::StaysAnEvent => {
            (!stays_an_event(server, marked)?).then(|| "is no event".to_owned())
        }
    };
    Ok(seen.map_or(Ok(()), Err))
}

fn problems(server: &mut LanguageServer, at: &Value) -> Result<Vec<String>, String> {
    let found = server.ask("textDocument/diagnostic", at)?;
    let found = found["items"].as_array().into_iter().flatten();
    Ok(found.map(|it| it["message"].to_string()).collect())
}

/// Whether the methods of an event are still offered where the sample uses one.
fn stays_an_event(server: &mut LanguageServer, marked: &str) -> Result<bool, String> {
    let text = marked.replace(CURSOR, "");
    let at = server.open(&text.replacen("row.to_json()", "row.to_j｜son()", 1))?;
    Ok(completions(server, &at)?.iter().any(|it| it == "to_json"))
}

/// The names that are offered, without what follows them.
fn completions(server: &mut LanguageServer, at: &Value) -> Result<Vec<String>, String> {
    let list = server.ask("textDocument/completion", at)?;
    let items = list["items"].as_array().or(list.as_array());
    let labels = items
        .into_iter()
        .flatten()
        .filter_map(|it| it["label"].as_str());
    let name = |label: &str| {
        let end = label.find(|it: char| !(it.is_alphanumeric() || it == '_'));
        label[..end.unwrap_or(label.len())].to_owned()
    };
    Ok(labels.map(name).collect())
}

/// How much longer the first answer about a hundred structs takes with our derive than
/// without, in the best of three tries.
fn expansion(server: &mut LanguageServer) -> Result<Duration, String> {
    let mut first_answer = |case, run| {
        // Names that are new each time, or rust-analyzer has the expansions already.
        let text = source(case, 100).replace("pub struct ", &format!("pub struct Run{run}"));
        let (before, after) = text.split_once("pub struct").unwrap_or((&text, ""));
        let at = server.open(&format!("{before}pub str{CURSOR}uct{after}"))?;
        let start = Instant::now();
        // Which names there are is known when all derives are expanded.
        server.ask("textDocument/hover", &at)?;
        Ok::<_, String>(start.elapsed())
    };
    let mut best = Duration::MAX;
    for run in 0..3 {
        let without = first_answer(Case::None, run)?;
        let with = first_answer(Case::CelloUnused, run)?;
        println!(
            "{} ms without, {} ms with the derive",
            without.as_millis(),
            with.as_millis()
        );
        best = best.min(with.saturating_sub(without));
    }
    Ok(best)
}
