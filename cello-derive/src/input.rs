//! What did the user write?
//!
//! It holds the type as it was written, with its attributes read but not yet checked.

use std::rc::Rc;

use proc_macro2::{Span, TokenStream};
use syn::{Generics, Ident, Member, Type};

use crate::attr::Attr;
use crate::text;

mod read;

/// A type that derives one of ours.
pub(crate) struct Input {
    pub ident: Ident,
    pub generics: Generics,
    /// The attributes above the type.
    pub attrs: Vec<Attr>,
    /// What the user allows on the type, as std's derives do holds in what we derive, too.
    pub allowed: Vec<TokenStream>,
    /// The word in `#[repr(packed)]`.
    pub packed: Option<Span>,
    /// The `self` of the methods that we derive.
    ///
    /// `self` has hygiene: in a type that a `macro_rules!` made, the user's may be another
    /// than ours. So ours takes after the first that the user wrote.
    pub this: Ident,
    pub body: Body,
}

pub(crate) enum Body {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
    /// A union. It is reported, and not checked any further.
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
    /// In an enum: the local that a `match` binds to the field, where no expression
    /// names it.
    pub bound: Option<Ident>,
    pub ty: Rc<Type>,
    /// Whether the user allows something on the field or its variant.
    pub has_allow: bool,
    pub attrs: Vec<Attr>,
}

impl Field {
    /// The field's name, as it is read: `amount_paid`, `0`.
    pub(crate) fn name(&self) -> String {
        text::name(&self.member)
    }
}

impl Input {
    /// A type of which no more is known than its name.
    pub(crate) fn unread(ident: Ident, generics: Generics) -> Self {
        Self {
            ident,
            generics,
            attrs: Vec::new(),
            allowed: Vec::new(),
            packed: None,
            this: Ident::new("self", Span::call_site()),
            body: Body::Union,
        }
    }
}
