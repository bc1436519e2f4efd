//! What stands in for an event of which nothing can be said?
//!
//! An implementation that compiles, so that nobody is told a second time, at every
//! use, that the trait is not implemented. Where the type could be read, its plan
//! serves instead: that checks the types of the mappings that have no problem, so
//! that those errors come in the same run.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident};

/// A `CelloEvent` that is never anything.
pub(crate) fn event(ident: &Ident, generics: &Generics) -> TokenStream {
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics ::cello_core::private::CelloEvent for #ident #type_generics #where_clause {
            const MAPPING: ::cello_core::private::Mapping = ::cello_core::private::mapping(&[]);

            fn envelope(&self) -> ::cello_core::private::Result<
                ::cello_core::private::Option<::cello_core::private::Envelope<'_>>,
                ::cello_core::private::EventError,
            > {
                ::cello_core::private::Ok(::cello_core::private::None)
            }
        }
    }
}
