//! Where does an entry go on that was written otherwise?

use cello_catalogue::Slot;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, ExprLit, Lit, Token};

use super::{Entry, Key, List};
use crate::keywords::{begins_entry, has_value, is_modifier};
use crate::problems::Problems;

/// Finds the next entry where a comma is missing: at a known word, or after a comma.
pub(super) fn separate(
    input: ParseStream,
    next: &TokenTree,
    list: List,
    before: Option<&Entry>,
    problems: &mut Problems,
) {
    let word = match next {
        TokenTree::Ident(ident) => ident.to_string(),
        _ => String::new(),
    };
    let is_broken = before.is_none_or(Entry::is_reported);
    if let (TokenTree::Punct(sign), false) = (next, is_broken) {
        // As a tree, for the quote of a lifetime is no sign to `syn`.
        let _ = input.parse::<TokenTree>();
        return problems.not_a_comma(sign);
    }
    // A modifier beside a slot is reported with the place where it belongs.
    let is_outside = |word: &str| list == List::Attribute && is_modifier(word);
    if !is_broken && !is_outside(&word) && !before.is_some_and(|it| is_outside(&it.key.name)) {
        problems.comma_expected(next);
    }
    let begins_entry = is_modifier(&word) || list == List::Attribute && begins_entry(&word);
    if is_broken || !begins_entry {
        problems.entry_passed_over();
        skip_to_comma(input);
    }
}

/// Modifiers in other brackets than parentheses: `price[minor]`.
pub(super) fn in_other_brackets(
    key: &Key,
    input: ParseStream,
    problems: &mut Problems,
    entries: impl FnOnce(ParseStream, &mut Problems) -> Vec<Entry>,
) -> syn::Result<Vec<Entry>> {
    let group: Group = input.parse()?;
    problems.not_parentheses(key, &group);
    let read = |inside: ParseStream| Ok(entries(inside, problems));
    read.parse2(group.stream())
}

/// Whether a value follows its key with no sign between them: `trigger "new-signup"`.
pub(super) fn begins_value(key: &Key, input: ParseStream) -> bool {
    let word = input.cursor().ident();
    let is_no_entry = word.is_some_and(|(word, _)| !begins_entry(&word.to_string()));
    input.cursor().literal().is_some() || is_no_entry && has_value(&key.name)
}

/// A sign that somebody took for `=`.
pub(super) fn not_equals(input: ParseStream) -> syn::Result<Option<TokenStream>> {
    Ok(Some(if input.peek(Token![:]) {
        input.parse::<Token![:]>()?.into_token_stream()
    } else if input.peek(Token![==]) {
        input.parse::<Token![==]>()?.into_token_stream()
    } else if input.peek(Token![=>]) {
        input.parse::<Token![=>]>()?.into_token_stream()
    } else {
        return Ok(None);
    }))
}

/// Returns a value that is in parentheses instead of after `=`, as other macros allow:
/// `trigger("invoice-paid")`.
pub(super) fn value_in_parentheses(key: &Key, content: ParseStream) -> Option<Expr> {
    let name = key.name.as_str();
    let is_slot = Slot::named(name).is_some();
    if !is_slot && !has_value(name) {
        return None;
    }
    // Most slots have their modifiers there.
    let first = content.cursor().ident();
    if is_slot && first.is_some_and(|(word, _)| is_modifier(&word.to_string())) {
        return None;
    }
    let fork = content.fork();
    let value: Expr = fork.parse().ok().filter(|_| fork.is_empty())?;
    let is_value = match &value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(word),
            ..
        }) => !is_slot || !is_modifier(&word.value()),
        Expr::Lit(_) => true,
        // Perhaps a modifier that is misspelt.
        Expr::Path(_) | Expr::Assign(_) | Expr::Call(_) if is_slot => false,
        _ => is_slot || matches!(name, "when" | "crate" | "with" | "default"),
    };
    if !is_value {
        return None;
    }
    content.advance_to(&fork);
    Some(value)
}

pub(super) fn skip_to_comma(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<TokenTree>();
    }
}
