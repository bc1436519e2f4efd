//! What is written in `#[cello(…)]`?
//!
//! Tokens to spanned keys, no meaning: whether a key is a slot, a setting or a
//! mistake is for `check` to say. A broken entry is reported and left out, and the
//! rest of the attribute is still read.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, LitStr, Meta, Token, parenthesized, token};

use crate::problems::Problems;

/// One `#[cello(…)]`.
pub(crate) struct Attr {
    pub entries: Vec<Entry>,
}

/// `key`, `key(modifiers)`, `key = value` or `key(modifiers) = value`.
pub(crate) struct Entry {
    pub key: Key,
    pub modifiers: Vec<Entry>,
    pub value: Option<Expr>,
    /// It did not parse, and that is reported; but what it is about is known.
    pub broken: bool,
}

/// A name, or names with dots between: `price`, `newUser.email`.
pub(crate) struct Key {
    pub name: String,
    tokens: TokenStream,
}

/// The expression that a `macro_rules!` passed through, as `$value:literal`, without
/// the group that it comes in.
pub(crate) fn unwrapped(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => unwrapped(&group.expr),
        other => other,
    }
}

impl Key {
    pub(crate) fn span(&self) -> Span {
        self.tokens.span()
    }
}

/// So that an error underlines the whole key.
impl ToTokens for Key {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Reads every `#[cello(…)]` among `attrs`.
pub(crate) fn read(attrs: &[Attribute], problems: &mut Problems) -> Vec<Attr> {
    let mut read = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("cello")) {
        let Meta::List(list) = &attr.meta else {
            problems.attribute_without_list(&attr.meta);
            continue;
        };
        if list.tokens.is_empty() {
            problems.attribute_without_list(&attr.meta);
        }
        let entries = |input: ParseStream| Ok(entries(input, problems));
        // Never an error: whatever does not parse is reported and passed over.
        if let Ok(entries) = entries.parse2(list.tokens.clone()) {
            read.push(Attr { entries });
        }
    }
    read
}

fn entries(input: ParseStream, problems: &mut Problems) -> Vec<Entry> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        match key(input, problems) {
            Ok((key, broken)) => {
                let mut entry = Entry {
                    key,
                    modifiers: Vec::new(),
                    value: None,
                    broken,
                };
                if let Err(error) = rest(&mut entry, input, problems) {
                    problems.syntax(error);
                    entry.broken = true;
                }
                entries.push(entry);
            }
            Err(error) => problems.lost_entry(error),
        }
        match next(input) {
            Some(next) if !input.peek(Token![,]) => {
                if entries.last().is_some_and(|entry| !entry.broken) {
                    problems.comma_expected(&next);
                }
                skip_to_comma(input);
            }
            _ => {}
        }
        let _ = input.parse::<Option<Token![,]>>();
    }
    entries
}

/// What stands behind a key.
fn rest(entry: &mut Entry, input: ParseStream, problems: &mut Problems) -> syn::Result<()> {
    if input.peek(token::Paren) {
        let content;
        parenthesized!(content in input);
        entry.modifiers = entries(&content, problems);
    }
    if input.peek(Token![=]) {
        let equals: Token![=] = input.parse()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Err(Problems::value_expected(&entry.key, equals));
        }
        entry.value = Some(input.parse()?);
    }
    Ok(())
}

/// A key, and whether something is wrong with the way it is written.
fn key(input: ParseStream, problems: &mut Problems) -> syn::Result<(Key, bool)> {
    if input.peek(LitStr) {
        let quoted: LitStr = input.parse()?;
        problems.quoted_key(&quoted);
        let key = Key {
            name: quoted.value(),
            tokens: quoted.to_token_stream(),
        };
        return Ok((key, true));
    }
    let mut tokens = TokenStream::new();
    let mut name = String::new();
    loop {
        let Ok(ident) = input.call(Ident::parse_any) else {
            return Err(Problems::key_expected(&name, tokens, next(input)));
        };
        name.push_str(&ident.unraw().to_string());
        ident.to_tokens(&mut tokens);
        if input.peek(Token![.]) {
            input.parse::<Token![.]>()?.to_tokens(&mut tokens);
            name.push('.');
        } else if input.peek(Token![::]) {
            input.parse::<Token![::]>()?.to_tokens(&mut tokens);
            name.push_str("::");
        } else {
            return Ok((Key { name, tokens }, false));
        }
    }
}

fn next(input: ParseStream) -> Option<TokenTree> {
    input.cursor().token_stream().into_iter().next()
}

fn skip_to_comma(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<TokenTree>();
    }
}
