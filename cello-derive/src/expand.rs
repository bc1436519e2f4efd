//! How does a plan read as code?
//!
//! Cannot fail: whatever could be wrong with a plan was reported before it was made.
//! The code is straight: one call a slot, concrete types, no closures. Our only local
//! has the hygiene of this macro, so no field and no expression of a user's meets it.

use std::fmt::Debug;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprUnary, Generics, Member, Path, Type, UnOp, WherePredicate, parse_quote};

use crate::catalogue::{Kind, Trigger};
use crate::plan::{Absent, Attribution, Event, Fill, Form, Plan, Source};

/// The implementation of `CelloEvent`.
pub(crate) fn expand(plan: &Plan) -> TokenStream {
    let krate = &plan.krate;
    let events = plan.events.iter().map(|event| expand_event(event, krate));
    let is_conditional = plan.events.last().is_none_or(|event| event.when.is_some());
    let otherwise = is_conditional.then(|| quote!(#krate::private::Ok(#krate::private::None)));
    let fills = plan.events.iter().flat_map(|event| &event.fills);
    implement(
        &plan.ident,
        &plan.generics,
        krate,
        fills,
        &quote!( #(#events)* #otherwise ),
    )
}

/// The frame around a body of `envelope`.
pub(crate) fn implement<'f>(
    ident: &Ident,
    generics: &Generics,
    krate: &Path,
    fills: impl Iterator<Item = &'f Fill>,
    body: &TokenStream,
) -> TokenStream {
    let mut generics = generics.clone();
    let bounds: Vec<WherePredicate> = fills
        .filter_map(|fill| bound(fill, &generics, krate))
        .collect();
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::private::CelloEvent for #ident #type_generics #where_clause {
            fn envelope(&self) -> #krate::private::Result<
                #krate::private::Option<#krate::private::Envelope<'_>>,
                #krate::private::EventError,
            > {
                #body
            }
        }
    }
}

fn expand_event(event: &Event, krate: &Path) -> TokenStream {
    let draft = draft();
    let start = start(event.trigger, krate);
    let spelling = event
        .guide_spelling
        .then(|| quote!(#draft.guide_spelling();));
    let attribution = (event.attribution == Attribution::Organization)
        .then(|| quote!(#draft.attribute_to_organization();));
    let fills = fills(&event.fills, krate);
    let finish = quote! {
        #start
        #spelling
        #attribution
        #fills
        #krate::private::finish(#draft)
    };
    match &event.when {
        Some(when) => {
            let when = over_self(when);
            quote!(if #when { return { #finish }; })
        }
        None => finish,
    }
}

/// `let mut event = Draft::new(…);`
pub(crate) fn start(trigger: Trigger, krate: &Path) -> TokenStream {
    let draft = draft();
    let trigger = variant(trigger);
    quote!(let mut #draft = #krate::private::Draft::new(#krate::private::Trigger::#trigger);)
}

/// The local that holds the event in the making.
fn draft() -> Ident {
    Ident::new("event", Span::mixed_site())
}

/// A trigger or a slot by the name of its variant, as `cello_core` knows it.
fn variant(word: impl Debug) -> Ident {
    format_ident!("{}", format!("{word:?}"))
}

/// One statement a slot.
pub(crate) fn fills(fills: &[Fill], krate: &Path) -> TokenStream {
    fills.iter().map(|fill| expand_fill(fill, krate)).collect()
}

fn expand_fill(fill: &Fill, krate: &Path) -> TokenStream {
    let draft = draft();
    let value = Ident::new("found", Span::mixed_site());
    let found = found(fill, krate);
    let found = match &fill.absent {
        Absent::Never | Absent::LeaveOut => found,
        Absent::Error => quote!(#krate::private::or_missing(#found)),
        Absent::Skip => quote! {
            match #found {
                #krate::private::Ok(#krate::private::None) => {
                    return #krate::private::Ok(#krate::private::None);
                }
                #value => #value,
            }
        },
        Absent::Default(default) => {
            let slot = slot_trait(fill, krate, false);
            let default = read_expr(fill, &slot, default);
            quote! {
                match #found {
                    #krate::private::Ok(#krate::private::None) => #default,
                    #value => #value,
                }
            }
        }
    };
    let slot = variant(fill.slot);
    match fill.slot.rule().kind {
        Kind::Text | Kind::Email => quote!(#draft.text(#krate::private::Slot::#slot, #found);),
        Kind::Money => quote!(#draft.price(#found);),
        Kind::Currency => quote!(#draft.currency(#found);),
        Kind::Instant => quote!(#draft.timestamp(#found);),
        Kind::Interval => quote!(#draft.interval(#found);),
        Kind::Count => quote!(#draft.seats_used(#found);),
    }
}

/// The expression that reads the value.
fn found(fill: &Fill, krate: &Path) -> TokenStream {
    let slot = slot_trait(fill, krate, !matches!(fill.absent, Absent::Never));
    match &fill.source {
        Source::Field {
            member,
            ty,
            with: None,
        } => {
            let context = context(fill);
            // The type in front, so that an error is at the type.
            quote!(<#ty as #slot>::by_ref(&self.#member #context))
        }
        Source::Field {
            member,
            with: Some(with),
            ..
        } => {
            // The call stands where the function is named, for errors to be there.
            let mut member = member.clone();
            if let Member::Named(ident) = &mut member {
                ident.set_span(ident.span().located_at(with.span()));
            }
            let call = quote_spanned!(with.span()=> (&self.#member));
            read_value(fill, &slot, &quote!(#with #call))
        }
        Source::Expr(expr) => read_expr(fill, &slot, expr),
    }
}

/// An expression that names a place is borrowed, so that nothing is moved out of
/// `self` and its text is not copied; what any other returns is taken over.
fn read_expr(fill: &Fill, slot: &TokenStream, expr: &Expr) -> TokenStream {
    let value = over_self(expr);
    if is_place(expr) {
        let context = context(fill);
        // Where the place begins, so that an error underlines the place.
        let start = value.clone().into_iter().next().map(|token| token.span());
        let borrow = quote_spanned!(start.unwrap_or_else(Span::call_site)=> &);
        quote!(#slot::by_ref(#borrow #value #context))
    } else {
        read_value(fill, slot, &value)
    }
}

fn read_value(fill: &Fill, slot: &TokenStream, value: &TokenStream) -> TokenStream {
    let context = context(fill);
    quote!(#slot::by_value(#value #context))
}

fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Index(index) => is_place(&index.expr),
        Expr::Unary(ExprUnary {
            op: UnOp::Deref(_), ..
        }) => true,
        Expr::Paren(paren) => is_place(&paren.expr),
        Expr::Group(group) => is_place(&group.expr),
        _ => false,
    }
}

/// The trait of the slot and its form: `slot::PayloadPriceMinor`.
fn slot_trait(fill: &Fill, krate: &Path, may_be_none: bool) -> TokenStream {
    let form = match fill.form {
        Form::Own => "",
        Form::Minor => "Minor",
        Form::Major => "Major",
        Form::Utc => "Utc",
        Form::Unix => "Unix",
        Form::UnixMs => "UnixMs",
    };
    let maybe = if may_be_none { "Maybe" } else { "" };
    let name = format_ident!("{maybe}{}{form}", variant(fill.slot));
    quote!(#krate::private::slot::#name)
}

/// A price is read in the currency of the event.
fn context(fill: &Fill) -> Option<TokenStream> {
    let draft = draft();
    (fill.slot.rule().kind == Kind::Money).then(|| quote!(, #draft.price_currency()))
}

/// A bound on the field's type, where it depends on a type parameter.
fn bound(fill: &Fill, generics: &Generics, krate: &Path) -> Option<WherePredicate> {
    let Source::Field { ty, with: None, .. } = &fill.source else {
        return None;
    };
    let slot = slot_trait(fill, krate, !matches!(fill.absent, Absent::Never));
    mentions_parameter(ty, generics).then(|| parse_quote!(#ty: #slot))
}

fn mentions_parameter(ty: &Type, generics: &Generics) -> bool {
    fn any(tokens: TokenStream, is_parameter: &dyn Fn(&Ident) -> bool) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => is_parameter(&ident),
            TokenTree::Group(group) => any(group.stream(), is_parameter),
            _ => false,
        })
    }
    any(ty.to_token_stream(), &|ident| {
        generics
            .type_params()
            .any(|parameter| parameter.ident == *ident)
    })
}

/// The expression with its `self` meaning ours.
///
/// `self` has hygiene: one that was passed through a `macro_rules!`, as `$value:expr`,
/// is not the `self` of the method that is written here until it is told so. Such
/// tokens come in a group without delimiters; all others keep their spans, for errors
/// in them to be shown whole.
fn over_self(expr: &Expr) -> TokenStream {
    fn adopt(tokens: TokenStream, is_passed: bool) -> TokenStream {
        tokens
            .into_iter()
            .map(|token| match token {
                TokenTree::Ident(mut ident) if is_passed && ident == "self" => {
                    ident.set_span(ident.span().resolved_at(Span::call_site()));
                    TokenTree::Ident(ident)
                }
                TokenTree::Group(group) => {
                    let is_passed = is_passed || group.delimiter() == Delimiter::None;
                    let mut adopted =
                        Group::new(group.delimiter(), adopt(group.stream(), is_passed));
                    adopted.set_span(group.span());
                    TokenTree::Group(adopted)
                }
                other => other,
            })
            .collect()
    }
    adopt(expr.to_token_stream(), false)
}
