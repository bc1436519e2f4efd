//! Which hint is there for each word and each expression of an attribute?

use std::iter::once;

use cello_catalogue::{Interval, Kind, Slot, Trigger};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Span, TokenStream, TokenTree};
use quote::quote;
use syn::{Expr, LitStr, Path};

use super::Derive;
use super::complete::{self, dummy};
use super::item::{Body, Item, List, Variant, is_name};
use crate::check::default_krate;

/// All hints for a type.
///
/// The path to `cello_core` is first, for all others begin with it; then the words, for
/// they do not change while an expression is written.
pub(super) fn all(item: &Item, derive: Derive) -> TokenStream {
    let mut hints = Hints::default();
    hints.of_item(item, derive);
    let Hints {
        krate,
        paths,
        words,
        expressions,
    } = hints;
    let krate = krate.unwrap_or_else(default_krate);
    let words = words.iter().map(|(module, word)| {
        let module = Ident::new(module, Span::call_site());
        quote!(let _ = #krate::ide::#module::#word;)
    });
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    quote! {
        #[cfg(rust_analyzer)]
        const _: () = { #paths };
        #[cfg(rust_analyzer)]
        const _: () = { #(#words)* };
        #[cfg(rust_analyzer)]
        #[allow(unused)]
        impl #impl_generics #krate::ide::Expressions for #ident #type_generics #where_clause {
            fn expressions(&self) { #expressions }
        }
    }
}

#[derive(Default)]
struct Hints {
    /// The first value of `crate` that is a path.
    krate: Option<Path>,
    /// A statement for each value of `crate`.
    paths: TokenStream,
    /// The words, each with the module of `cello_core::ide` that has it.
    words: Vec<(&'static str, Ident)>,
    /// A statement for each expression.
    expressions: TokenStream,
}

/// Where a list of entries is, and what can be written there.
#[derive(Clone, Copy)]
struct Place {
    /// The module of `cello_core::ide` that has the words.
    module: &'static str,
    /// Whether the list is on a field, whose type is the value.
    on_field: bool,
    /// The slot whose parentheses these are.
    slot: Option<Slot>,
}

const fn above(module: &'static str) -> Place {
    Place {
        module,
        on_field: false,
        slot: None,
    }
}

const fn on(module: &'static str) -> Place {
    Place {
        on_field: true,
        ..above(module)
    }
}

impl Hints {
    fn of_item(&mut self, item: &Item, derive: Derive) {
        let (place, field) = match (derive, &item.body) {
            (Derive::Event, Body::Struct(_)) => (above("above_struct"), on("on_field")),
            (Derive::Event, Body::Enum(_)) => (above("above_enum"), on("on_inner_field")),
            (Derive::Part, _) => (above("above_part"), on("on_inner_field")),
            (Derive::Interval, _) => (above("above_intervals"), on("above_intervals")),
        };
        self.lists(&item.above, place);
        match &item.body {
            Body::Struct(fields) => self.lists(fields, field),
            Body::Enum(variants) => {
                let place = above(match derive {
                    Derive::Interval => "above_interval",
                    Derive::Event | Derive::Part => "above_variant",
                });
                for variant in variants {
                    self.of_variant(variant, place, field);
                }
            }
        }
    }

    /// Expressions see the fields of their variant by name.
    fn of_variant(&mut self, variant: &Variant, place: Place, field: Place) {
        let outside = std::mem::take(&mut self.expressions);
        self.lists(&variant.above, place);
        self.lists(&variant.on_fields, field);
        let inside = std::mem::replace(&mut self.expressions, outside);
        let names = &variant.names;
        if let (Some(ident), false) = (&variant.ident, inside.is_empty()) {
            self.expressions.extend(quote! {
                if let Self::#ident { #(#names,)* .. } = self { #inside }
            });
        }
    }

    fn lists(&mut self, lists: &[List], place: Place) {
        for list in lists {
            let tokens: Vec<TokenTree> = list.clone().into_iter().collect();
            self.paths(&tokens);
            self.list(&tokens, place);
        }
    }

    /// Finds `crate = path`, even if the invented name has no comma after it.
    fn paths(&mut self, tokens: &[TokenTree]) {
        for (index, pair) in tokens.windows(2).enumerate() {
            let [TokenTree::Ident(key), equals] = pair else {
                continue;
            };
            if !key.to_string().ends_with("crate") || !is_punct(equals, '=') {
                continue;
            }
            let value = &tokens[index + 2..];
            let (completed, rest) = complete::up_to_comma(value);
            let written = value[..value.len() - rest.len()].iter().cloned();
            let written: TokenStream = written.collect();
            let quoted = syn::parse2::<LitStr>(written.clone());
            let quoted = quoted.and_then(|word| word.parse::<Path>());
            if let Ok(path) = quoted.or_else(|_| syn::parse2::<Path>(written)) {
                self.krate.get_or_insert(path);
            }
            let path = syn::parse2::<Path>(completed).unwrap_or_else(|_| dummy().into());
            self.paths.extend(quote!(let _: #path;));
        }
    }

    fn list(&mut self, mut tokens: &[TokenTree], place: Place) {
        loop {
            tokens = self.entry(tokens, place);
            let comma = tokens.iter().position(|token| is_punct(token, ','));
            match comma {
                Some(comma) => tokens = &tokens[comma + 1..],
                None => return,
            }
        }
    }

    /// Reads an entry, and returns what comes after it.
    fn entry<'t>(&mut self, tokens: &'t [TokenTree], place: Place) -> &'t [TokenTree] {
        let [TokenTree::Ident(word), rest @ ..] = tokens else {
            self.word(place.module, &dummy());
            return tokens;
        };
        self.word(place.module, word);
        let mut key = word.to_string();
        let mut tokens = rest;
        while let [TokenTree::Punct(dot), rest @ ..] = tokens {
            if dot.as_char() != '.' {
                break;
            }
            let group = groups().find(|group| *group == key);
            let name = match rest {
                [TokenTree::Ident(name), rest @ ..] => {
                    tokens = rest;
                    name.clone()
                }
                rest => {
                    tokens = rest;
                    dummy()
                }
            };
            if let Some(group) = group {
                self.word(group, &name);
            }
            key = format!("{key}.{name}");
        }
        if let [TokenTree::Group(list), rest @ ..] = tokens {
            self.in_parentheses(list, &key, place);
            tokens = rest;
        }
        match tokens {
            [TokenTree::Punct(equals), rest @ ..] if equals.as_char() == '=' => {
                self.value(&key, rest, place)
            }
            _ => tokens,
        }
    }

    fn in_parentheses(&mut self, list: &Group, key: &str, place: Place) {
        let tokens: Vec<TokenTree> = list.stream().into_iter().collect();
        if list.delimiter() != Delimiter::Parenthesis {
            return;
        }
        if key == "allow" {
            return self.list(&tokens, above("lints"));
        }
        let Some(slot) = Slot::named(key) else { return };
        let module = match (slot.rule().kind, place.on_field) {
            (Kind::Money, true) => "in_money",
            (Kind::Money, false) => "in_money_above",
            (Kind::Instant, true) => "in_instant",
            (Kind::Instant, false) => "in_instant_above",
            (_, true) => "in_other",
            (_, false) => "in_other_above",
        };
        let place = Place {
            module,
            slot: Some(slot),
            ..place
        };
        self.list(&tokens, place);
    }

    /// Reads what comes after `=`, and returns what comes after that.
    fn value<'t>(&mut self, key: &str, tokens: &'t [TokenTree], place: Place) -> &'t [TokenTree] {
        let (value, rest) = complete::up_to_comma(tokens);
        let written = &tokens[..tokens.len() - rest.len()];
        let slot = Slot::named(key).or(place.slot.filter(|_| key == "default"));
        let literal = match written {
            [TokenTree::Literal(literal)] => Some(literal),
            _ => None,
        };
        match literal.and_then(text) {
            _ if key == "crate" => {}
            Some(word) => self.quoted(key, slot, &word),
            None if takes_quotes(key) => {}
            None => self.expression(&value),
        }
        rest
    }

    fn expression(&mut self, value: &TokenStream) {
        let is_expression = |tokens: &TokenStream| syn::parse2::<Expr>(tokens.clone()).is_ok();
        // Before a brace, the name of a struct may be missing.
        let dummy = dummy();
        let as_struct = quote!(#dummy #value);
        if is_expression(value) {
            self.expressions.extend(quote!(let _ = #value;));
        } else if is_expression(&as_struct) {
            self.expressions.extend(quote!(let _ = #as_struct;));
        }
    }

    /// A word in quotes, if it is one that can be written here.
    fn quoted(&mut self, key: &str, slot: Option<Slot>, literal: &LitStr) {
        let word = literal.value();
        let (module, name) = match key {
            "trigger" | "on" => match Trigger::named(&word) {
                Some(trigger) => ("Trigger", format!("{trigger:?}")),
                None => return,
            },
            "attribution" if matches!(&*word, "user" | "organization") => ("words", word),
            "userKey" if word == "user" => ("words", word),
            "none" if matches!(&*word, "skip" | "error") => ("words", word),
            _ if key == "interval" || slot == Some(Slot::SubscriptionInterval) => {
                match Interval::named(&word) {
                    Some(interval) => ("Interval", format!("{interval:?}")),
                    None => return,
                }
            }
            _ => return,
        };
        self.word(module, &Ident::new(&name, literal.span()));
    }

    fn word(&mut self, module: &'static str, word: &Ident) {
        let mut word = word.clone();
        // A keyword, such as `crate`, ends no path.
        if !is_name(&word) {
            word = Ident::new("__", word.span());
        }
        self.words.push((module, word));
    }
}

/// Whether the value of a key is a word in quotes.
fn takes_quotes(key: &str) -> bool {
    matches!(
        key,
        "trigger" | "on" | "attribution" | "userKey" | "none" | "interval"
    )
}

/// The first parts of the slots that have a second: `newUser`.
fn groups() -> impl Iterator<Item = &'static str> {
    let paths = Slot::VARIANTS.iter().map(|slot| slot.as_str());
    paths.filter_map(|path| path.split_once('.').map(|(group, _)| group))
}

fn text(literal: &Literal) -> Option<LitStr> {
    syn::parse2(once(TokenTree::Literal(literal.clone())).collect()).ok()
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if Punct::as_char(punct) == sign)
}
