//! How is it proven that an event and its parts fill every slot once?
//!
//! The macro of an event does not see into its parts. Each part has its slots as a
//! constant, and a constant expression puts them together; if they are wrong, its
//! evaluation fails with the message.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Path, Type};

use super::variant;
use crate::plan::{Absent, Content, Event, Fill};
use crate::text;

/// The proof of an event that has parts.
pub(super) fn event(event: &Event, krate: &Path) -> Option<TokenStream> {
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
    let parts = parts(&event.content, krate);
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
pub(super) fn part(name: &str, content: &Content, krate: &Path) -> Option<TokenStream> {
    let first = content.parts.first()?;
    let own = slots(&content.fills, krate);
    let parts = parts(content, krate);
    let krate = located(krate, first.at);
    Some(quote_spanned!(first.at=> #krate::private::prove_part(#name, #own, &[#(#parts),*])))
}

/// The slots of a part, those of its own parts among them.
pub(super) fn slots_of_part(content: &Content, krate: &Path) -> TokenStream {
    let own = slots(&content.fills, krate);
    let parts = content.parts.iter().map(|part| {
        let ty = &part.field.ty;
        quote!(.with(<#ty as #krate::private::CelloPart>::SLOTS))
    });
    quote!(#own #(#parts)*)
}

fn parts(content: &Content, krate: &Path) -> impl Iterator<Item = TokenStream> {
    content.parts.iter().map(move |part| {
        let name = text::of(&part.field.ty);
        let ty = without_lifetimes(&part.field.ty);
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

/// The type with its lifetimes inferred: a constant has none to name.
fn without_lifetimes(ty: &Type) -> TokenStream {
    let mut after_quote = false;
    let tokens = ty.to_token_stream().into_iter();
    let tokens = tokens.map(|token| match token {
        TokenTree::Ident(ident) if after_quote => {
            after_quote = false;
            TokenTree::Ident(proc_macro2::Ident::new("_", ident.span()))
        }
        TokenTree::Punct(punct) => {
            after_quote = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        other => other,
    });
    tokens.collect()
}
