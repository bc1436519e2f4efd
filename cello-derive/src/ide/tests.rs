//! Are the hints such that rust-analyzer finds them?

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use syn::{Ident, Item};

use super::{Derive, hints};

/// What stands for the name that rust-analyzer invents at the cursor.
const MARKER: &str = "atTheCursor";

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The compile-fail fixtures: every mistake that we know of.
fn fixtures() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(ROOT).join("tests/ui")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The types in a text that derive one of ours, as texts.
///
/// Each begins with its `#[derive(…)]` and ends where the next line without indentation ends.
fn items(source: &str) -> impl Iterator<Item = (Derive, &str)> {
    source.match_indices("#[derive(").filter_map(|(at, _)| {
        let item = &source[at..];
        let (first, _) = item.split_once('\n')?;
        let derive = [
            ("CelloEvent", Derive::Event),
            ("CelloPart", Derive::Part),
            ("CelloInterval", Derive::Interval),
        ];
        let (_, derive) = derive.into_iter().find(|(name, _)| first.contains(name))?;
        let end = item.find("\n}").map(|end| end + "\n}".len());
        let unit = item.find(";\n").map(|end| end + 1);
        let is_unit = |end: usize| !item[..end].contains('{');
        let end = unit.filter(|&end| is_unit(end)).or(end)?;
        Some((derive, &item[..end]))
    })
}

/// The places in a text where a name may be written, in the lists of `#[cello(…)]`.
fn cursors(item: &str) -> Vec<usize> {
    let mut cursors = Vec::new();
    for (at, attribute) in item.match_indices("#[cello(") {
        let begin = at + attribute.len();
        let end = item[begin..]
            .find(")]")
            .map_or(item.len(), |end| begin + end + 1);
        let offsets = (begin..end).filter(|&at| item.is_char_boundary(at));
        cursors.extend(offsets.filter(|&at| may_be_a_name(&item[..at], &item[at..])));
    }
    cursors
}

/// Whether there may be a name between the two, and there is one worth trying.
fn may_be_a_name(before: &str, after: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let head = &before[before.trim_end_matches(is_word).len()..];
    let tail = &after[..after.len() - after.trim_start_matches(is_word).len()];
    let is_keyword = syn::parse_str::<Ident>(&[head, tail].concat()).is_err();
    let is_number = before.ends_with('.')
        && before
            .trim_end_matches('.')
            .ends_with(|it: char| it.is_ascii_digit())
        && tail.starts_with(|it: char| it.is_ascii_digit());
    let is_operator = ["&", "|"]
        .iter()
        .any(|it| before.ends_with(it) && after.starts_with(it));
    let is_blank = before.ends_with(' ') && after.starts_with(' ');
    // Inside of a word, one place is as good as another.
    let is_tried = head.len() > 1 && !tail.is_empty();
    !(is_keyword && !head.is_empty() || is_number || is_operator || is_blank || is_tried)
}

fn hints_of(text: &str, derive: Derive) -> Option<String> {
    let tokens: TokenStream = text.parse().ok()?;
    Some(hints(tokens, derive).to_string())
}

/// Checks that up to the name at the cursor, the hints are the same without it; `None` if the
/// name is not in them.
fn is_prefix(item: &str, derive: Derive, cursor: usize, without: &str) -> Option<bool> {
    let marked = [&item[..cursor], MARKER, &item[cursor..]].concat();
    let with = hints_of(&marked, derive)?;
    let at = with.find(MARKER)?;
    Some(without.starts_with(with[..at].trim_end()))
}

/// What no fixture has.
const OTHERS: &[&str] = &[
    "#[derive(CelloEvent)]\n#[cello(crate = a::b, trigger = \"new-signup\")]\nstruct A {\n}",
    "#[derive(CelloEvent)]\n#[cello(ucc = self.a, crate = a::, when = a)]\nstruct A {\n}",
    "#[derive(CelloEvent)]\n#[cello(ucc = self., crate = , when = , allow(a, ))]\nstruct A {\n}",
    "#[derive(CelloPart)]\n#[cello(crate = \"a::b\", ucc = if self.)]\nstruct A {\n}",
    "#[derive(CelloPart)]\n#[cello(ucc = match self.a { B if self. => , _ => a.0.b })]\nstruct A {\n}",
    "#[derive(CelloPart)]\n#[cello(ucc = f(|a, b| self., &), price = a::)]\nstruct A {\n}",
];

#[test]
fn hints_before_the_cursor_do_not_depend_on_it() {
    let (mut seen, mut wrong) = (0, Vec::new());
    let fixtures = fixtures();
    let files = fixtures
        .iter()
        .map(|file| (file.display().to_string(), fs::read_to_string(file)));
    let others = OTHERS
        .iter()
        .map(|other| ((*other).to_owned(), Ok((*other).to_owned())));
    for (file, source) in files.chain(others) {
        for (derive, item) in items(&source.unwrap()) {
            let Some(without) = hints_of(item, derive) else {
                continue;
            };
            for cursor in cursors(item) {
                let is_prefix = is_prefix(item, derive, cursor, &without);
                seen += usize::from(is_prefix.is_some());
                if is_prefix == Some(false) {
                    let (before, after) = item.split_at(cursor);
                    let before = before.lines().last().unwrap_or_default();
                    let after = after.lines().next().unwrap_or_default();
                    wrong.push(format!("{file}: {before}｜{after}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 5000, "only {seen}");
}

/// The hints are the first items, and removed outside of rust-analyzer.
#[test]
fn outside_of_an_editor_nothing_changes() {
    let mut types = 0;
    for file in fixtures() {
        let source = fs::read_to_string(&file).unwrap();
        for (derive, item) in items(&source) {
            let Ok(tokens) = item.parse::<TokenStream>() else {
                continue;
            };
            if syn::parse2::<Item>(tokens.clone()).is_err() {
                continue;
            }
            let outside = crate::derive(derive, tokens.clone(), false);
            let inside = crate::derive(derive, tokens.clone(), true);
            let hints = items_of(hints(tokens, derive));
            let (outside, inside) = (items_of(outside), items_of(inside));
            let (first, rest) = inside.split_at(hints.len());
            assert_eq!(first, hints);
            assert!(
                hints
                    .iter()
                    .all(|it| it.starts_with("# [cfg (rust_analyzer)]"))
            );
            assert!(!outside.iter().any(|it| it.contains("rust_analyzer")));
            // In an editor the errors come last.
            let is_error = |item: &String| item.contains("compile_error !");
            let (errors, others): (Vec<_>, Vec<_>) = outside.into_iter().partition(is_error);
            assert_eq!(rest, [others, errors].concat(), "{}", file.display());
            types += 1;
        }
    }
    assert!(types > 250, "only {types}");
}

fn items_of(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(expansion).unwrap();
    let items = file.items.iter();
    items
        .map(|item: &Item| quote::quote!(#item).to_string())
        .collect()
}

#[test]
fn a_type_that_does_not_parse_is_implemented() {
    for broken in [
        "struct Invoice<'a, T: Copy> { #[cello(ucc)] code: }",
        "struct Invoice<'a, T: Copy> { #[cello(ucc)] : String }",
        "#[cello(ucc)] struct Invoice<'a, T: Copy> { code }",
        "enum Invoice<'a, T: Copy> { Paid { #[cello(ucc)] code: } }",
    ] {
        for derive in [Derive::Event, Derive::Part, Derive::Interval] {
            let expansion = crate::derive(derive, broken.parse().unwrap(), true);
            let items = items_of(expansion);
            let has = |text: &str| items.iter().filter(|item| item.contains(text)).count();
            assert!(has("automatically_derived") >= 1, "{broken}: {items:#?}");
            assert_eq!(has("compile_error"), 0, "{broken}: {items:#?}");
            assert!(has("for Invoice < 'a , T >") >= 1, "{broken}: {items:#?}");
        }
    }
}

/// Soup of all that can be written in an attribute, which the fuzz of whole types keeps to
/// what parses as a type.
#[test]
fn hints_of_anything_parse() {
    const WORDS: &[&str] = &[
        "trigger",
        "newUser",
        "price",
        "crate",
        "r#in",
        "if",
        "match",
        "else",
        "let",
        "return",
        "for",
        "in",
        "as",
        "mut",
        "while",
        "self",
        "a",
        ".",
        ".",
        "..",
        "::",
        "<",
        ">",
        ",",
        ",",
        ";",
        "=",
        "=",
        "=>",
        "==",
        "|",
        "||",
        "&",
        "*",
        "-",
        "!",
        "?",
        "#",
        "'a",
        "0",
        "0.",
        "1.5",
        "\"monthly\"",
        "\"invoice-paid\"",
        "( )",
        "{ }",
        "[ ]",
        "(self.)",
        "{ a }",
        "(price, )",
        "{ Some(a) if a. => , _ => }",
        "struct",
        "enum",
        "#[cello(newUser.)]",
        "$",
        "@",
        "_",
    ];
    let mut seed = 0x5eed_u64;
    let mut next = |end: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap() % end
    };
    for _ in 0..1_500 {
        let mut soup = |most: usize| -> String {
            let words = (0..next(most)).map(|_| WORDS[next(WORDS.len())]);
            words.collect::<Vec<_>>().join(" ")
        };
        let (above, inside, body) = (soup(12), soup(12), soup(4));
        for source in [
            format!("#[cello({above})] struct A<T> {{ #[cello({inside})] a: T, {body} }}"),
            format!("#[cello({above})] enum A {{ #[cello({inside})] B {{ a: u8, {body} }} }}"),
            format!("{body} struct A {{ #[cello({inside})] {body} }}"),
        ] {
            // A tokenizer refuses some of it.
            let Ok(tokens) = source.parse::<TokenStream>() else {
                continue;
            };
            for derive in [Derive::Event, Derive::Part, Derive::Interval] {
                let hints = hints(tokens.clone(), derive);
                let text = hints.to_string();
                let parsed = syn::parse2::<syn::File>(hints);
                assert!(parsed.is_ok(), "in: {source}\nout: {text}");
            }
        }
    }
}
