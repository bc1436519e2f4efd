//! How does a plan read as code?
//!
//! Cannot fail: whatever could be wrong with a plan was reported before it was made.
//! The code is straight: one call a slot, concrete types, no closures. Our only local
//! has the hygiene of this macro, so no field and no expression of a user's meets it.

use std::fmt::Debug;

use cello_catalogue::{Attribution, Slot, UserKey};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::Path;

use crate::hygiene::{derived, local, over_self};
use crate::plan::{Arm, Binding, Content, Event, Events, FieldOf, Fill, Part, Plan, Sends};

mod bounds;
mod completeness;
mod fill_event;
mod fill_slot;
mod intervals;
mod mapping_const;
mod pieces;

use bounds::{mentions_parameter, with_bounds};
use fill_slot::{Member, Reference, statement};
use pieces::Piece;

pub(crate) use intervals::intervals;

/// What every statement of an expansion may name.
#[derive(Clone, Copy)]
struct Scope<'p> {
    krate: &'p Path,
    /// The `self` of the method.
    this: &'p Ident,
}

impl<'p> Scope<'p> {
    fn of<B>(plan: &'p Plan<B>) -> Self {
        Self {
            krate: &plan.krate,
            this: &plan.this,
        }
    }
}

/// `impl CelloEvent`. With `proof`, whether parts make the events complete is proven
/// while compiling; without, what is wrong is reported already.
pub(crate) fn events(plan: &Plan<Events>, proof: bool) -> TokenStream {
    let krate = &plan.krate;
    let (events, inner): (Vec<&Event>, Vec<&FieldOf>) = match &plan.body {
        Events::Struct(events) => (events.iter().collect(), Vec::new()),
        Events::Enum(arms) => (
            arms.iter().filter_map(Arm::event).collect(),
            arms.iter().filter_map(Arm::inner).collect(),
        ),
    };
    let body = match &plan.body {
        Events::Struct(events) => first_that_holds(events, plan, proof),
        Events::Enum(arms) => match_on_variant(arms, plan, proof),
    };
    let contents = || events.iter().map(|event| &event.content);
    let (impl_generics, type_generics, where_clause) = plan.generics.split_for_impl();
    let where_clause = with_bounds(where_clause, contents(), &inner, plan);
    let (ident, this, draft) = (derived(&plan.ident), &plan.this, draft());
    let mapping = mapping_const::events(&plan.body, krate);
    let proofs = events
        .iter()
        .filter(|event| proof && !mentions_parameter(&event.content.parts, &plan.generics))
        .filter_map(|event| completeness::event(event, plan));
    let allows = allows(plan);
    quote! {
        #(#allows const _: () = #proofs;)*

        #[automatically_derived]
        #allows
        impl #impl_generics #krate::private::DerivedEvent for #ident #type_generics #where_clause {
            #mapping

            #[inline] // compiled where it is used, and not where it is not
            fn fill_event(&#this) -> impl #krate::private::Fill<'_> {
                move |#draft| { #body }
            }
        }

        #[automatically_derived]
        impl #impl_generics #krate::private::CelloEvent for #ident #type_generics #where_clause {}
    }
}

/// `impl CelloPart`.
pub(crate) fn part(plan: &Plan<Content>, proof: bool) -> TokenStream {
    let krate = &plan.krate;
    let content = &plan.body;
    let draft = draft();
    let (fills, prices) = collected(content.fills.iter(), content, Scope::of(plan));
    let (impl_generics, type_generics, where_clause) = plan.generics.split_for_impl();
    let where_clause = with_bounds(where_clause, [content].into_iter(), &[], plan);
    let (ident, this) = (derived(&plan.ident), &plan.this);
    let mapping = mapping_const::part(content, krate);
    let slots = if proof {
        completeness::slots_of_part(content, krate)
    } else {
        quote!(#krate::private::PartSlots::broken())
    };
    let proof = proof.then(|| completeness::part(plan)).flatten();
    let allows = allows(plan);
    // Parts that depend on a type parameter can be proven complete only at each use.
    let (outside, inside) = if mentions_parameter(&content.parts, &plan.generics) {
        (None, proof.map(|proof| quote!(const { #proof })))
    } else {
        (
            proof.map(|proof| quote!(#allows const _: () = #proof;)),
            None,
        )
    };
    quote! {
        #outside

        #[automatically_derived]
        #allows
        impl #impl_generics #krate::private::CelloPart for #ident #type_generics #where_clause {
            const SLOTS: #krate::private::PartSlots = #slots;

            #mapping

            fn fill(&#this) -> impl #krate::private::Fill<'_> {
                #inside
                move |#draft| {
                    #fills
                    #draft.filled()
                }
            }

            fn fill_price(&#this) -> impl #krate::private::Fill<'_> {
                move |#draft| {
                    #prices
                    #draft.filled()
                }
            }
        }
    }
}

/// The first event whose condition holds is the event; if no condition holds, there is no event.
fn first_that_holds(events: &[Event], plan: &Plan<Events>, proof: bool) -> TokenStream {
    // After an event without a condition (already reported), none is reached.
    let always = events.iter().position(|event| event.when.is_none());
    let events = &events[..always.map_or(events.len(), |index| index + 1)];
    let tries = events.iter().map(|event| {
        let filled = fill_event(event, plan, proof);
        match &event.when {
            Some(when) => {
                let when = over_self(when.to_token_stream(), &plan.this);
                // In parentheses, for a struct literal may be in it.
                quote!(if (#when) { #filled })
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
    let this = &plan.this;
    if arms.is_empty() {
        return quote!(match *#this {});
    }
    let arms = arms.iter().map(|arm| {
        let name = derived(&arm.variant);
        let patterns = arm.bindings.iter().map(|Binding { field, .. }| {
            let (member, bound) = (Member(&field.member), &field.bound);
            quote!(#member: #bound)
        });
        let named = arm.bindings.iter().filter_map(named);
        let draft = draft();
        let filled = match &arm.sends {
            Sends::Nothing => quote!(#draft.nothing()),
            Sends::Event(event) => fill_event(event, plan, proof),
            Sends::Inner(field) => {
                let (ty, krate, bound) = (fill_slot::ty(field), &plan.krate, &field.bound);
                quote!(<#ty as #krate::private::CelloEvent>::fill_into(#bound, #draft))
            }
        };
        quote!(Self::#name { #(#patterns,)* .. } => { #(#named)* #filled })
    });
    quote!(match #this { #(#arms)* })
}

/// The local by which expressions know a field of a variant.
///
/// A binding cannot have the name of a static or a constant in scope. It can have that of
/// a function, and one that is declared beside it hides whatever else has the name.
fn named(binding: &Binding) -> Option<TokenStream> {
    let (name, bound) = (binding.named.as_ref()?, &binding.field.bound);
    let hiding = derived(name);
    Some(quote!(fn #hiding() {} let #name = #bound;))
}

/// The lints that the user allows on the type, for the code that we derive for it.
fn allows<B>(plan: &Plan<B>) -> TokenStream {
    let allowed = &plan.allowed;
    quote!(#(#[allow #allowed])*)
}

/// The statements that fill an event.
fn fill_event(event: &Event, plan: &Plan<Events>, proof: bool) -> TokenStream {
    let draft = draft();
    let spelling = (event.user_key == UserKey::User).then(|| quote!(#draft.guide_spelling();));
    let attribution = (event.attribution == Attribution::Organization)
        .then(|| quote!(#draft.attribute_to_organization();));
    let statements = fill_event::statements(event, Scope::of(plan));
    // Parts that depend on a type parameter can be proven complete only at each use.
    let proof = (proof && mentions_parameter(&event.content.parts, &plan.generics))
        .then(|| completeness::event(event, plan))
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
    scope: Scope<'_>,
) -> (TokenStream, TokenStream) {
    let is_price = |fill: &&Fill| fill.slot == Slot::PayloadPrice;
    let each = |fill: &Fill| statement(fill, scope, &Piece::default());
    let others = fills.clone().filter(|fill| !is_price(fill)).map(each);
    let prices = fills.filter(is_price).map(each);
    let parts = each_part(content, "fill_into", scope);
    let parts_prices = each_part(content, "fill_price_into", scope);
    (
        quote!(#(#others)* #parts),
        quote!(#(#prices)* #parts_prices),
    )
}

/// The calls of a method of each part.
fn each_part(content: &Content, method: &str, scope: Scope<'_>) -> TokenStream {
    let krate = scope.krate;
    let (method, draft) = (format_ident!("{method}"), draft());
    let parts = content.parts.iter().map(|Part { field, .. }| {
        let (ty, reference) = (fill_slot::ty(field), Reference(field, scope.this));
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
    local("event")
}

/// A word of the catalogue by the name of its variant, as `cello_core` knows it.
fn variant(word: impl Debug) -> Ident {
    Ident::new(&format!("{word:?}"), Span::call_site())
}
