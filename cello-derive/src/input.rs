//! What did the user write?
//!
//! The type as it stands, with its attributes read but not yet judged.

use std::rc::Rc;

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{
    Expr, Generics, Ident, Index, Member, Token, Type, TypePath, Visibility, braced, parenthesized,
    token,
};

use crate::attr::{self, Attr};
use crate::problems::Problems;
use crate::text;

/// A type that derives one of ours.
pub(crate) struct Input {
    pub ident: Ident,
    pub generics: Generics,
    /// The attributes above the type.
    pub attrs: Vec<Attr>,
    pub body: Body,
}

pub(crate) enum Body {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
    /// It is reported, and nothing else is said of it.
    Union,
}

pub(crate) struct Variant {
    pub ident: Ident,
    /// The attributes above the variant.
    pub attrs: Vec<Attr>,
    pub fields: Vec<Field>,
}

pub(crate) struct Field {
    pub member: Member,
    /// In an enum: the local that a `match` binds to the field.
    pub bound: Option<Ident>,
    pub ty: Rc<Type>,
    pub attrs: Vec<Attr>,
}

impl Field {
    /// The field's name, as it is read: `amount_paid`, `0`.
    pub(crate) fn name(&self) -> String {
        text::name(&self.member)
    }
}

impl Input {
    /// Reads the type. The compiler has read it before us: an error is syntax that is
    /// newer than this crate.
    pub(crate) fn read(input: ParseStream, problems: &mut Problems) -> syn::Result<Self> {
        let mut attrs = attr::read(input, problems)?;
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
        // Behind the fields of a tuple struct.
        if input.peek(Token![where]) {
            generics.where_clause = input.parse()?;
        }
        input.parse::<Option<Token![;]>>()?;
        Ok(Self {
            ident,
            generics,
            attrs,
            body,
        })
    }
}

fn variants(input: ParseStream, problems: &mut Problems) -> syn::Result<Vec<Variant>> {
    let content;
    braced!(content in input);
    let mut variants = Vec::new();
    while !content.is_empty() {
        let attrs = attr::read(&content, problems)?;
        content.parse::<Visibility>()?;
        variants.push(Variant {
            attrs,
            ident: content.call(Ident::parse_any)?,
            fields: fields(&content, true, problems)?,
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
        let (member, bound) = if is_named {
            let ident = content.call(Ident::parse_any)?;
            content.parse::<Token![:]>()?;
            // Bound by its name, for expressions to see it.
            (Member::Named(ident.clone()), ident)
        } else {
            let index = fields.len();
            let bound = Ident::new(&format!("field_{index}"), Span::mixed_site());
            (Member::Unnamed(Index::from(index)), bound)
        };
        fields.push(Field {
            member,
            bound: in_enum.then_some(bound),
            ty: Rc::new(ty(&content)?),
            attrs,
        });
        pass_value(&content)?;
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(fields)
}

/// Most types are one word, of which nothing else has to be ruled out first.
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
