//! Does an expression name fields as they are in scope?

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Ident, Token};

use super::written::Mapping;
use crate::input::Field;
use crate::plan::Absent;
use crate::problems::Problems;
use crate::{literal, text};

/// In a variant, `self` is the enum, which has no fields.
///
/// ```text
/// #[cello(trigger = "invoice-paid", price(minor) = self.cents)]
///                                                  ^^^^^^^^^^
/// Paid { cents: i64 }
/// ```
pub(super) fn without_self(mapping: &mut Mapping<'_>, fields: &[Field], problems: &mut Problems) {
    let Some(value) = &mapping.value else {
        return;
    };
    let is_field = |name: &str| fields.iter().any(|field| field.name() == name);
    let find = |expr| text::field_of_self(expr, &is_field);
    let source = value.source.expr().and_then(find);
    let default = match &value.absent {
        Some(Absent::Default(expr)) => find(expr),
        _ => None,
    };
    let on_field = source.is_some().then_some((mapping.slot, value.form));
    if let Some((place, field)) = source.or(default) {
        problems.field_of_self(place, &field, on_field);
        mapping.value = None;
    }
}

/// Above a struct, fields are reached through `self`.
///
/// ```text
/// #[cello(trigger = "invoice-paid", newUser.email = &customer.email)]
///                                                    ^^^^^^^^
/// struct Invoice { customer: Customer }
/// ```
pub(super) fn through_self(mapping: &mut Mapping<'_>, fields: &[Field], problems: &mut Problems) {
    let Some(expr) = mapping.value.as_ref().and_then(|value| value.source.expr()) else {
        return;
    };
    let is_field = |name: &str| fields.iter().any(|field| field.name() == name);
    let in_quotes = literal::text_of(expr).filter(|text| literal::is_expression(text, is_field));
    if let Some(text) = in_quotes {
        problems.expression_in_quotes(expr, &text);
    } else if !fields_through_self(expr, fields, problems) {
        return;
    }
    mapping.value = None;
}

/// Reports fields that are written without `self`, and returns whether there are any.
pub(super) fn fields_through_self(expr: &Expr, fields: &[Field], problems: &mut Problems) -> bool {
    let is_field = |ident: &Ident| fields.iter().any(|field| *ident == field.name());
    let found = first_names(expr);
    let found: Vec<&Ident> = found.iter().filter(|ident| is_field(ident)).collect();
    for ident in &found {
        problems.field_without_self(ident);
    }
    !found.is_empty()
}

/// The names that expressions begin with, for these alone no closure and no pattern can
/// have bound: `a` and `b` of `&a.c + b`, and of `format!("{} {}", a.c, b)`.
fn first_names(expr: &Expr) -> Vec<Ident> {
    match expr {
        Expr::Path(path) => path.path.get_ident().cloned().into_iter().collect(),
        Expr::Field(field) => first_names(&field.base),
        Expr::MethodCall(call) => first_names(&call.receiver),
        Expr::Index(index) => first_names(&index.expr),
        Expr::Reference(reference) => first_names(&reference.expr),
        Expr::Unary(unary) => first_names(&unary.expr),
        Expr::Cast(cast) => first_names(&cast.expr),
        Expr::Paren(paren) => first_names(&paren.expr),
        Expr::Group(group) => first_names(&group.expr),
        Expr::Binary(binary) => {
            let mut names = first_names(&binary.left);
            names.extend(first_names(&binary.right));
            names
        }
        // Any other macro may take a name for what it likes.
        Expr::Macro(call) if call.mac.path.is_ident("format") => {
            let arguments = Punctuated::<Expr, Token![,]>::parse_terminated;
            let arguments = arguments.parse2(call.mac.tokens.clone());
            let arguments: Vec<Expr> = arguments.into_iter().flatten().collect();
            let mut names: Vec<Ident> = arguments.iter().flat_map(first_names).collect();
            names.extend(arguments.first().map_or(Vec::new(), captured));
            names.retain(|name| !arguments.iter().any(|argument| is_named(argument, name)));
            names
        }
        _ => Vec::new(),
    }
}

/// The names in a format string: `a` and `b` of `"{a} {b:?}"`.
fn captured(format: &Expr) -> Vec<Ident> {
    let text = literal::text_of(format).unwrap_or_default();
    let text = text.replace("{{", "");
    let names = text.split('{').skip(1);
    let names = names.filter_map(|name| {
        let name = name.split(['}', ':']).next()?;
        let mut name = syn::parse_str::<Ident>(name).ok()?;
        name.set_span(format.span());
        Some(name)
    });
    names.collect()
}

/// `name = …` among the arguments of `format!`.
fn is_named(argument: &Expr, name: &Ident) -> bool {
    match argument {
        Expr::Assign(assign) => {
            matches!(&*assign.left, Expr::Path(path) if path.path.is_ident(name))
        }
        _ => false,
    }
}
