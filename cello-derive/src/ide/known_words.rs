//! Does an editor offer the words that the macro accepts, and no others?

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use cello_catalogue::{Attribution, Interval, Kind, Lint, Slot, Trigger};
use syn::{Attribute, Expr, Item, Lit, Meta, UseTree};

use crate::keywords::{COMMON_MODIFIERS, Place, forms_of};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../cello-core/src/");

type Words = BTreeSet<String>;

/// The names in each module of `cello_core::ide`.
fn modules() -> BTreeMap<String, Words> {
    let mut modules = BTreeMap::new();
    let mut globs = Vec::new();
    for file in ["ide.rs", "ide/catalogue_words.rs"] {
        let file = syn::parse_file(&fs::read_to_string(format!("{FOLDER}{file}")).unwrap());
        for item in file.unwrap().items {
            let Item::Mod(module) = item else { continue };
            let Some((_, items)) = module.content else {
                continue;
            };
            let mut words = Words::new();
            for item in items {
                match item {
                    Item::Const(item) => {
                        let docs = item.attrs.iter().map(doc).collect::<String>();
                        assert!(docs.len() > 20, "{} has no documentation", item.ident);
                        words.insert(item.ident.to_string());
                    }
                    // What is private is not offered.
                    Item::Use(item) if !matches!(item.vis, syn::Visibility::Inherited) => {
                        names(&item.tree, "", &mut |source, name| match name {
                            Some(name) => drop(words.insert(name)),
                            None => globs.push((module.ident.to_string(), source.to_owned())),
                        });
                    }
                    _ => {}
                }
            }
            modules.insert(module.ident.to_string(), words);
        }
    }
    // Each comes after the one that it takes its names from, but for the file below.
    for (module, source) in globs.iter().chain(&globs) {
        let source: Words = modules[source].clone();
        modules.get_mut(module).unwrap().extend(source);
    }
    modules
}

/// The names that a `use` declares; for `*`, the module whose names they are.
fn names(tree: &UseTree, path: &str, each: &mut impl FnMut(&str, Option<String>)) {
    match tree {
        UseTree::Path(next) => names(&next.tree, &next.ident.to_string(), each),
        UseTree::Group(group) => group.items.iter().for_each(|it| names(it, path, each)),
        UseTree::Name(name) => each(path, Some(name.ident.to_string())),
        UseTree::Glob(_) => each(path, None),
        UseTree::Rename(_) => panic!("a word has one name"),
    }
}

fn doc(attribute: &Attribute) -> String {
    match &attribute.meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(line) => line.value(),
                _ => String::new(),
            },
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn words<W: ToString>(words: impl IntoIterator<Item = W>) -> Words {
    words.into_iter().map(|word| word.to_string()).collect()
}

/// The settings of a place; `crate` cannot be the name of anything.
fn settings(place: Place) -> Words {
    let settings = place.settings().iter().filter(|word| **word != "crate");
    words(settings)
}

fn slots() -> Words {
    let paths = Slot::VARIANTS.iter().map(|slot| slot.as_str());
    words(paths.map(|path| path.split('.').next().unwrap_or(path)))
}

fn modifiers(kind: Kind, on_field: bool) -> Words {
    let all = forms_of(kind).chain(COMMON_MODIFIERS);
    words(all.filter(|word| on_field || *word != "with"))
}

#[test]
fn an_editor_offers_what_the_macro_accepts() {
    let with_slots = |settings: Words| settings.into_iter().chain(slots()).collect::<Words>();
    let mut inner = settings(Place::Field);
    inner.remove("on");
    let mut expected = BTreeMap::from([
        ("slots", slots()),
        (
            "lints",
            words(Lint::VARIANTS.iter().map(|lint| lint.as_str())),
        ),
        ("above_struct", with_slots(settings(Place::Struct))),
        ("above_enum", with_slots(settings(Place::Enum))),
        ("above_variant", with_slots(settings(Place::Variant))),
        ("above_part", with_slots(settings(Place::Part))),
        ("on_field", with_slots(settings(Place::Field))),
        ("on_inner_field", with_slots(inner)),
        ("above_intervals", settings(Place::Intervals)),
        ("above_interval", settings(Place::IntervalVariant)),
        ("in_money", modifiers(Kind::Money, true)),
        ("in_money_above", modifiers(Kind::Money, false)),
        ("in_instant", modifiers(Kind::Instant, true)),
        ("in_instant_above", modifiers(Kind::Instant, false)),
        ("in_other", modifiers(Kind::Text, true)),
        ("in_other_above", modifiers(Kind::Text, false)),
        ("words", {
            let attributions = Attribution::VARIANTS.iter().map(|it| it.as_str());
            words(attributions.chain(["user", "skip", "error"]))
        }),
    ]);
    for slot in Slot::VARIANTS {
        if let Some((group, name)) = slot.as_str().split_once('.') {
            expected.entry(group).or_default().insert(name.to_owned());
        }
    }
    let mut modules = modules();
    // Where the constants are that the others name.
    let private = [modules.remove("setting"), modules.remove("modifier")];
    for (module, expected) in expected {
        assert_eq!(modules.remove(module), Some(expected), "{module}");
    }
    assert!(modules.is_empty(), "for no place: {modules:?}");
    assert!(private.iter().flatten().flatten().next().is_some());
}

/// The documentation of the settings lists words of the catalogue.
#[test]
fn settings_list_all_words() {
    let text = fs::read_to_string(format!("{FOLDER}ide.rs")).unwrap();
    let triggers = Trigger::VARIANTS.iter().map(|it| it.as_str());
    let intervals = Interval::VARIANTS.iter().map(|it| it.as_str());
    for word in triggers.chain(intervals) {
        assert!(text.contains(&format!("`{word}`")), "{word}");
    }
}
