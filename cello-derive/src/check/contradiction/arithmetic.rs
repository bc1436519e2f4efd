//! Does an expression for `price` lose cents on its way?

use cello_catalogue::{Kind, Slot};
use syn::{BinOp, Expr, ExprBinary, Lit};

use crate::literal::bare;
use crate::plan::Form;
use crate::problems::Problems;
use crate::types::{Known, known};

/// Reports arithmetic that cuts off a part of the price. Methods and functions are not
/// looked into: `.round()` is how a product becomes whole.
///
/// ```text
/// price(major) = self.amount_cents / 100
///                ^^^^^^^^^^^^^^^^^^^^^^^
/// price(minor) = (self.amount * 100.0) as i64
///                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
/// ```
pub(in crate::check) fn cuts_cents(
    slot: Slot,
    form: Form,
    expr: &Expr,
    problems: &mut Problems,
) -> bool {
    if slot.rule().kind != Kind::Money {
        return false;
    }
    let found = match form {
        Form::Major => find(expr, &is_integer_division),
        Form::Minor => find(expr, &is_product_cut),
        _ => None,
    };
    match found {
        Some(Expr::Binary(division)) => problems.integer_division(division),
        Some(Expr::Cast(cast)) => problems.product_cut(cast),
        _ => return false,
    }
    true
}

/// The first expression of the kind among those whose value becomes the price, or a part
/// of it.
fn find<'e>(expr: &'e Expr, is_meant: &dyn Fn(&Expr) -> bool) -> Option<&'e Expr> {
    let expr = bare(expr);
    if is_meant(expr) {
        return Some(expr);
    }
    let find = |inner: &'e Expr| find(inner, is_meant);
    match expr {
        Expr::Cast(inner) => find(&inner.expr),
        Expr::Unary(inner) => find(&inner.expr),
        Expr::Reference(inner) => find(&inner.expr),
        Expr::Binary(ExprBinary { left, right, .. }) => find(left).or_else(|| find(right)),
        Expr::Block(block) => find(last_of(&block.block)?),
        Expr::If(branches) => {
            let otherwise = branches.else_branch.as_ref();
            last_of(&branches.then_branch)
                .and_then(find)
                .or_else(|| find(&otherwise?.1))
        }
        Expr::Match(arms) => arms.arms.iter().find_map(|arm| find(&arm.body)),
        _ => None,
    }
}

fn last_of(block: &syn::Block) -> Option<&Expr> {
    match block.stmts.last()? {
        syn::Stmt::Expr(expr, None) => Some(expr),
        _ => None,
    }
}

/// `self.cents / 100`: whatever else a `100` without a point divides, it is an integer.
fn is_integer_division(expr: &Expr) -> bool {
    let Expr::Binary(ExprBinary {
        op: BinOp::Div(_),
        right,
        ..
    }) = expr
    else {
        return false;
    };
    let divisor = integer(right).and_then(|digits| digits.parse::<u64>().ok());
    matches!(divisor, Some(10 | 100 | 1000))
}

/// The digits of an integer literal, which may be cast to an integer.
fn integer(expr: &Expr) -> Option<String> {
    match bare(expr) {
        Expr::Cast(cast) if known(&cast.ty) == Known::Integer => integer(&cast.expr),
        Expr::Lit(literal) => match &literal.lit {
            // `100f64` is read as an integer with a suffix.
            Lit::Int(int) if !int.suffix().starts_with('f') => Some(int.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// `(self.euros * 100.0) as i64`: 19.99 * 100.0 is 1998.9999999999998.
fn is_product_cut(expr: &Expr) -> bool {
    let Expr::Cast(cast) = expr else {
        return false;
    };
    let product = bare(&cast.expr);
    known(&cast.ty) == Known::Integer
        && matches!(
            product,
            Expr::Binary(ExprBinary { op: BinOp::Mul(_), left, right, .. })
                if is_float(left) || is_float(right)
        )
}

fn is_float(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Cast(cast) => known(&cast.ty) == Known::Float,
        Expr::Binary(ExprBinary { left, right, .. }) => is_float(left) || is_float(right),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Float(_) => true,
            Lit::Int(int) => int.suffix().starts_with('f'),
            _ => false,
        },
        _ => false,
    }
}
