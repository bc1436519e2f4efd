//! How is a type read?

use std::rc::Rc;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{
    Expr, Generics, Ident, Index, Member, Token, Type, TypePath, Visibility, braced, parenthesized,
    token,
};

use super::{Body, Field, Input, Variant};
use crate::attr::{Attr, Attrs, parse as attr};
use crate::hygiene;
use crate::problems::Problems;

impl Input {
    /// Reads the type. The compiler has read it before us: an error is syntax that is
    /// newer than this crate.
    pub(crate) fn read(input: ParseStream, problems: &mut Problems) -> syn::Result<Self> {
        let Attrs {
            ours: mut attrs,
            allowed,
            packed,
        } = attr::read(input, problems)?;
        input.parse::<Visibility>()?;
        let keyword = input.call(Ident::parse_any)?;
        let ident = input.call(Ident::parse_any)?;
        let mut generics: Generics = input.parse()?;
        generics.where_clause = input.parse()?;
        let body = if keyword == "enum" {
            Body::Enum(variants(input, problems)?)
        } else if keyword == "union" {
            problems.union(&ident);
            attrs.clear();
            input.parse::<TokenStream>()?;
            Body::Union
        } else {
            Body::Struct(fields(input, false, problems)?)
        };
        // A tuple struct has its `where` clause after the fields.
        if input.peek(Token![where]) {
            generics.where_clause = input.parse()?;
        }
        input.parse::<Option<Token![;]>>()?;
        let this = first_self(&attrs, &body).unwrap_or_else(Span::call_site);
        Ok(Self {
            ident,
            generics,
            attrs,
            allowed,
            packed,
            this: Ident::new("self", Span::call_site().resolved_at(this)),
            body,
        })
    }
}

/// The first `self` that the user wrote in an attribute.
fn first_self(above: &[Attr], body: &Body) -> Option<Span> {
    let first = |attrs: &[Attr]| attrs.iter().find_map(|attr| attr.this);
    let of_fields = |fields: &[Field]| fields.iter().find_map(|field| first(&field.attrs));
    first(above).or_else(|| match body {
        Body::Struct(fields) => of_fields(fields),
        Body::Enum(variants) => variants
            .iter()
            .find_map(|variant| first(&variant.attrs).or_else(|| of_fields(&variant.fields))),
        Body::Union => None,
    })
}

fn variants(input: ParseStream, problems: &mut Problems) -> syn::Result<Vec<Variant>> {
    let content;
    braced!(content in input);
    let mut variants = Vec::new();
    while !content.is_empty() {
        let attrs = attr::read(&content, problems)?;
        content.parse::<Visibility>()?;
        let ident = content.call(Ident::parse_any)?;
        let mut fields = fields(&content, true, problems)?;
        for field in &mut fields {
            field.has_allow |= !attrs.allowed.is_empty();
        }
        variants.push(Variant {
            ident,
            attrs: attrs.ours,
            fields,
        });
        pass_value(&content)?;
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(variants)
}

/// The fields in braces or in parentheses, if there are any.
fn fields(input: ParseStream, in_enum: bool, problems: &mut Problems) -> syn::Result<Vec<Field>> {
    let is_named = input.peek(token::Brace);
    let content;
    if is_named {
        braced!(content in input);
    } else if input.peek(token::Paren) {
        parenthesized!(content in input);
    } else {
        return Ok(Vec::new());
    }
    let mut fields = Vec::new();
    while !content.is_empty() {
        let attrs = attr::read(&content, problems)?;
        content.parse::<Visibility>()?;
        let index = fields.len();
        let member = if is_named {
            let ident = content.call(Ident::parse_any)?;
            content.parse::<Token![:]>()?;
            Member::Named(ident)
        } else {
            Member::Unnamed(Index::from(index))
        };
        let bound = || hygiene::local(&format!("field_{index}"));
        fields.push(Field {
            member,
            bound: in_enum.then(bound),
            ty: Rc::new(ty(&content)?),
            has_allow: !attrs.allowed.is_empty(),
            attrs: attrs.ours,
        });
        pass_value(&content)?;
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(fields)
}

/// Most types are a single word, which needs none of the full parser's lookahead.
fn ty(input: ParseStream) -> syn::Result<Type> {
    if let Some(TokenTree::Ident(_)) = attr::alone(input) {
        return Ok(Type::Path(TypePath {
            attrs: Vec::new(),
            qself: None,
            path: input.call(Ident::parse_any)?.into(),
        }));
    }
    input.parse()
}

/// The discriminant of a variant, the default of a field.
fn pass_value(input: ParseStream) -> syn::Result<()> {
    if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        input.parse::<Expr>()?;
    }
    Ok(())
}
