//! How is one slot filled?

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprUnary, Member, Path, UnOp};

use crate::catalogue::Kind;
use crate::plan::{Absent, FieldOf, Fill, Form, Source};

/// One statement a slot. `exit` is what is returned when there is nothing to report.
pub(super) fn statement(fill: &Fill, krate: &Path, exit: &TokenStream) -> TokenStream {
    let draft = super::draft();
    let value = Ident::new("found", Span::mixed_site());
    let found = found(fill, krate);
    let found = match &fill.absent {
        Absent::Never | Absent::LeaveOut => found,
        Absent::Error => quote!(#krate::private::or_missing(#found)),
        Absent::Skip => quote! {
            match #found {
                #krate::private::Ok(#krate::private::None) => return #exit,
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
    let slot = super::variant(fill.slot);
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
        Source::Field { field, with: None } => {
            let (ty, context) = (&field.ty, context(fill));
            let reference = reference(field, Span::call_site());
            // The type in front, so that an error is at the type.
            quote!(<#ty as #slot>::by_ref(#reference #context))
        }
        Source::Field {
            field,
            with: Some(with),
        } => {
            // The call stands where the function is named, for errors to be there.
            let argument = reference(field, with.span());
            let call = quote_spanned!(with.span()=> (#argument));
            read_value(fill, &slot, &quote!(#with #call))
        }
        Source::Expr(expr) => read_expr(fill, &slot, expr),
    }
}

/// A reference to a field.
pub(super) fn reference(field: &FieldOf, at: Span) -> TokenStream {
    match (&field.bound, &field.member) {
        (Some(bound), _) => quote!(#bound),
        (None, Member::Named(name)) => {
            let mut name = name.clone();
            name.set_span(name.span().located_at(at));
            quote_spanned!(at=> &self.#name)
        }
        (None, Member::Unnamed(index)) => quote_spanned!(at=> &self.#index),
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

/// Whether it is a field, an element or what a pointer points to. A path is not: it
/// names a constant, or the local reference that a field of a variant is bound to.
fn is_place(expr: &Expr) -> bool {
    let is_based_on_place = |base: &Expr| matches!(base, Expr::Path(_)) || is_place(base);
    match expr {
        Expr::Field(field) => is_based_on_place(&field.base),
        Expr::Index(index) => is_based_on_place(&index.expr),
        Expr::Unary(ExprUnary {
            op: UnOp::Deref(_), ..
        }) => true,
        Expr::Paren(paren) => is_place(&paren.expr),
        Expr::Group(group) => is_place(&group.expr),
        _ => false,
    }
}

/// The trait of the slot and its form: `slot::PayloadPriceMinor`.
pub(super) fn slot_trait(fill: &Fill, krate: &Path, may_be_none: bool) -> TokenStream {
    let form = match fill.form {
        Form::Own => "",
        Form::Minor => "Minor",
        Form::Major => "Major",
        Form::Utc => "Utc",
        Form::Unix => "Unix",
        Form::UnixMs => "UnixMs",
    };
    let maybe = if may_be_none { "Maybe" } else { "" };
    let name = format_ident!("{maybe}{}{form}", super::variant(fill.slot));
    quote!(#krate::private::slot::#name)
}

/// A price is read in the currency of the event.
fn context(fill: &Fill) -> Option<TokenStream> {
    let draft = super::draft();
    (fill.slot.rule().kind == Kind::Money).then(|| quote!(, #draft.price_currency()))
}

/// The expression with its `self` meaning ours.
///
/// `self` has hygiene: one that was passed through a `macro_rules!`, as `$value:expr`,
/// is not the `self` of the method that is written here until it is told so. Such
/// tokens come in a group without delimiters; all others keep their spans, for errors
/// in them to be shown whole.
pub(super) fn over_self(expr: &Expr) -> TokenStream {
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
