//! What is the value of a setting?

use cello_catalogue::{Attribution, Trigger, UserKey};
use proc_macro2::Span;
use syn::{BinOp, Expr, Ident, LitStr, Path, Token};

use crate::attr::{Entry, Key};
use crate::keywords::Place;
use crate::literal::{quoted, unwrapped};
use crate::problems::Problems;

/// Reads a word that takes no value: `skip`, `flatten`.
pub(super) fn flag(entry: &Entry, problems: &mut Problems) {
    if let Some(inner) = entry.modifiers.first() {
        problems.nothing_in_parentheses(&entry.key, &inner.key);
    }
    if entry.value.is_some() {
        problems.value_not_expected(&entry.key);
    }
}

/// `::cello_core`
pub(crate) fn default_krate() -> Path {
    Path {
        leading_colon: Some(Token![::](Span::call_site())),
        ..Ident::new("cello_core", Span::call_site()).into()
    }
}

/// The trigger that a literal names.
pub(super) fn trigger(word: &LitStr, problems: &mut Problems) -> Option<Trigger> {
    let found = Trigger::named(&word.value());
    if found.is_none() {
        problems.unknown_trigger(word);
    }
    found
}

/// The text in quotes that names a trigger: there is one, and no list of them.
///
/// ```text
/// #[cello(trigger = "new-signup" | "invoice-paid")]
///                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
/// ```
pub(super) fn trigger_word<'a>(
    entry: &'a Entry,
    place: Place,
    problems: &mut Problems,
) -> Option<&'a LitStr> {
    if let Some(value) = &entry.value {
        let several = several(value);
        if several.len() > 1 {
            problems.several_triggers(&entry.key, value, &several, place);
            return None;
        }
    }
    word(
        entry,
        &format!("{} = \"invoice-paid\"", entry.key.name),
        problems,
    )
}

/// The words of `"a" | "b"`, `["a", "b"]`, `("a", "b")` and `A | B`.
fn several(value: &Expr) -> Vec<String> {
    match value {
        Expr::Binary(binary) if matches!(binary.op, BinOp::BitOr(_) | BinOp::Or(_)) => {
            let mut words = several(&binary.left);
            words.extend(several(&binary.right));
            words
        }
        Expr::Array(array) => array.elems.iter().flat_map(several).collect(),
        Expr::Tuple(tuple) => tuple.elems.iter().flat_map(several).collect(),
        Expr::Paren(paren) => several(&paren.expr),
        Expr::Group(group) => several(&group.expr),
        Expr::Path(path) => {
            let last = path.path.segments.last();
            last.map(|last| last.ident.to_string())
                .into_iter()
                .collect()
        }
        value => quoted(value).map(LitStr::value).into_iter().collect(),
    }
}

/// The text in quotes that a setting has as its value.
pub(super) fn word<'a>(
    entry: &'a Entry,
    example: &str,
    problems: &mut Problems,
) -> Option<&'a LitStr> {
    let word = entry.value.as_ref().and_then(quoted);
    match &entry.value {
        _ if word.is_some() || entry.broken => {}
        Some(other) => problems.not_a_string(&entry.key, unwrapped(other), example),
        None => problems.setting_without_value(&entry.key, example),
    }
    word
}

/// One of a setting's few words.
fn choice<'w>(
    key: &Key,
    word: &LitStr,
    words: &[&'w str],
    problems: &mut Problems,
) -> Option<&'w str> {
    let found = words.iter().copied().find(|choice| *choice == word.value());
    if found.is_none() {
        problems.unknown_word(key, word, words);
    }
    found
}

pub(super) fn attribution(entry: &Entry, problems: &mut Problems) -> Option<Attribution> {
    let word = word(entry, "attribution = \"organization\"", problems)?;
    let words = Attribution::VARIANTS.iter().map(|it| it.as_str());
    let word = choice(&entry.key, word, &words.collect::<Vec<_>>(), problems)?;
    Attribution::VARIANTS
        .iter()
        .copied()
        .find(|it| it.as_str() == word)
}

pub(super) fn user_key(
    entry: &Entry,
    trigger: Option<Trigger>,
    problems: &mut Problems,
) -> UserKey {
    let Some(word) = word(entry, "userKey = \"user\"", problems) else {
        return UserKey::NewUser;
    };
    if trigger.is_some_and(|trigger| !trigger.facts().takes_user_key) {
        problems.user_key_of_other_trigger(&entry.key);
        return UserKey::NewUser;
    }
    match choice(&entry.key, word, &[UserKey::User.as_str()], problems) {
        Some(_) => UserKey::User,
        None => UserKey::NewUser,
    }
}

pub(super) fn krate(entry: &Entry, problems: &mut Problems) -> Option<Path> {
    let example = "crate = path::to::cello_core";
    let Some(value) = entry.value.as_ref().map(unwrapped) else {
        problems.setting_without_value(&entry.key, example);
        return None;
    };
    let path = match value {
        Expr::Path(path) if path.qself.is_none() => Some(path.path.clone()),
        // As serde writes it.
        value => quoted(value).and_then(|word| word.parse().ok()),
    };
    if path.is_none() {
        problems.not_a_path(&entry.key, value, example);
    }
    path
}
