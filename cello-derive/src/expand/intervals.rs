//! How do intervals read as code?

use proc_macro2::TokenStream;
use quote::quote;

use super::variant;
use crate::plan::{Intervals, Plan};

/// `impl ToInterval`. Where variants are not mapped, which is reported, any interval
/// stands in for them.
pub(crate) fn intervals(plan: &Plan<Intervals>, is_complete: bool) -> TokenStream {
    let Plan {
        ident,
        generics,
        krate,
        body: Intervals(intervals),
    } = plan;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let arms = intervals.iter().map(|(name, interval)| {
        let interval = variant(interval);
        quote!(Self::#name => #krate::private::Interval::#interval)
    });
    let stand_in = (!is_complete).then(|| quote!(_ => #krate::private::Interval::OneTime));
    let body = if intervals.is_empty() && is_complete {
        // Of no variants there is no value, and an `Ok` around it is never reached.
        quote!(match *self {})
    } else {
        quote!(#krate::private::Ok(match *self { #(#arms,)* #stand_in }))
    };
    quote! {
        #[automatically_derived]
        #[allow(unreachable_patterns)] // a stand-in behind all variants
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
