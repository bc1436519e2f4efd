//! Are the lints of this repository's own mappings true ones?
//!
//! Every type in tests, examples, benches and documentation that derives `CelloEvent` or
//! `CelloPart` is looked at. A lint on a right mapping would be a nuisance to users, too.

use std::fs;
use std::path::Path;

use cello_catalogue::Lint;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

use crate::check;
use crate::input::Input;
use crate::plan::{Events, FoundLint, Sends};
use crate::problems::Problems;

/// What is about lints, and so has them, and what does not compile.
const ABOUT_LINTS: [&str; 3] = [
    "cello-core/src/mapping.rs",
    "tests/mapping_lints.rs",
    "tests/ui",
];

/// The folders and files with mappings in them.
const PLACES: [&str; 7] = [
    "README.md",
    "benches",
    "cello-attribution",
    "cello-core/src",
    "cello-derive/src",
    "examples",
    "tests",
];

#[derive(Default)]
struct Found {
    place: String,
    types: usize,
    lints: Vec<String>,
}

impl Found {
    fn file(&mut self, path: &Path, place: &str) {
        let Ok(text) = fs::read_to_string(path) else {
            return;
        };
        place.clone_into(&mut self.place);
        if path.extension().is_some_and(|it| it == "rs") {
            self.code(&text);
        }
        for block in blocks(&text) {
            self.code(&block);
        }
    }

    /// Looks at every type, wherever in the code it is: in a function, in a macro's input.
    fn code(&mut self, code: &str) {
        if let Ok(tokens) = code.parse::<TokenStream>() {
            self.tokens(tokens);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut start = 0;
        for (index, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Ident(word) if word == "struct" || word == "enum" => {
                    let rest = &tokens[index..];
                    let len = 1 + rest.iter().position(ends_item).unwrap_or(0);
                    self.item(
                        &tokens[start..index],
                        tokens[start..index + len].iter().cloned(),
                    );
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
            let is_before_item = match token {
                TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
                TokenTree::Punct(punct) => punct.as_char() == '#',
                TokenTree::Ident(word) => word == "pub",
                TokenTree::Literal(_) => false,
            };
            if !is_before_item {
                start = index + 1;
            }
        }
    }

    fn item(&mut self, attrs: &[TokenTree], item: impl Iterator<Item = TokenTree>) {
        let attrs: String = attrs.iter().map(ToString::to_string).collect();
        let derives = |name: &str| {
            let mut derives = attrs.split("derive").skip(1);
            derives.any(|list| {
                list.split(')')
                    .next()
                    .is_some_and(|list| list.contains(name))
            })
        };
        let mut problems = Problems::default();
        let read = |input: ParseStream<'_>| Input::read(input, &mut problems);
        let Ok(input) = read.parse2(item.collect()) else {
            return;
        };
        let mut lints: Vec<FoundLint> = Vec::new();
        if derives("CelloEvent") {
            match check::events(&input, &mut problems).body {
                Events::Struct(events) => {
                    lints.extend(events.into_iter().flat_map(|event| event.content.lints));
                }
                Events::Enum(arms) => {
                    let events = arms.into_iter().filter_map(|arm| match arm.sends {
                        Sends::Event(event) => Some(event),
                        Sends::Nothing | Sends::Inner(_) => None,
                    });
                    lints.extend(events.flat_map(|event| event.content.lints));
                }
            }
        } else if derives("CelloPart") {
            lints.extend(check::part(&input, &mut problems).body.lints);
        } else {
            return;
        }
        self.types += 1;
        for FoundLint { lint, .. } in lints {
            // Facts rather than guesses, and what many tests are about.
            if !matches!(lint, Lint::ConstantIdentity | Lint::NoAttribution) {
                let (place, name) = (&self.place, &input.ident);
                self.lints.push(format!("{lint} of {name} in {place}"));
            }
        }
    }
}

/// The braces of a type, or the semicolon after it.
fn ends_item(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    }
}

/// The fenced blocks of a document, or of documentation comments.
fn blocks(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| {
        let line = line.trim_start();
        let comment = line.strip_prefix("///").or(line.strip_prefix("//!"));
        let line = comment.map_or(line, |comment| comment.strip_prefix(' ').unwrap_or(comment));
        line.strip_prefix("# ").unwrap_or(line)
    });
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in lines {
        match &mut open {
            Some(_) if line.starts_with("```") => blocks.extend(open.take()),
            Some(block) => block.extend([line, "\n"]),
            None if line.starts_with("```") => open = Some(String::new()),
            None => {}
        }
    }
    blocks
}

fn files(place: &Path, each: &mut dyn FnMut(&Path)) {
    if let Ok(entries) = fs::read_dir(place) {
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            files(&path, each);
        }
    } else if place.extension().is_some_and(|it| it == "rs" || it == "md") {
        each(place);
    }
}

#[test]
fn the_lints_of_this_repository_are_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // The crate alone, as it is published.
    if !root.join("tests/ui").exists() {
        eprintln!("skipped: this is not the whole repository");
        return;
    }
    let mut found = Found::default();
    for place in PLACES {
        files(&root.join(place), &mut |path| {
            let place = path.strip_prefix(&root).unwrap();
            if !ABOUT_LINTS.iter().any(|about| place.starts_with(about)) {
                found.file(path, &place.display().to_string());
            }
        });
    }
    assert!(found.types > 150, "{} types", found.types);
    assert_eq!(found.lints, [""; 0]);
}
