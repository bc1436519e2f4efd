//! How do intervals read as code?

use proc_macro2::TokenStream;
use quote::quote;

use super::variant;
use crate::hygiene::derived;
use crate::plan::{Intervals, Plan};

/// `impl ToInterval`. Where variants are not mapped (already reported), the
/// implementation is a stub.
pub(crate) fn intervals(plan: &Plan<Intervals>, is_complete: bool) -> TokenStream {
    let Plan {
        ident,
        generics,
        krate,
        body: Intervals(intervals),
        ..
    } = plan;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let arms = intervals.iter().map(|(name, interval)| {
        let (name, interval) = (derived(name), variant(interval));
        quote!(Self::#name => #krate::private::Interval::#interval)
    });
    let body = if !is_complete {
        quote!(#krate::private::Ok(#krate::private::Interval::OneTime))
    } else if intervals.is_empty() {
        // There is no value without variants, and an `Ok` around it is never reached.
        quote!(match *self {})
    } else {
        quote!(#krate::private::Ok(match *self { #(#arms,)* }))
    };
    let (ident, allows) = (derived(ident), super::allows(plan));
    quote! {
        #[automatically_derived]
        #allows
        impl #impl_generics #krate::private::ToInterval for #ident #type_generics #where_clause {
            fn to_interval(&self) -> #krate::private::Result<
                #krate::private::Interval,
                #krate::private::UnknownInterval,
            > {
                #body
            }
        }
    }
}
