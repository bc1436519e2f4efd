//! How does a plan read as code?
//!
//! Cannot fail: whatever could be wrong with a plan was reported before it was made.
//! The code is straight: one call a slot, concrete types, no closures. Our only local
//! has the hygiene of this macro, so no field and no expression of a user's meets it.

use std::fmt::Debug;

use cello_catalogue::{Attribution, Slot};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Member, Path};

use crate::plan::{Arm, Content, Event, Events, Fill, Part, Plan};

mod bounds;
mod completeness;
mod fill_event;
mod fill_slot;
mod intervals;
mod mapping_const;
mod pieces;

use bounds::{mentions_parameter, with_bounds};
use fill_slot::{Reference, over_self, statement};
use pieces::Piece;

pub(crate) use intervals::intervals;

/// `impl CelloEvent`. With `proof`, whether parts make the events complete is proven
/// while compiling; without, what is wrong is reported already.
pub(crate) fn events(plan: &Plan<Events>, proof: bool) -> TokenStream {
    let krate = &plan.krate;
    let events: Vec<&Event> = match &plan.body {
        Events::Struct(events) => events.iter().collect(),
        Events::Enum(arms) => arms.iter().filter_map(|arm| arm.event.as_ref()).collect(),
    };
    let body = match &plan.body {
        Events::Struct(events) => first_that_holds(events, plan, proof),
        Events::Enum(arms) => match_on_variant(arms, plan, proof),
    };
    let contents = || events.iter().map(|event| &event.content);
    let (impl_generics, type_generics, where_clause) = plan.generics.split_for_impl();
    let where_clause = with_bounds(where_clause, contents(), plan);
    let (ident, draft) = (&plan.ident, draft());
    let mapping = mapping_const::events(&events, krate);
    let proofs = events
        .iter()
        .filter(|event| proof && !mentions_parameter(&event.content.parts, &plan.generics))
        .filter_map(|event| completeness::event(event, krate));
    quote! {
        #(const _: () = #proofs;)*

        #[automatically_derived]
        impl #impl_generics #krate::private::CelloEvent for #ident #type_generics #where_clause {
            #mapping

            #[inline] // compiled where it is used, and not where it is not
            fn fill_event<'__cello>(
                &'__cello self,
                #draft: &mut #krate::private::Draft<'__cello>,
            ) -> #krate::private::Outcome {
                #body
            }
        }
    }
}

/// `impl CelloPart`.
pub(crate) fn part(plan: &Plan<Content>, proof: bool) -> TokenStream {
    let krate = &plan.krate;
    let content = &plan.body;
    let draft = draft();
    let (fills, prices) = collected(content.fills.iter(), content, krate);
    let (impl_generics, type_generics, where_clause) = plan.generics.split_for_impl();
    let where_clause = with_bounds(where_clause, [content].into_iter(), plan);
    let ident = &plan.ident;
    let name = ident.to_string();
    let mapping = mapping_const::part(content, krate);
    let slots = if proof {
        completeness::slots_of_part(content, krate)
    } else {
        quote!(#krate::private::PartSlots::broken())
    };
    let proof = proof
        .then(|| completeness::part(&name, content, krate))
        .flatten();
    // Of parts that depend on a type parameter, only each use can be proven right.
    let (outside, inside) = if mentions_parameter(&content.parts, &plan.generics) {
        (None, proof.map(|proof| quote!(const { #proof })))
    } else {
        (proof.map(|proof| quote!(const _: () = #proof;)), None)
    };
    quote! {
        #outside

        #[automatically_derived]
        impl #impl_generics #krate::private::CelloPart for #ident #type_generics #where_clause {
            const SLOTS: #krate::private::PartSlots = #slots;

            #mapping

            fn fill<'__cello>(
                &'__cello self,
                #draft: &mut #krate::private::Draft<'__cello>,
            ) -> #krate::private::Outcome {
                #inside
                #fills
                #draft.filled()
            }

            fn fill_price<'__cello>(
                &'__cello self,
                #draft: &mut #krate::private::Draft<'__cello>,
            ) -> #krate::private::Outcome {
                #prices
                #draft.filled()
            }
        }
    }
}

/// The first event whose condition holds is the event; if none does, there is none.
fn first_that_holds(events: &[Event], plan: &Plan<Events>, proof: bool) -> TokenStream {
    // Behind one without a condition, which is reported, none is reached.
    let always = events.iter().position(|event| event.when.is_none());
    let events = &events[..always.map_or(events.len(), |index| index + 1)];
    let tries = events.iter().map(|event| {
        let filled = fill_event(event, plan, proof);
        match &event.when {
            Some(when) => {
                let when = over_self(when);
                quote!(if #when { #filled })
            }
            None => filled,
        }
    });
    let is_conditional = events.last().is_none_or(|event| event.when.is_some());
    let draft = draft();
    let otherwise = is_conditional.then(|| quote!(#draft.nothing()));
    quote!( #(#tries)* #otherwise )
}

fn match_on_variant(arms: &[Arm], plan: &Plan<Events>, proof: bool) -> TokenStream {
    if arms.is_empty() {
        return quote!(match *self {});
    }
    let arms = arms.iter().map(|arm| {
        let name = &arm.variant;
        let bindings = arm.bindings.iter().map(|(member, bound)| match member {
            Member::Named(_) => quote!(#bound),
            Member::Unnamed(index) => quote!(#index: #bound),
        });
        let filled = if let Some(event) = &arm.event {
            fill_event(event, plan, proof)
        } else {
            let draft = draft();
            quote!(#draft.nothing())
        };
        quote!(Self::#name { #(#bindings,)* .. } => { #filled })
    });
    quote!(match self { #(#arms)* })
}

/// The statements that fill an event.
fn fill_event(event: &Event, plan: &Plan<Events>, proof: bool) -> TokenStream {
    let krate = &plan.krate;
    let draft = draft();
    let spelling = event
        .guide_spelling
        .then(|| quote!(#draft.guide_spelling();));
    let attribution = (event.attribution == Attribution::Organization)
        .then(|| quote!(#draft.attribute_to_organization();));
    let statements = fill_event::statements(event, krate);
    // Of parts that depend on a type parameter, only each use can be proven right.
    let proof = (proof && mentions_parameter(&event.content.parts, &plan.generics))
        .then(|| completeness::event(event, krate))
        .flatten()
        .map(|proof| quote!(const { #proof }));
    quote! {
        #proof
        #spelling
        #attribution
        #statements
    }
}

/// The statements that fill slots, parts last: those for all but the price, and those for
/// the price, which is read in the currency that any of the others may fill.
fn collected<'f>(
    fills: impl Iterator<Item = &'f Fill> + Clone,
    content: &Content,
    krate: &Path,
) -> (TokenStream, TokenStream) {
    let is_price = |fill: &&Fill| fill.slot == Slot::PayloadPrice;
    let each = |fill: &Fill| statement(fill, krate, &Piece::default());
    let others = fills.clone().filter(|fill| !is_price(fill)).map(each);
    let prices = fills.filter(is_price).map(each);
    let parts = each_part(content, "fill", krate);
    let parts_prices = each_part(content, "fill_price", krate);
    (
        quote!(#(#others)* #parts),
        quote!(#(#prices)* #parts_prices),
    )
}

/// The calls of a method of each part.
fn each_part(content: &Content, method: &str, krate: &Path) -> TokenStream {
    let (method, draft) = (format_ident!("{method}"), draft());
    let parts = content.parts.iter().map(|Part { field, .. }| {
        let (ty, reference) = (&field.ty, Reference(field));
        quote! {
            if <#ty as #krate::private::CelloPart>::#method(#reference, #draft).is_nothing() {
                return #draft.nothing();
            }
        }
    });
    parts.collect()
}

/// The local that holds the event in the making. Its own methods are called as methods,
/// for they come before those of any trait in scope, and cost rustc less than paths.
fn draft() -> Ident {
    Ident::new("__cello_event", Span::mixed_site())
}

/// A word of the catalogue by the name of its variant, as `cello_core` knows it.
fn variant(word: impl Debug) -> Ident {
    Ident::new(&format!("{word:?}"), Span::call_site())
}
