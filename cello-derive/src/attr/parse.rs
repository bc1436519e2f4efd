//! How is an attribute read?
//!
//! Tokens to spanned keys, no meaning: whether a key is a slot, a setting or a
//! mistake is decided by `check`. A broken entry is reported and left out, and the
//! rest of the attribute is still read.

use cello_catalogue::Slot;
use proc_macro2::{Delimiter, Punct, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::buffer::Cursor;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Expr, Ident, LitStr, Token, braced, bracketed, parenthesized, token};

use super::{Attr, Attrs, Entry, Key, List, recover};
use crate::problems::Problems;

/// Reads the attributes that are next in the input. Those that do not matter to a
/// derive are skipped without reading what is in them.
pub(crate) fn read(input: ParseStream, problems: &mut Problems) -> syn::Result<Attrs> {
    let mut read = Attrs::default();
    while input.peek(Token![#]) {
        input.parse::<Token![#]>()?;
        if !is_ours(input.cursor()) {
            read.note(input.cursor());
            input.parse::<TokenTree>()?;
            continue;
        }
        let attribute;
        bracketed!(attribute in input);
        let whole = attribute.cursor();
        attribute.parse::<Ident>()?;
        let list;
        if attribute.peek(token::Paren) {
            parenthesized!(list in attribute);
        } else if attribute.peek(token::Brace) {
            braced!(list in attribute);
        } else if attribute.peek(token::Bracket) {
            bracketed!(list in attribute);
        } else {
            let value = attribute.parse::<TokenStream>()?.into_iter().last();
            problems.attribute_without_list(whole.token_stream(), value);
            continue;
        }
        if list.is_empty() {
            problems.attribute_without_list(whole.token_stream(), None);
        }
        // Tokens after the list are left to rustc, which reports them.
        attribute.parse::<TokenStream>()?;
        let this = first_self(list.cursor());
        read.ours.push(Attr {
            entries: entries(&list, List::Attribute, problems),
            this,
        });
    }
    Ok(read)
}

impl Attrs {
    /// Notes what an attribute of another macro or of the language changes for us.
    fn note(&mut self, cursor: Cursor) {
        let inside = cursor.group(Delimiter::Bracket);
        let Some((name, list)) = inside.and_then(|(inside, ..)| inside.ident()) else {
            return;
        };
        if name == "allow" || name == "expect" {
            self.allowed.push(list.token_stream());
        } else if name == "repr" {
            let words = list
                .token_stream()
                .into_iter()
                .filter_map(|tree| match tree {
                    TokenTree::Group(words) => Some(words.stream()),
                    _ => None,
                });
            let packed = words.flatten().find_map(|word| match word {
                TokenTree::Ident(word) if word == "packed" => Some(word.span()),
                _ => None,
            });
            self.packed = self.packed.or(packed);
        }
    }
}

/// The first `self` up to the end of the list.
fn first_self(mut cursor: Cursor) -> Option<Span> {
    while !cursor.eof() {
        if let Some((inside, _, _, rest)) = cursor.any_group() {
            if let Some(this) = first_self(inside) {
                return Some(this);
            }
            cursor = rest;
        } else if let Some((ident, rest)) = cursor.ident() {
            if ident == "self" {
                return Some(ident.span());
            }
            cursor = rest;
        } else {
            (_, cursor) = cursor.token_tree()?;
        }
    }
    None
}

/// Whether the brackets of an attribute begin with `cello`, and with no longer path.
fn is_ours(cursor: Cursor) -> bool {
    let inside = cursor.group(Delimiter::Bracket);
    let name = inside.and_then(|(inside, ..)| inside.ident());
    name.is_some_and(|(name, rest)| {
        name == "cello" && rest.punct().is_none_or(|(punct, _)| punct.as_char() != ':')
    })
}

fn entries(input: ParseStream, list: List, problems: &mut Problems) -> Vec<Entry> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        match key(input, problems) {
            Ok((key, broken)) => {
                let mut entry = Entry {
                    key,
                    modifiers: Vec::new(),
                    value: None,
                    in_parentheses: false,
                    broken,
                };
                if let Err(error) = rest(&mut entry, input, problems) {
                    // An unknown key is reported instead.
                    if entry.is_known() {
                        problems.syntax(error);
                        entry.broken = true;
                    }
                }
                entries.push(entry);
            }
            Err(error) => {
                problems.lost_entry(error);
                recover::skip_to_comma(input);
            }
        }
        if let Some(next) = next(input).filter(|_| !input.peek(Token![,])) {
            recover::separate(input, &next, list, entries.last(), problems);
        }
        let _ = input.parse::<Option<Token![,]>>();
    }
    entries
}

/// Reads what follows a key.
fn rest(entry: &mut Entry, input: ParseStream, problems: &mut Problems) -> syn::Result<()> {
    if input.peek(token::Paren) {
        let content;
        parenthesized!(content in input);
        let has_sign = input.peek(Token![=]);
        let value = (!has_sign).then(|| recover::value_in_parentheses(&entry.key, &content));
        if let Some(value) = value.flatten() {
            if Slot::named(&entry.key.name).is_some() {
                entry.in_parentheses = true;
            } else {
                problems.value_in_parentheses(&entry.key, &value);
            }
            entry.value = Some(value);
            return Ok(());
        }
        entry.modifiers = entries(&content, List::Modifiers, problems);
    } else if input.peek(token::Bracket) || input.peek(token::Brace) {
        entry.modifiers =
            recover::in_other_brackets(&entry.key, input, problems, |inside, problems| {
                entries(inside, List::Modifiers, problems)
            })?;
    }
    if let Some(sign) = recover::not_equals(input)? {
        entry.value = Some(value(input)?);
        problems.not_equals(&sign);
    } else if recover::begins_value(&entry.key, input) {
        let value = value(input)?;
        problems.equals_expected(&entry.key, &value);
        entry.broken = !matches!(value, Expr::Lit(_));
        entry.value = Some(value);
    } else if input.peek(Token![=]) {
        let equals: Token![=] = input.parse()?;
        if input.is_empty() || input.peek(Token![,]) {
            return Err(Problems::value_expected(&entry.key, equals));
        }
        entry.value = Some(value(input)?);
    }
    Ok(())
}

fn value(input: ParseStream) -> syn::Result<Expr> {
    // Most are a single literal, which needs none of the full parser's lookahead.
    if let Some(TokenTree::Literal(_)) = alone(input) {
        return Ok(Expr::Lit(input.parse()?));
    }
    // On a fork, so that the rest of a broken value does not count as unread.
    let fork = input.fork();
    let value = fork.parse()?;
    input.advance_to(&fork);
    Ok(value)
}

/// The next token, if it is the last before a comma or the end.
pub(crate) fn alone(input: ParseStream) -> Option<TokenTree> {
    let (token, after) = input.cursor().token_tree()?;
    let is_comma = |(punct, _): (Punct, _)| punct.as_char() == ',';
    (after.eof() || after.punct().is_some_and(is_comma)).then_some(token)
}

/// A key, and whether something is wrong with the way it is written.
fn key(input: ParseStream, problems: &mut Problems) -> syn::Result<(Key, bool)> {
    if input.cursor().literal().is_some() && input.peek(LitStr) {
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
        let word = ident.to_string();
        name.push_str(word.strip_prefix("r#").unwrap_or(&word));
        ident.to_tokens(&mut tokens);
        if input.peek(Token![.]) {
            input.parse::<Token![.]>()?.to_tokens(&mut tokens);
            name.push('.');
        } else if input.peek(Token![::]) {
            input.parse::<Token![::]>()?.to_tokens(&mut tokens);
            name.push_str("::");
        } else if input.peek(Token![-]) && input.peek2(Ident::peek_any) {
            input.parse::<Token![-]>()?.to_tokens(&mut tokens);
            name.push('-');
        } else {
            return Ok((Key { name, tokens }, false));
        }
    }
}

fn next(input: ParseStream) -> Option<TokenTree> {
    input.cursor().token_tree().map(|(next, _)| next)
}
