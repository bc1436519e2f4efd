//! What is written in `#[cello(…)]`?

use cello_catalogue::Slot;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Expr;
use syn::spanned::Spanned;

use crate::keywords::{is_modifier, is_setting};

pub(crate) mod parse;
mod recover;

/// One `#[cello(…)]`.
pub(crate) struct Attr {
    pub entries: Vec<Entry>,
    /// The first `self` in it.
    pub this: Option<Span>,
}

/// `key`, `key(modifiers)`, `key = value` or `key(modifiers) = value`.
pub(crate) struct Entry {
    pub key: Key,
    pub modifiers: Vec<Entry>,
    pub value: Option<Expr>,
    /// Whether the value of a slot is in parentheses, like its modifiers: `currency("EUR")`.
    pub in_parentheses: bool,
    /// It did not parse, and that is reported; but what it is about is known.
    pub broken: bool,
}

impl Entry {
    fn is_known(&self) -> bool {
        let name = self.key.name.as_str();
        Slot::named(name).is_some() || is_setting(name) || is_modifier(name)
    }

    /// Whether it is, or will be, reported. Where such an entry ends is a guess.
    fn is_reported(&self) -> bool {
        self.broken || !self.is_known() && self.value.is_none()
    }
}

/// A name, or names with dots between: `price`, `newUser.email`. With hyphens, it is wrong.
pub(crate) struct Key {
    pub name: String,
    tokens: TokenStream,
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

/// The attributes in front of a type, a variant or a field.
#[derive(Default)]
pub(crate) struct Attrs {
    pub ours: Vec<Attr>,
    /// What is in the parentheses of each `#[allow(…)]` and `#[expect(…)]`.
    pub allowed: Vec<TokenStream>,
    /// The word in `#[repr(packed)]`.
    pub packed: Option<Span>,
}

/// The list that an entry is in.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Attribute,
    Modifiers,
}
