//! Which names and places do the tokens of an expansion have?
//!
//! Three things keep an expansion out of the way of the code around it. Its locals have
//! names that people do not write. Its `self` is the one that the user's expressions mean.
//! And the user's names that it repeats count as derived, so that rustc does not warn where
//! they are deprecated: it does not for std's derives, either.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

/// A local of the expansion.
///
/// A pattern that is named like a constant or a static in scope is not a new binding,
/// and stable Rust has no hygiene that separates the two, so the name has to be unusual.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(&format!("__cello_derive_{name}"), Span::mixed_site())
}

/// A user's name, as a part of the expansion. Errors still point to where it is written.
pub(crate) fn derived(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(name.span().resolved_at(Span::call_site()));
    name
}

/// All of the tokens, as a part of the expansion.
pub(crate) fn all_derived(tokens: TokenStream) -> TokenStream {
    let derive = |span: Span| span.resolved_at(Span::call_site());
    map(tokens, &|token| token.set_span(derive(token.span())))
}

/// The tokens with the outermost delimiters as a part of the expansion.
pub(crate) fn delimiters_derived(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &mut token {
            group.set_span(group.span().resolved_at(Span::call_site()));
        }
        token
    });
    tokens.collect()
}

/// The tokens with every `self` in them meaning `this`.
///
/// One that passed through a `macro_rules!` may have another hygiene than the `self` of
/// the method around it. All other tokens keep their spans, so that an error in them
/// is shown whole.
pub(crate) fn over_self(tokens: TokenStream, this: &Ident) -> TokenStream {
    map(tokens, &|token| match token {
        TokenTree::Ident(ident) if ident == "self" => {
            ident.set_span(ident.span().resolved_at(this.span()));
        }
        _ => {}
    })
}

fn map(tokens: TokenStream, change: &dyn Fn(&mut TokenTree)) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let mut changed = Group::new(group.delimiter(), map(group.stream(), change));
            changed.set_span(group.span());
            token = TokenTree::Group(changed);
        }
        change(&mut token);
        token
    });
    tokens.collect()
}
