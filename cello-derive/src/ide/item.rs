//! Where are the attributes of a type that may not parse?

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Generics, WhereClause};

/// The contents of the parentheses of a `#[cello(…)]`.
pub(super) type List = TokenStream;

/// A type, as far as it can be read.
pub(super) struct Item {
    pub ident: Ident,
    pub generics: Generics,
    pub above: Vec<List>,
    pub body: Body,
}

pub(super) enum Body {
    /// The attributes on the fields.
    Struct(Vec<List>),
    Enum(Vec<Variant>),
}

pub(super) struct Variant {
    pub ident: Option<Ident>,
    pub above: Vec<List>,
    /// The names of its fields, if they have any.
    pub names: Vec<Ident>,
    pub on_fields: Vec<List>,
}

impl Item {
    /// Reads a type; `None` if it has no name.
    pub(super) fn read(input: TokenStream) -> Option<Self> {
        let tokens: Vec<TokenTree> = input.into_iter().collect();
        let is_keyword = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "struct" || word == "enum" || word == "union");
        let at = tokens.iter().position(is_keyword)?;
        let (before, [keyword, TokenTree::Ident(ident), rest @ ..]) = tokens.split_at(at) else {
            return None;
        };
        if !is_name(ident) {
            return None;
        }
        let (generics, rest) = generics(rest.iter().cloned().collect());
        let body = rest.into_iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket => Some(group),
            _ => None,
        });
        let body: Vec<TokenTree> = body.into_iter().flat_map(|it| it.stream()).collect();
        let is_enum = matches!(keyword, TokenTree::Ident(word) if word == "enum");
        Some(Self {
            ident: ident.clone(),
            generics,
            above: lists(before),
            body: if is_enum {
                Body::Enum(chunks(&body).map(Variant::read).collect())
            } else {
                Body::Struct(lists(&body))
            },
        })
    }
}

impl Variant {
    fn read(tokens: &[TokenTree]) -> Self {
        let fields: Option<&Group> = tokens.iter().enumerate().find_map(|(index, token)| {
            let group = as_group(token)?;
            (!is_attribute(tokens, index) && group.delimiter() != Delimiter::Bracket)
                .then_some(group)
        });
        let stream = fields.map_or_else(TokenStream::new, Group::stream);
        let inside: Vec<TokenTree> = stream.into_iter().collect();
        let is_named = fields.is_some_and(|it| it.delimiter() == Delimiter::Brace);
        Self {
            ident: tokens.iter().find_map(as_name).cloned(),
            above: lists(tokens),
            names: if is_named {
                chunks(&inside).filter_map(field_name).collect()
            } else {
                Vec::new()
            },
            on_fields: lists(&inside),
        }
    }
}

/// The generics with their `where`, and what comes after. Of what does not parse, none.
fn generics(tokens: TokenStream) -> (Generics, TokenStream) {
    let read = |input: ParseStream| {
        let mut generics: Generics = input.parse()?;
        generics.where_clause = input.parse()?;
        Ok((generics, input.parse::<TokenStream>()?))
    };
    let Ok((mut generics, rest)) = read.parse2(tokens.clone()) else {
        return (Generics::default(), tokens);
    };
    // After the fields of a tuple struct.
    let read = |input: ParseStream| {
        input.parse::<Group>()?;
        let clause = input.parse::<Option<WhereClause>>()?;
        input.parse::<TokenStream>()?;
        Ok(clause)
    };
    if let Ok(Some(clause)) = read.parse2(rest.clone()) {
        generics.where_clause = Some(clause);
    }
    (generics, rest)
}

/// The lists of those attributes among the tokens that are ours.
fn lists(tokens: &[TokenTree]) -> Vec<List> {
    let lists = (0..tokens.len()).filter_map(|index| {
        let attribute = as_group(&tokens[index]).filter(|_| is_attribute(tokens, index))?;
        let mut inside = attribute.stream().into_iter();
        let is_ours = matches!(inside.next()?, TokenTree::Ident(name) if name == "cello");
        match inside.next()? {
            TokenTree::Group(list) if is_ours => Some(list.stream()),
            _ => None,
        }
    });
    lists.collect()
}

fn is_attribute(tokens: &[TokenTree], index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &tokens[before]);
    let follows_sign = matches!(before, Some(TokenTree::Punct(sign)) if sign.as_char() == '#');
    follows_sign && as_group(&tokens[index]).is_some_and(|it| it.delimiter() == Delimiter::Bracket)
}

/// What is between the commas.
fn chunks(tokens: &[TokenTree]) -> impl Iterator<Item = &[TokenTree]> {
    tokens.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','))
}

/// `a` of `pub a: T`; a comma inside of a type begins no field.
fn field_name(tokens: &[TokenTree]) -> Option<Ident> {
    tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Ident(name), TokenTree::Punct(sign)]
            if sign.as_char() == ':' && sign.spacing() == Spacing::Alone && is_name(name) =>
        {
            Some(name.clone())
        }
        _ => None,
    })
}

fn as_name(token: &TokenTree) -> Option<&Ident> {
    match token {
        TokenTree::Ident(ident) => Some(ident).filter(|ident| is_name(ident)),
        _ => None,
    }
}

/// Whether the word is no keyword.
pub(super) fn is_name(word: &Ident) -> bool {
    syn::parse2::<Ident>(TokenTree::Ident(word.clone()).into()).is_ok()
}

fn as_group(token: &TokenTree) -> Option<&Group> {
    match token {
        TokenTree::Group(group) => Some(group),
        _ => None,
    }
}
