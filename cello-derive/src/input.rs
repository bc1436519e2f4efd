//! What did the user write?
//!
//! The type as it stands, with its attributes read but not yet judged.

use quote::ToTokens;
use syn::{Data, DeriveInput, Generics, Ident, Index, Member, Type};

use crate::attr::{self, Attr};
use crate::problems::Problems;

/// A struct that derives `CelloEvent`.
pub(crate) struct Input {
    pub ident: Ident,
    pub generics: Generics,
    /// The attributes above the struct.
    pub attrs: Vec<Attr>,
    pub fields: Vec<Field>,
}

pub(crate) struct Field {
    pub member: Member,
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
    /// Reads the type; `None` if it is of a shape that cannot be an event.
    pub(crate) fn read(input: DeriveInput, problems: &mut Problems) -> Option<Self> {
        let fields = match input.data {
            Data::Struct(data) => data.fields,
            Data::Enum(_) | Data::Union(_) => {
                problems.not_a_struct(&input.ident);
                return None;
            }
        };
        let fields = fields
            .into_iter()
            .enumerate()
            .map(|(index, field)| Field {
                member: match field.ident {
                    Some(ident) => Member::Named(ident),
                    None => Member::Unnamed(Index::from(index)),
                },
                ty: field.ty,
                attrs: attr::read(&field.attrs, problems),
            })
            .collect();
        Some(Self {
            ident: input.ident,
            generics: input.generics,
            attrs: attr::read(&input.attrs, problems),
            fields,
        })
    }
}
