//! How is one slot filled?

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprUnary, Path, UnOp};

use crate::catalogue::Kind;
use crate::plan::{Absent, FieldOf, Fill, Form, Source};

/// One statement a slot. `exit` is what is returned when there is nothing to report.
///
/// By paths, not by methods: a blanket trait in scope could take a method over.
pub(super) fn statement(fill: &Fill, krate: &Path, exit: &TokenStream) -> TokenStream {
    let draft = super::draft();
    let value = Ident::new("__cello_found", Span::mixed_site());
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
            let default = read_expr(fill, krate, &slot, default);
            quote! {
                match #found {
                    #krate::private::Ok(#krate::private::None) => #default,
                    #value => #value,
                }
            }
        }
    };
    let slot = super::variant(fill.slot);
    let (method, slot) = match fill.slot.rule().kind {
        Kind::Text | Kind::Email => (quote!(text), Some(quote!(#krate::private::Slot::#slot,))),
        Kind::Money => (quote!(price), None),
        Kind::Currency => (quote!(currency), None),
        Kind::Instant => (quote!(timestamp), None),
        Kind::Interval => (quote!(interval), None),
        Kind::Count => (quote!(seats_used), None),
    };
    // A price looks at the draft before it is put into it.
    quote! {
        let #value = #found;
        #krate::private::Draft::#method(#draft, #slot #value);
    }
}

/// The expression that reads the value.
fn found(fill: &Fill, krate: &Path) -> TokenStream {
    let slot = slot_trait(fill, krate, !matches!(fill.absent, Absent::Never));
    match &fill.source {
        Source::Field { field, with: None } => {
            let (ty, context) = (&field.ty, context(fill, krate));
            let reference = reference(field);
            // The type in front, so that an error is at the type.
            quote!(<#ty as #slot>::by_ref(#reference #context))
        }
        Source::Field {
            field,
            with: Some(with),
        } => {
            // The call stands where the function is named, for errors to be there.
            let argument = Ident::new("__cello_field", Span::mixed_site().located_at(with.span()));
            let call = quote_spanned!(with.span()=> (#argument));
            let reference = reference(field);
            let read = read_value(fill, krate, &slot, &quote!(#with #call));
            quote!({ let #argument = #reference; #read })
        }
        Source::Expr(expr) => read_expr(fill, krate, &slot, expr),
    }
}

/// A reference to a field.
pub(super) fn reference(field: &FieldOf) -> TokenStream {
    let member = &field.member;
    if let Some(bound) = &field.bound {
        quote!(#bound)
    } else {
        quote!(&self.#member)
    }
}

/// An expression that names a place is borrowed, so that nothing is moved out of
/// `self` and its text is not copied; what any other returns is taken over.
fn read_expr(fill: &Fill, krate: &Path, slot: &TokenStream, expr: &Expr) -> TokenStream {
    let value = over_self(expr);
    if is_place(expr) {
        let context = context(fill, krate);
        // Where the place begins, so that an error underlines the place.
        let start = value.clone().into_iter().next().map(|token| token.span());
        let borrow = quote_spanned!(start.unwrap_or_else(Span::call_site)=> &);
        quote!(#slot::by_ref(#borrow #value #context))
    } else {
        read_value(fill, krate, slot, &value)
    }
}

fn read_value(fill: &Fill, krate: &Path, slot: &TokenStream, value: &TokenStream) -> TokenStream {
    let context = context(fill, krate);
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
fn context(fill: &Fill, krate: &Path) -> Option<TokenStream> {
    let draft = super::draft();
    (fill.slot.rule().kind == Kind::Money)
        .then(|| quote!(, #krate::private::Draft::price_currency(#draft)))
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
