//! Is every suggestion for the structs of `tests/suggestions` right?
//!
//! There, `#[right(…)]` marks the field that should be suggested, `#[fine(…)]` one that may
//! be; anything else that is suggested is misleading.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quote::ToTokens;
use syn::{Fields, ItemStruct, Meta, Token, punctuated::Punctuated};

use super::reading::{Suggested, suggestions};

/// A struct of the table.
struct Shape {
    name: String,
    /// As a user would write it.
    plain: ItemStruct,
    /// By slot and field: the mapping, and whether it is right or just fine.
    marks: BTreeMap<(String, String), (String, bool)>,
}

#[derive(Default)]
struct Figures {
    right: usize,
    fine: usize,
    missed: Vec<String>,
    misleading: Vec<String>,
}

fn shapes() -> Vec<Shape> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suggestions");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paths.sort();
    let mut shapes = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let family = path.file_stem().unwrap().to_string_lossy().into_owned();
        for item in file.items {
            let syn::Item::Struct(item) = item else {
                panic!("{path:?} holds something that is no struct");
            };
            shapes.push(shape(&family, item));
        }
    }
    shapes
}

fn shape(family: &str, mut item: ItemStruct) -> Shape {
    let mut marks = BTreeMap::new();
    for field in &mut item.fields {
        let name = field.ident.as_ref().unwrap().to_string();
        for attr in std::mem::take(&mut field.attrs) {
            let is_right = attr.path().is_ident("right");
            assert!(is_right || attr.path().is_ident("fine"), "{family}: {name}");
            let Meta::List(list) = &attr.meta else {
                panic!("{family}: {name}");
            };
            let mapping = list.tokens.to_string().replace(' ', "");
            let slot = mapping.split('(').next().unwrap().to_owned();
            marks.insert((slot, name.clone()), (mapping, is_right));
        }
    }
    Shape {
        name: format!("{family}::{}", item.ident),
        plain: item,
        marks,
    }
}

/// The unit or form of a suggested mapping, as the table writes it.
fn without_none(mapping: &str) -> String {
    let mapping = mapping.replace("none = \"error\"", "").replace(' ', "");
    mapping.replace(",)", ")").replace("()", "")
}

fn judge(shape: &Shape, suggested: &[Suggested], figures: &mut Figures) {
    for Suggested {
        slot,
        fields,
        mappings,
    } in suggested
    {
        let of_slot = |name: &String| shape.marks.get(&(slot.clone(), name.clone()));
        let mut wanted = shape
            .marks
            .iter()
            .filter(|((of, _), (_, right))| of == slot && *right);
        if fields.is_empty() {
            if let Some(((_, name), _)) = wanted.next() {
                figures
                    .missed
                    .push(format!("{}: {slot} is `{name}`", shape.name));
            }
            continue;
        }
        let is_marked = |name: &String| {
            let Some((mapping, _)) = of_slot(name) else {
                return false;
            };
            // One of the ways is right; of text, the field alone is judged.
            let mut ways = mappings.iter().filter(|it| it.of.contains(name));
            ways.any(|it| it.is_above || without_none(&it.text) == *mapping)
        };
        if !fields.iter().all(is_marked) {
            let texts: Vec<&str> = mappings.iter().map(|it| it.text.as_str()).collect();
            figures
                .misleading
                .push(format!("{}: {slot} from {fields:?}: {texts:?}", shape.name));
        } else if fields.iter().any(|name| of_slot(name).unwrap().1) {
            figures.right += 1;
        } else {
            figures.fine += 1;
        }
    }
}

fn measured(shapes: &[Shape], reversed: bool) -> Figures {
    let mut figures = Figures::default();
    for shape in shapes {
        let mut item = shape.plain.clone();
        if let (true, Fields::Named(fields)) = (reversed, &mut item.fields) {
            let all: Vec<_> = fields.named.iter().rev().cloned().collect();
            fields.named = Punctuated::<_, Token![,]>::from_iter(all);
        }
        let (suggested, others) = suggestions(item.into_token_stream());
        assert_eq!(others, [""; 0], "{}", shape.name);
        judge(shape, &suggested, &mut figures);
    }
    figures
}

#[test]
fn suggestions_are_right_in_both_orders_of_the_fields() {
    let shapes = shapes();
    assert!(shapes.len() >= 100, "{} structs", shapes.len());
    let mut report = format!("{} structs\n", shapes.len());
    let mut fails = false;
    for (order, reversed) in [("as written", false), ("reversed", true)] {
        let Figures {
            right,
            fine,
            missed,
            misleading,
        } = measured(&shapes, reversed);
        // In tenths of a percent.
        let share = missed.len() * 1000 / (right + missed.len());
        writeln!(
            report,
            "{order}: {right} right, {fine} acceptable, {} missed ({}.{} %), {} misleading",
            missed.len(),
            share / 10,
            share % 10,
            misleading.len(),
        )
        .unwrap();
        fails |= !misleading.is_empty() || share > 150;
        for line in misleading {
            writeln!(report, "  misleading  {line}").unwrap();
        }
        if !reversed {
            for line in missed {
                writeln!(report, "  missed      {line}").unwrap();
            }
        }
    }
    println!("{report}");
    assert!(!fails, "{report}");
}
