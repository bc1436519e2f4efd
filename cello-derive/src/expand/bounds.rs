//! Which bounds does an implementation need?

use quote::quote;
use syn::{Generics, Ident, Type, WhereClause, WherePredicate, parse_quote};

use super::fill_slot::slot_trait;
use crate::plan::{Absent, Content, FieldOf, Part, Plan, Source};
use crate::text;

/// The where clause, with a bound on each type that depends on a type parameter.
pub(super) fn with_bounds<'c, B>(
    where_clause: Option<&WhereClause>,
    contents: impl Iterator<Item = &'c Content>,
    inner: &[&FieldOf],
    plan: &Plan<B>,
) -> Option<WhereClause> {
    if plan.generics.params.is_empty() {
        return where_clause.cloned();
    }
    let krate = &plan.krate;
    let bounds = contents.flat_map(|content| {
        let fills = content.fills.iter().filter_map(|fill| match &fill.source {
            Source::Field { field, with: None } => {
                let may_be_none = !matches!(fill.absent, Absent::Never);
                let slot = slot_trait(fill, may_be_none);
                Some((&field.ty, quote!(#krate::private::slot::#slot)))
            }
            _ => None,
        });
        let parts = content.parts.iter();
        let parts = parts.map(|part| (&part.field.ty, quote!(#krate::private::CelloPart)));
        fills.chain(parts)
    });
    let events = inner.iter();
    let events = events.map(|field| (&field.ty, quote!(#krate::private::CelloEvent)));
    let bounds: Vec<WherePredicate> = bounds
        .chain(events)
        .filter(|(ty, _)| is_generic(ty, &plan.generics))
        .map(|(ty, bound)| parse_quote!(#ty: #bound))
        .collect();
    if bounds.is_empty() {
        return where_clause.cloned();
    }
    let mut where_clause = where_clause.cloned().unwrap_or_else(|| parse_quote!(where));
    where_clause.predicates.extend(bounds);
    Some(where_clause)
}

/// Whether a part depends on a type or const parameter.
pub(super) fn mentions_parameter(parts: &[Part], generics: &Generics) -> bool {
    parts
        .iter()
        .any(|part| is_generic(&part.field.ty, generics))
}

/// Whether a type depends on a type or const parameter, by its name or by `Self`.
fn is_generic(ty: &Type, generics: &Generics) -> bool {
    let types = || generics.type_params().map(|parameter| &parameter.ident);
    let consts = || generics.const_params().map(|parameter| &parameter.ident);
    let parameters: Vec<&Ident> = types().chain(consts()).collect();
    let is_parameter = |ident: &Ident| ident == "Self" || parameters.contains(&ident);
    !parameters.is_empty() && text::mentions(ty, &is_parameter)
}
