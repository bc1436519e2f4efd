//! Which literal is this expression?

use syn::{Expr, ExprLit, ExprUnary, Lit, LitInt, LitStr, UnOp, parse_quote};

/// A literal, with its sign.
pub(crate) enum Literal {
    Text(String),
    Integer {
        negative: bool,
        literal: LitInt,
    },
    Float {
        negative: bool,
        digits: String,
    },
    /// `true`, `'c'`, `b"bytes"`.
    Other,
}

/// The expression that a `macro_rules!` passed through, as `$value:literal`, without
/// the group that it comes in.
pub(crate) fn unwrapped(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => unwrapped(&group.expr),
        other => other,
    }
}

/// The expression without the parentheses around it, and without such a group.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Group(group) => bare(&group.expr),
        Expr::Paren(paren) => bare(&paren.expr),
        other => other,
    }
}

/// The text in quotes, as it was written.
pub(crate) fn quoted(expr: &Expr) -> Option<&LitStr> {
    match unwrapped(expr) {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text),
        _ => None,
    }
}

/// The text, if it is one.
pub(crate) fn text_of(expr: &Expr) -> Option<String> {
    match Literal::of(expr) {
        Some(Literal::Text(text)) => Some(text),
        _ => None,
    }
}

/// The word, in quotes or without: `"minor"`, `minor`.
pub(crate) fn word_of(expr: &Expr) -> Option<String> {
    match unwrapped(expr) {
        Expr::Path(path) => Some(path.path.get_ident()?.to_string()),
        value => text_of(value),
    }
}

/// Whether a text is an expression that somebody put in quotes: `"&self.customer.email"`,
/// `"{self.first} {self.last}"`. One like `"self.hosted"` may be meant, unless it is the
/// name of a field.
pub(crate) fn is_expression(text: &str, is_field: impl Fn(&str) -> bool) -> bool {
    text.starts_with("&self.")
        || text.contains("{self.")
        || text.strip_prefix("self.").is_some_and(|place| {
            place.ends_with(')') || is_field(place.split('.').next().unwrap_or(place))
        })
}

impl Literal {
    pub(crate) fn of(expr: &Expr) -> Option<Self> {
        match bare(expr) {
            Expr::Lit(ExprLit { lit, .. }) => Some(match lit {
                Lit::Str(text) => Self::Text(text.value()),
                _ => Self::number(lit, false).unwrap_or(Self::Other),
            }),
            Expr::Unary(ExprUnary {
                op: UnOp::Neg(_),
                expr,
                ..
            }) => match &**expr {
                Expr::Lit(ExprLit { lit, .. }) => Self::number(lit, true),
                _ => None,
            },
            _ => None,
        }
    }

    fn number(literal: &Lit, negative: bool) -> Option<Self> {
        match literal {
            Lit::Int(literal) => Some(Self::Integer {
                negative,
                literal: literal.clone(),
            }),
            Lit::Float(float) => Some(Self::Float {
                negative,
                digits: without_exponent(float.base10_digits()),
            }),
            _ => None,
        }
    }

    /// The expression; an integer without a suffix would be an `i32`, which not every id
    /// fits, and gets one.
    pub(crate) fn definite(&self, expr: &Expr) -> Expr {
        let Self::Integer { negative, literal } = self else {
            return expr.clone();
        };
        if !literal.suffix().is_empty() {
            return expr.clone();
        }
        let suffixed = |suffix| {
            let digits = literal.base10_digits();
            LitInt::new(&format!("{digits}_{suffix}"), literal.span())
        };
        if *negative {
            let literal = suffixed("i64");
            parse_quote!(-#literal)
        } else {
            let literal = suffixed("u64");
            parse_quote!(#literal)
        }
    }
}

/// The decimal places of `129.90`: one, because the last digit adds nothing.
pub(crate) fn places(digits: &str) -> u8 {
    let fraction = digits.split_once('.').map_or("", |(_, fraction)| fraction);
    u8::try_from(fraction.trim_end_matches('0').len()).unwrap_or(u8::MAX)
}

/// The digits of `9.99e2`: 999.
fn without_exponent(digits: &str) -> String {
    match digits.parse::<f64>() {
        Ok(number) if digits.contains(['e', 'E']) => number.to_string(),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{places, without_exponent};

    #[test]
    fn an_exponent_moves_the_point() {
        for (written, digits, decimals) in [
            ("129.90", "129.90", 1),
            ("9.99e2", "999", 0),
            ("9.999E2", "999.9", 1),
            ("10e-1", "1", 0),
            ("5e-5", "0.00005", 5),
        ] {
            assert_eq!(without_exponent(written), digits);
            assert_eq!(places(digits), decimals, "{written}");
        }
    }
}
