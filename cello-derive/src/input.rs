//! What did the user write?
//!
//! The type as it stands, with its attributes read but not yet judged.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Index, Member, Type};

use crate::attr::{self, Attr};
use crate::problems::Problems;

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
    pub ty: Type,
    pub attrs: Vec<Attr>,
}

impl Field {
    /// The field's name, as it is read: `amount_paid`, `0`.
    pub(crate) fn name(&self) -> String {
        self.member.to_token_stream().to_string()
    }
}

impl Input {
    /// Reads the type; `None` if it is a union, which nothing can be said of.
    pub(crate) fn read(input: DeriveInput, problems: &mut Problems) -> Option<Self> {
        let attrs = attr::read(&input.attrs, problems);
        let body = match input.data {
            Data::Struct(data) => Body::Struct(fields(data.fields, false, problems)),
            Data::Enum(data) => Body::Enum(
                data.variants
                    .into_iter()
                    .map(|variant| Variant {
                        ident: variant.ident,
                        attrs: attr::read(&variant.attrs, problems),
                        fields: fields(variant.fields, true, problems),
                    })
                    .collect(),
            ),
            Data::Union(_) => {
                problems.union(&input.ident);
                return None;
            }
        };
        Some(Self {
            ident: input.ident,
            generics: input.generics,
            attrs,
            body,
        })
    }
}

fn fields(fields: Fields, in_enum: bool, problems: &mut Problems) -> Vec<Field> {
    fields
        .into_iter()
        .enumerate()
        .map(|(index, field)| {
            // A named field is bound by its name, for expressions to see it.
            let bound = field.ident.clone();
            let bound =
                bound.unwrap_or_else(|| Ident::new(&format!("field_{index}"), Span::mixed_site()));
            Field {
                member: match field.ident {
                    Some(ident) => Member::Named(ident),
                    None => Member::Unnamed(Index::from(index)),
                },
                bound: in_enum.then_some(bound),
                ty: field.ty,
                attrs: attr::read(&field.attrs, problems),
            }
        })
        .collect()
}
