//! How is one slot filled?

use cello_catalogue::{Currency, Interval, Kind};
use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprUnary, Path, Token, UnOp};

use super::Scope;
use super::pieces::Piece;
use crate::hygiene::{all_derived, delimiters_derived, derived, local, over_self};
use crate::literal::text_of;
use crate::plan::{Absent, Blank, FieldOf, Fill, Form, Source};

/// The statement that fills a slot; the piece `before` goes before its value. It ends
/// all when there is nothing to report.
///
/// A slot's trait is named by its path, for a blanket trait in scope could take a method of
/// that name over. The draft's own methods come before those of any trait.
pub(super) fn statement(fill: &Fill, scope: Scope<'_>, before: &Piece) -> TokenStream {
    let krate = scope.krate;
    if let Some(statement) = constant_statement(fill, krate) {
        return statement;
    }
    let call = call(fill, scope, before);
    match &fill.absent {
        Absent::Never | Absent::LeaveOut => terminated(call),
        Absent::Error => {
            let (draft, slot) = (super::draft(), super::variant(fill.slot));
            quote! {
                if !#call {
                    #draft.missing(#krate::private::Slot::#slot);
                }
            }
        }
        Absent::Skip => {
            let draft = super::draft();
            quote!(if !#call { return #draft.nothing(); })
        }
        Absent::Default(default) => {
            let (slot, kind) = (slot_trait(fill, false), fill.slot.rule().kind);
            let draft = super::draft().into_token_stream();
            let default = call_on_expr((&slot, kind), scope, default, &draft, before);
            quote!(if !#call { #default; })
        }
    }
}

/// A call as a statement.
pub(super) fn terminated(mut call: TokenStream) -> TokenStream {
    call.append(Punct::new(';', Spacing::Alone));
    call
}

/// Emits the call that fills a slot, and returns whether there was a value.
pub(super) fn call(fill: &Fill, scope: Scope<'_>, before: &Piece) -> TokenStream {
    let krate = scope.krate;
    let slot = slot_trait(fill, !matches!(fill.absent, Absent::Never));
    let kind = fill.slot.rule().kind;
    let draft = draft_for(fill, krate);
    match &fill.source {
        Source::Field { field, with: None } => {
            let (ty, reference) = (ty(field), Reference(field, scope.this));
            // The type in front, so that an error is at the type.
            quote!(<#ty as #krate::private::slot::#slot>::fill(#reference, #draft, #before))
        }
        Source::Field {
            field,
            with: Some(with),
        } => {
            // The call has the span of the function's name, so that errors point there.
            let argument = located(&local("field"), with.span());
            let call = quote_spanned!(with.span()=> (#argument));
            let reference = Reference(field, scope.this);
            let filled = call_on_value((&slot, kind), krate, &quote!(#with #call), &draft, before);
            quote!({ let #argument = #reference; #filled })
        }
        Source::Expr(expr) => call_on_expr((&slot, kind), scope, expr, &draft, before),
    }
}

/// The draft, told where a blank text leaves the slot empty.
fn draft_for(fill: &Fill, krate: &Path) -> TokenStream {
    let (draft, slot) = (super::draft(), super::variant(fill.slot));
    match fill.blank {
        Blank::LeavesOut => quote!(#draft.optional(#krate::private::Slot::#slot)),
        Blank::Error => draft.into_token_stream(),
    }
}

/// Returns a text that is sent exactly as it is written in the attribute.
pub(super) fn constant(fill: &Fill) -> Option<String> {
    match fill.slot.rule().kind {
        Kind::Text | Kind::Email | Kind::Interval => literal(fill),
        _ => None,
    }
}

/// What `check` has seen to be right needs no look when the program runs.
fn constant_statement(fill: &Fill, krate: &Path) -> Option<TokenStream> {
    let text = literal(fill)?;
    let draft = super::draft();
    let private = quote!(#krate::private);
    match fill.slot.rule().kind {
        Kind::Text | Kind::Email => {
            let slot = super::variant(fill.slot);
            Some(quote!(#draft.constant_text(#private::Slot::#slot, #text);))
        }
        Kind::Interval => {
            let interval = super::variant(Interval::named(&text)?);
            Some(quote!(#draft.constant_interval(#private::Interval::#interval);))
        }
        Kind::Currency => {
            let currency = super::variant(Currency::from_code(&text)?);
            let before = Piece::default();
            Some(quote!(#draft.currency(#before, #private::Currency::#currency);))
        }
        Kind::Money | Kind::Instant | Kind::Count => None,
    }
}

fn literal(fill: &Fill) -> Option<String> {
    fill.source.expr().and_then(text_of)
}

/// The type of a field.
///
/// Where the user allows something on the field, most likely that its type is
/// deprecated, the type counts as derived. It does not everywhere, because rustc
/// adds a line about the macro to each error in derived code.
pub(super) fn ty(field: &FieldOf) -> TokenStream {
    let ty = field.ty.to_token_stream();
    if field.has_allow { all_derived(ty) } else { ty }
}

/// The local with errors about it at a place.
fn located(local: &Ident, at: Span) -> Ident {
    Ident::new(&local.to_string(), local.span().located_at(at))
}

/// The name or number of a field.
pub(super) struct Member<'f>(pub &'f syn::Member);

impl ToTokens for Member<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.0 {
            syn::Member::Named(name) => derived(name).to_tokens(tokens),
            syn::Member::Unnamed(index) => index.to_tokens(tokens),
        }
    }
}

/// A reference to a field, by the local that it is bound to or by the method's `self`.
pub(super) struct Reference<'f>(pub &'f FieldOf, pub &'f Ident);

/// Without a stream of its own, which would take longer to put in than its tokens.
impl ToTokens for Reference<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let FieldOf { member, bound, .. } = self.0;
        if let Some(bound) = bound {
            bound.to_tokens(tokens);
        } else {
            <Token![&]>::default().to_tokens(tokens);
            self.1.to_tokens(tokens);
            <Token![.]>::default().to_tokens(tokens);
            Member(member).to_tokens(tokens);
        }
    }
}

/// An expression that names a place is borrowed, so that nothing is moved out of
/// `self` and its text is not copied; what any other returns is taken over.
fn call_on_expr(
    (slot, kind): (&Ident, Kind),
    scope: Scope<'_>,
    expr: &Expr,
    draft: &TokenStream,
    before: &Piece,
) -> TokenStream {
    let krate = scope.krate;
    let expr = returned(expr);
    let value = over_self(expr.to_token_stream(), scope.this);
    let value = match expr {
        // No lint may find them superfluous: `{ self.id }` is how a field is copied.
        Expr::Block(_) | Expr::Paren(_) => delimiters_derived(value),
        _ => value,
    };
    if is_place(expr) {
        // Where the place begins, so that an error underlines the place.
        let start = value.clone().into_iter().next().map(|token| token.span());
        let borrow = quote_spanned!(start.unwrap_or_else(Span::call_site)=> &);
        quote!(#krate::private::slot::#slot::fill(#borrow #value, #draft, #before))
    } else {
        call_on_value((slot, kind), krate, &value, draft, before)
    }
}

/// What a call returns, though it be borrowed: of `&format!(…)` nothing would be left to
/// borrow from once the slot is filled.
fn returned(expr: &Expr) -> &Expr {
    match expr {
        Expr::Reference(reference) if reference.mutability.is_none() => match &*reference.expr {
            call @ (Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_)) => call,
            _ => expr,
        },
        _ => expr,
    }
}

fn call_on_value(
    (slot, kind): (&Ident, Kind),
    krate: &Path,
    value: &TokenStream,
    draft: &TokenStream,
    before: &Piece,
) -> TokenStream {
    let slot = value_trait(slot, kind);
    quote!(#krate::private::slot::#slot::fill_value(#value, #draft, #before))
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

/// The trait for what an expression returns: text has one of its own.
fn value_trait(slot: &Ident, kind: Kind) -> Ident {
    match kind {
        Kind::Text | Kind::Email => Ident::new(&format!("{slot}Value"), Span::call_site()),
        _ => slot.clone(),
    }
}

/// The trait of the slot and its form: `PayloadPriceMinor`.
pub(super) fn slot_trait(fill: &Fill, may_be_none: bool) -> Ident {
    let form = match fill.form {
        Form::Own => "",
        Form::Minor => "Minor",
        Form::Major => "Major",
        Form::Utc => "Utc",
        Form::Unix => "Unix",
        Form::UnixMs => "UnixMs",
    };
    let maybe = if may_be_none { "Maybe" } else { "" };
    Ident::new(&format!("{maybe}{:?}{form}", fill.slot), Span::call_site())
}
