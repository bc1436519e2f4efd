//! What does `MAPPING` say?

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Path};

use super::variant;
use crate::catalogue::Slot;
use crate::plan::{Absent, Attribution, Content, Event, Fill, Form, Source};
use crate::text;

/// The constant of `CelloEvent`.
pub(super) fn events(events: &[&Event], krate: &Path) -> TokenStream {
    let events = events.iter().map(|event| {
        let trigger = variant(event.trigger);
        let when = if let Some(when) = &event.when {
            let when = text::of(when);
            quote!(#krate::private::Some(#when))
        } else {
            quote!(#krate::private::None)
        };
        let entries = entries(&event.content, krate).chain(attribution(event, krate));
        quote! {
            #krate::private::event_mapping(
                #krate::private::Trigger::#trigger,
                #when,
                &[#(#entries),*],
            )
        }
    });
    quote! {
        const MAPPING: #krate::private::Mapping = #krate::private::mapping(&[#(#events),*]);
    }
}

/// The constant of `CelloPart`.
pub(super) fn part(content: &Content, krate: &Path) -> TokenStream {
    let entries = entries(content, krate);
    quote! {
        const ENTRIES: &'static [#krate::private::Entry] = &[#(#entries),*];
    }
}

fn entries(content: &Content, krate: &Path) -> impl Iterator<Item = TokenStream> {
    let fills = content.fills.iter().map(move |fill| {
        let slot = variant(fill.slot);
        let how = how(fill);
        let (kind, from) = match &fill.source {
            Source::Field { field, .. } => (quote!(Field), text::of(&field.member)),
            Source::Expr(expr) if is_constant(expr) => (quote!(Constant), text::of(expr)),
            Source::Expr(expr) => (quote!(Expression), text::of(expr)),
        };
        quote! {
            #krate::private::entry(
                #krate::private::Slot::#slot,
                #how,
                #krate::private::MappingSource::#kind(#from),
            )
        }
    });
    let parts = content.parts.iter().map(move |part| {
        let (field, ty) = (text::of(&part.field.member), &part.field.ty);
        quote! {
            #krate::private::Entry::Part(#field, <#ty as #krate::private::CelloPart>::ENTRIES)
        }
    });
    fills.chain(parts)
}

/// `newUserId`, where nobody maps it.
fn attribution(event: &Event, krate: &Path) -> Option<TokenStream> {
    let is_mapped = event
        .content
        .fills
        .iter()
        .any(|fill| fill.slot == Slot::PayloadNewUserId);
    let from = match event.attribution {
        Attribution::User => Slot::NewUserId,
        Attribution::Organization => Slot::NewUserOrganizationId,
    };
    let from = variant(from);
    (!is_mapped).then(|| {
        quote! {
            #krate::private::entry(
                #krate::private::Slot::PayloadNewUserId,
                "",
                #krate::private::MappingSource::Slot(#krate::private::Slot::#from),
            )
        }
    })
}

/// What is said in the parentheses.
fn how(fill: &Fill) -> String {
    let mut how: Vec<String> = match fill.form {
        Form::Own => Vec::new(),
        form => form.words().iter().map(ToString::to_string).collect(),
    };
    if let Source::Field {
        with: Some(with), ..
    } = &fill.source
    {
        how.push(format!("with = {}", text::of(with)));
    }
    match &fill.absent {
        Absent::Never | Absent::LeaveOut => {}
        Absent::Skip if fill.slot == Slot::PayloadUcc => {}
        Absent::Skip => how.push("none = \"skip\"".to_owned()),
        Absent::Error => how.push("none = \"error\"".to_owned()),
        Absent::Default(default) => how.push(format!("default = {}", text::of(default))),
    }
    how.join(", ")
}

fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Unary(unary) => is_constant(&unary.expr),
        Expr::Group(group) => is_constant(&group.expr),
        Expr::Paren(paren) => is_constant(&paren.expr),
        _ => false,
    }
}
