//! Does one condition hold only where another does?
//!
//! The first group whose `when` holds is the event, so a group whose condition implies an
//! earlier one is never sent.

use syn::{BinOp, Expr, ExprBinary};

use crate::check::written::Group;
use crate::literal::bare;
use crate::problems::{Implied, Problems};
use crate::text;

/// Reports each group that is never sent, as an earlier one holds whenever it does.
///
/// ```text
/// #[cello(trigger = "invoice-paid", when = self.paid)]
/// #[cello(trigger = "charge-refunded", when = self.paid && self.refunded)]
///                   ^^^^^^^^^^^^^^^^^
/// ```
pub(in crate::check) fn never_holds_first(groups: &[Group<'_>], problems: &mut Problems) {
    for (index, later) in groups.iter().enumerate() {
        let Some(when) = later.when else { continue };
        let earlier = groups[..index].iter().find_map(|earlier| {
            let implied = implied(when, earlier.when?)?;
            Some((earlier, implied))
        });
        if let Some((earlier, implied)) = earlier {
            problems.condition_implied(later.at, earlier.at, implied);
        }
    }
}

/// How `later` implies `earlier`, by their form alone: `a && b` implies `a`, and `a`
/// implies `a || b`.
fn implied(later: &Expr, earlier: &Expr) -> Option<Implied> {
    let (later, earlier) = (alternatives(later), alternatives(earlier));
    let implies = |one: &[Vec<String>], other: &[Vec<String>]| {
        one.iter().all(|one| {
            let holds = |needed: &Vec<String>| needed.iter().all(|needed| one.contains(needed));
            other.iter().any(holds)
        })
    };
    match (implies(&later, &earlier), implies(&earlier, &later)) {
        (false, _) => None,
        (true, false) => Some(Implied::Narrower),
        (true, true) => Some(Implied::Same),
    }
}

/// The operands of `||`, each as the operands of its `&&`.
fn alternatives(expr: &Expr) -> Vec<Vec<String>> {
    let is_or = |op: &BinOp| matches!(op, BinOp::Or(_));
    let is_and = |op: &BinOp| matches!(op, BinOp::And(_));
    let alternatives = operands(expr, &is_or).into_iter();
    alternatives
        .map(|alternative| {
            operands(alternative, &is_and)
                .into_iter()
                .map(text::of)
                .collect()
        })
        .collect()
}

fn operands<'e>(expr: &'e Expr, is_operator: &dyn Fn(&BinOp) -> bool) -> Vec<&'e Expr> {
    match bare(expr) {
        Expr::Binary(ExprBinary {
            left, op, right, ..
        }) if is_operator(op) => {
            let mut both = operands(left, is_operator);
            both.extend(operands(right, is_operator));
            both
        }
        other => vec![other],
    }
}
