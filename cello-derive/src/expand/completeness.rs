//! How is it proven that an event and its parts fill every slot once?
//!
//! The macro of an event does not see into its parts. Each part has its slots as a
//! constant, and a constant expression puts them together; if they are wrong, its
//! evaluation fails with the message.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Path;

use super::bounds::mentions_parameter;
use super::variant;
use crate::hygiene::derived;
use crate::plan::{Absent, Content, Event, Fill, Plan};
use crate::text;

/// The proof of an event that has parts.
pub(super) fn event<B>(event: &Event, plan: &Plan<B>) -> Option<TokenStream> {
    let krate = &plan.krate;
    if event.content.parts.is_empty() {
        return None;
    }
    let name = &event.name;
    let trigger = variant(event.trigger);
    let (required, is_only) = (event.required, event.is_only);
    let own = slots(&event.content.fills, krate);
    let open = event.open.iter().map(|open| {
        let (slot, advice) = (variant(open.slot), &open.advice);
        quote!((#krate::private::Slot::#slot, #advice))
    });
    let parts = parts(&event.content, plan);
    let krate = located(krate, event.at);
    Some(quote_spanned! {event.at=>
        #krate::private::prove_event(
            #name,
            #krate::private::Trigger::#trigger,
            #required,
            #is_only,
            &[#(#open),*],
            #own,
            &[#(#parts),*],
        )
    })
}

/// The proof of a part that has parts itself.
pub(super) fn part(plan: &Plan<Content>) -> Option<TokenStream> {
    let (content, krate, name) = (&plan.body, &plan.krate, plan.ident.to_string());
    let first = content.parts.first()?;
    let own = slots(&content.fills, krate);
    let parts = parts(content, plan);
    let krate = located(krate, first.at);
    Some(quote_spanned!(first.at=> #krate::private::prove_part(#name, #own, &[#(#parts),*])))
}

/// The slots of a part, those of its own parts among them.
pub(super) fn slots_of_part(content: &Content, krate: &Path) -> TokenStream {
    let own = slots(&content.fills, krate);
    let parts = content.parts.iter().map(|part| {
        let ty = super::fill_slot::ty(&part.field);
        quote!(.with(<#ty as #krate::private::CelloPart>::SLOTS))
    });
    quote!(#own #(#parts)*)
}

fn parts<B>(content: &Content, plan: &Plan<B>) -> impl Iterator<Item = TokenStream> {
    let krate = &plan.krate;
    let is_inside = mentions_parameter(&content.parts, &plan.generics);
    content.parts.iter().map(move |part| {
        let name = text::of(&part.field.ty);
        let ty = super::fill_slot::ty(&part.field);
        let ty = if is_inside {
            without_lifetimes(ty)
        } else {
            outside(without_lifetimes(ty), &plan.ident)
        };
        quote!((#name, <#ty as #krate::private::CelloPart>::SLOTS))
    })
}

/// Those that are always filled, and those that may be left out.
fn slots(fills: &[Fill], krate: &Path) -> TokenStream {
    let bits = |is_left_out: bool| {
        let fills = fills
            .iter()
            .filter(|fill| matches!(fill.absent, Absent::LeaveOut) == is_left_out);
        fills.fold(0u16, |bits, fill| bits | 1 << fill.slot as u16)
    };
    let (always, maybe) = (bits(false), bits(true));
    quote!(#krate::private::PartSlots::new(#always, #maybe))
}

/// The path as if it stood at the place, for an error to be there.
fn located(krate: &Path, at: Span) -> TokenStream {
    let tokens = krate.to_token_stream().into_iter();
    let tokens = tokens.map(|mut token| {
        token.set_span(at);
        token
    });
    tokens.collect()
}

/// The type with `Self` by its name, for a constant that is in no `impl`.
fn outside(ty: TokenStream, ident: &Ident) -> TokenStream {
    let tokens = ty.into_iter().map(|token| match token {
        TokenTree::Ident(word) if word == "Self" => TokenTree::Ident(derived(ident)),
        TokenTree::Group(group) => {
            let mut changed = Group::new(group.delimiter(), outside(group.stream(), ident));
            changed.set_span(group.span());
            TokenTree::Group(changed)
        }
        other => other,
    });
    tokens.collect()
}

/// The type with its lifetimes inferred: a constant has none to name.
fn without_lifetimes(ty: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let tokens = ty.into_iter();
    let tokens = tokens.map(|token| match token {
        TokenTree::Ident(ident) if after_quote => {
            after_quote = false;
            TokenTree::Ident(Ident::new("_", ident.span()))
        }
        TokenTree::Punct(punct) => {
            after_quote = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        other => other,
    });
    tokens.collect()
}
