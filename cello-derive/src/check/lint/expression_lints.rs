//! Which constants and expressions are likely mistakes?

use cello_catalogue::{Kind, Lint, Slot};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Ident};

use super::Subject;
use super::fields::unmapped;
use crate::input::Field;
use crate::literal::Literal;
use crate::plan::FoundLint;
use crate::suggest::name_words::written_words_of;
use crate::text;
use crate::types::in_option;

pub(super) fn lints(
    slot: Slot,
    expr: &Expr,
    subject: &Subject<'_, '_>,
    found: &mut Vec<FoundLint>,
) {
    let mut push = |lint, explanation| {
        found.push(FoundLint {
            slot,
            lint,
            explanation,
        });
    };
    if Literal::of(expr).is_some() {
        if slot.is_identity() {
            let explanation = "a constant here is the same in every event";
            push(Lint::ConstantIdentity, explanation.to_owned());
        }
        if let Some(field) = namesake(slot, subject) {
            let explanation = format!(
                "the field `{}` is not mapped, and the constant is sent whatever it holds",
                field.name()
            );
            push(Lint::ConstantBesideField, explanation);
        }
        return;
    }
    if slot == Slot::PayloadUcc && text::mentions(expr, &is_fallback) {
        let explanation = "a fallback reports users who were not referred; leave it out, as `None` means that there is nothing to report";
        push(Lint::UnwrappedUcc, explanation.to_owned());
    }
    let is_text = matches!(slot.rule().kind, Kind::Text | Kind::Email);
    let option = is_text.then(|| formatted_option(expr, subject.fields));
    if let Some(field) = option.flatten() {
        let explanation = format!(
            "the field `{}` is an `Option`, so the text would be `Some(…)` or `None`",
            field.name()
        );
        push(Lint::DebugOfOption, explanation);
    }
}

/// `unwrap_or("")`, `unwrap_or_default()`
fn is_fallback(name: &Ident) -> bool {
    name.to_string().starts_with("unwrap_or")
}

/// An unmapped field that is named after a slot which is constant.
fn namesake<'a>(slot: Slot, subject: &Subject<'_, 'a>) -> Option<&'a Field> {
    let names: &[&str] = match slot {
        Slot::PayloadCurrency => &["currency", "ccy"],
        Slot::SubscriptionInterval => &["interval", "cycle", "cadence", "frequency", "recurrence"],
        _ => return None,
    };
    unmapped(subject, |field| {
        let last = written_words_of(&field.name()).pop();
        last.is_some_and(|last| names.contains(&last.as_str()))
    })
}

/// The field of an `Option` that is printed by `{:?}` or `to_string`.
fn formatted_option<'a>(expr: &Expr, fields: &'a [Field]) -> Option<&'a Field> {
    let tokens = expr.to_token_stream();
    let mut options = fields.iter().filter(|field| in_option(&field.ty).is_some());
    if !prints(tokens.clone()) {
        return None;
    }
    options.find(|field| {
        let name = field.name();
        let is_field = |ident: &Ident| *ident == name.as_str();
        text::mentions(tokens.clone(), &is_field) && !is_unwrapped(tokens.clone(), &name)
    })
}

/// Whether the tokens print something as `Debug` does, or by `to_string`.
fn prints(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Literal(literal) => {
            let text = literal.to_string();
            text.contains(":?}") || text.contains(":#?}")
        }
        TokenTree::Ident(ident) => ident == "to_string",
        TokenTree::Group(group) => prints(group.stream()),
        TokenTree::Punct(_) => false,
    })
}

/// Whether the field is followed by a method, like `unwrap_or_default` or `map`, which may
/// take the value out of the `Option`; `to_string` does not.
fn is_unwrapped(tokens: TokenStream, name: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(index, token)| match token {
        TokenTree::Group(group) => is_unwrapped(group.stream(), name),
        TokenTree::Ident(ident) if *ident == name => matches!(
            &tokens[index + 1..],
            [TokenTree::Punct(dot), TokenTree::Ident(method), ..]
                if dot.as_char() == '.' && method != "to_string"
        ),
        _ => false,
    })
}
