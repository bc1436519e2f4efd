//! Which mappings are likely mistakes, though they may be intended?
//!
//! They compile, and `MAPPING.lints()` lists them, so that a team can assert in a test that
//! there are none. What is wrong beyond doubt is a contradiction instead.

mod expression_lints;
mod fields;
#[cfg(test)]
mod nuisance;

use cello_catalogue::{Lint, Slot, Trigger};

use super::written::Mapping;
use crate::attr::{Attr, Entry};
use crate::input::Field;
use crate::plan::{FoundLint, Source};
use crate::problems::Problems;
use crate::suggest::name_words::written_words_of;

/// A type or a variant that is an event, or a part, which has no trigger.
pub(super) struct Subject<'s, 'a> {
    /// The name of the type or the variant alone.
    pub name: &'s str,
    pub trigger: Option<Trigger>,
    /// Whether `attribution` is written at all.
    pub states_attribution: bool,
    /// The attributes above the variant and above the type.
    pub attrs: &'s [&'a [Attr]],
    pub fields: &'a [Field],
    pub mappings: &'s [&'s Mapping<'a>],
}

/// Finds the likely mistakes that the attributes do not allow.
pub(super) fn lints(subject: &Subject<'_, '_>) -> Vec<FoundLint> {
    let mut found = Vec::new();
    refund_as_payment(subject, &mut found);
    no_attribution(subject, &mut found);
    for mapping in subject.mappings {
        let Some(value) = &mapping.value else {
            continue;
        };
        let mut own = Vec::new();
        match &value.source {
            Source::Field { .. } => fields::lints(mapping, subject, &mut own),
            Source::Expr(expr) => expression_lints::lints(mapping.slot, expr, subject, &mut own),
        }
        if let Some(field) = mapping.field {
            let allowed = allowed(&[&field.attrs]);
            own.retain(|found| !allowed.contains(&found.lint));
        }
        found.append(&mut own);
    }
    let allowed = allowed(subject.attrs);
    found.retain(|found| !allowed.contains(&found.lint));
    found
}

/// The lints that attributes allow.
pub(super) fn allowed(attrs: &[&[Attr]]) -> Vec<Lint> {
    let entries = attrs.iter().copied().flatten();
    let entries = entries.flat_map(|attr| &attr.entries);
    let allows = entries.filter(|entry| is_allow(entry));
    let names = allows.flat_map(|allow| &allow.modifiers);
    let mut allowed: Vec<Lint> = names
        .filter_map(|name| Lint::named(&name.key.name))
        .collect();
    allowed.sort();
    allowed.dedup();
    allowed
}

/// Whether an entry is `allow(…)`.
pub(super) fn is_allow(entry: &Entry) -> bool {
    entry.key.name == "allow"
}

/// Reads `allow(LINT, …)`.
///
/// ```text
/// #[cello(allow(minor_floats))]
///               ^^^^^^^^^^^^
/// ```
pub(super) fn check_allow(entry: &Entry, problems: &mut Problems) {
    if entry.value.is_some() || entry.modifiers.is_empty() {
        problems.allow_without_names(&entry.key);
        return;
    }
    for name in &entry.modifiers {
        if Lint::named(&name.key.name).is_none() {
            problems.unknown_lint(&name.key);
        }
    }
}

/// A refund lowers what the referrer earns, a payment raises it.
fn refund_as_payment(subject: &Subject<'_, '_>, found: &mut Vec<FoundLint>) {
    let is_refund = |word: &String| {
        let refunds = ["refund", "refunds", "chargeback", "chargebacks"];
        refunds.contains(&word.as_str())
    };
    if subject.trigger == Some(Trigger::InvoicePaid)
        && written_words_of(subject.name).iter().any(is_refund)
    {
        found.push(FoundLint {
            slot: Slot::PayloadPrice,
            lint: Lint::RefundAsPayment,
            explanation: format!(
                "`{}` is named a refund and sent as a payment, so the referrer is paid for it",
                subject.name
            ),
        });
    }
}

/// Without an `attribution`, the user is rewarded and the organization's id only informs.
fn no_attribution(subject: &Subject<'_, '_>, found: &mut Vec<FoundLint>) {
    let is_mapped = |slot| subject.mappings.iter().any(|mapping| mapping.slot == slot);
    if subject.trigger.is_some()
        && is_mapped(Slot::NewUserOrganizationId)
        && !is_mapped(Slot::PayloadNewUserId)
        && !subject.states_attribution
    {
        found.push(FoundLint {
            slot: Slot::NewUserOrganizationId,
            lint: Lint::NoAttribution,
            explanation: "the referral is attributed to the user; state `attribution = \"user\"` if that is meant, or `attribution = \"organization\"`".to_owned(),
        });
    }
}
