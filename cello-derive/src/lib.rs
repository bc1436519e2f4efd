//! The derive macros of [`cello-core`](https://docs.rs/cello-core), which re-exports
//! them: depend on that crate, not on this one.

#![forbid(unsafe_code)]

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod attr;
#[allow(dead_code)] // the run time needs some of it, this crate the rest
mod catalogue;
mod check;
mod expand;
mod fallback;
mod input;
#[allow(dead_code)] // as above
mod iso4217;
mod plan;
mod problems;
#[allow(dead_code)] // as above
mod rfc3339;
mod suggest;

use input::Input;
use problems::Problems;

/// TODO
#[proc_macro_derive(CelloEvent, attributes(cello))]
pub fn cello_event(input: TokenStream) -> TokenStream {
    derive(parse_macro_input!(input as DeriveInput)).into()
}

/// Tokens → `attr` → `input` → `check` → `plan` → `expand`; what is wrong gathers in
/// `problems` and leaves with `fallback`.
fn derive(input: DeriveInput) -> proc_macro2::TokenStream {
    let (ident, generics) = (input.ident.clone(), input.generics.clone());
    let mut problems = Problems::default();
    let Some(input) = Input::read(input, &mut problems) else {
        let krate = syn::parse_quote!(::cello_core);
        let stub = fallback::expand(&ident, &generics, &krate, &[]);
        return [problems.into_tokens(), Some(stub)]
            .into_iter()
            .flatten()
            .collect();
    };
    let checked = check::check(&input, &mut problems);
    let implementation = match &checked.plan {
        Ok(plan) => expand::expand(plan),
        Err(fills) => fallback::expand(&ident, &generics, &checked.krate, fills),
    };
    [problems.into_tokens(), Some(implementation)]
        .into_iter()
        .flatten()
        .collect()
}
