//! What stands in for an event that has problems?
//!
//! An implementation that compiles, so that nobody is told a second time, at every
//! use, that the trait is not implemented. It still checks the types of the mappings
//! that have no problem, so that those errors come in the same run.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Generics, Ident, Path};

use crate::catalogue::Trigger;
use crate::expand;
use crate::plan::Fill;

pub(crate) fn expand(
    ident: &Ident,
    generics: &Generics,
    krate: &Path,
    fills: &[Fill],
) -> TokenStream {
    let start = expand::start(Trigger::InvoicePaid, krate);
    let checks = expand::fills(fills, krate);
    let body = quote! {
        #start
        #checks
        #krate::private::stand_in()
    };
    expand::implement(ident, generics, krate, fills.iter(), &body)
}
