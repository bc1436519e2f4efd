//! What does the error suggest, as a person reads it?

use proc_macro2::TokenStream;

use crate::ide::Derive;

/// The lines of the error about missing slots.
pub(super) struct Suggested {
    pub slot: String,
    /// The fields that are named, and what to write on each: several if they are as likely.
    pub fields: Vec<String>,
    /// What to write on one of the fields, or above the type.
    pub mappings: Vec<Mapping>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mapping {
    /// Without the brackets: `price(minor)`.
    pub text: String,
    /// Whether it belongs above the type.
    pub is_above: bool,
    /// The fields it is for, any of which it may be written on.
    pub of: Vec<String>,
}

/// Derives the event and reads what is suggested for the slots that are not mapped, and
/// the other errors.
pub(super) fn suggestions(item: TokenStream) -> (Vec<Suggested>, Vec<String>) {
    let expanded = crate::derive(Derive::Event, item, false);
    let file: syn::File = syn::parse2(expanded).expect("the expansion parses");
    let errors = file.items.iter().filter_map(error);
    let is_missing = |error: &String| error.contains("required slots");
    let (missing, others): (Vec<String>, Vec<String>) = errors.partition(is_missing);
    let lines = missing.iter().flat_map(|error| error.lines().skip(1));
    let lines = lines.take_while(|line| !line.starts_with("help:"));
    let read = lines.filter(|line| !line.trim().is_empty()).map(read);
    (read.collect(), others)
}

/// The text of a `compile_error!`.
fn error(item: &syn::Item) -> Option<String> {
    match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            let text: syn::LitStr = syn::parse2(item.mac.tokens.clone()).ok()?;
            Some(text.value())
        }
        _ => None,
    }
}

fn read(line: &str) -> Suggested {
    let (slot, advice) = line.trim().split_once("  ").unwrap_or((line, ""));
    let advice = advice.trim();
    let Some(meant) = advice.strip_prefix("did you mean the field") else {
        let is_silent =
            advice.starts_with("no likely field") || advice.contains("which fills both");
        assert!(
            is_silent,
            "a way of saying it that the tests do not know: {line}"
        );
        return Suggested {
            slot: slot.to_owned(),
            fields: Vec::new(),
            mappings: Vec::new(),
        };
    };
    let (fields, rest) = meant.split_once('?').expect("a question");
    let quoted = fields.split('`').skip(1).step_by(2).map(str::to_owned);
    let fields: Vec<String> = quoted.collect();
    let mut mappings = Vec::new();
    let mut of = fields.clone();
    let mut pieces = rest.split("#[cello(");
    let mut before = pieces.next().unwrap_or_default();
    for piece in pieces {
        // `for `a`, add …; for `b`, add …`
        if let Some((_, name)) = before.split_once("for `") {
            of = vec![name.split('`').next().unwrap_or_default().to_owned()];
        }
        let (text, after) = piece.split_once(")]").expect("an attribute");
        let key = text.replace("none = \"error\"", "");
        mappings.push(Mapping {
            text: text.to_owned(),
            is_above: key.contains('='),
            of: of.clone(),
        });
        before = after;
    }
    assert!(!mappings.is_empty(), "nothing to paste: {line}");
    Suggested {
        slot: slot.to_owned(),
        fields,
        mappings,
    }
}
