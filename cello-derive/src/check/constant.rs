//! Is this constant what the slot takes?
//!
//! A literal is judged while compiling, by the same code that judges values when the
//! program runs. Any other expression passes: its type and its value are judged later.

use syn::{Expr, ExprLit, ExprUnary, Lit, LitInt, UnOp, parse_quote};

use crate::catalogue::{Interval, Kind, Slot};
use crate::email::is_email;
use crate::iso4217::Currency;
use crate::plan::Form;
use crate::problems::Problems;
use crate::{rfc3339, suggest};

/// More than this many digits is more than a double holds.
const MOST_DIGITS: usize = 15;
/// No currency has more decimal places.
const MOST_PLACES: u8 = 4;

/// What a constant is for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Use {
    /// It fills the slot.
    Value,
    /// It stands in for `None`, in the form of what it stands in for.
    Default,
}

/// The expression, with its literal's type made definite; nothing if it is wrong.
pub(super) fn check(
    slot: Slot,
    form: Form,
    used: Use,
    expr: &Expr,
    problems: &mut Problems,
) -> Option<Expr> {
    let Some(constant) = Constant::of(expr) else {
        return Some(expr.clone());
    };
    let before = problems.count();
    // What is no place of the type's own may be a text like any other.
    let is_text = slot.rule().kind == Kind::Text;
    if let Constant::Text(text) = &constant
        && suggest::is_expression(text, |_| !is_text)
    {
        problems.expression_in_quotes(expr, text);
        return None;
    }
    match slot.rule().kind {
        Kind::Text | Kind::Email => text(slot, &constant, expr, problems),
        Kind::Currency => currency(slot, &constant, expr, problems),
        Kind::Interval => interval(slot, &constant, expr, problems),
        Kind::Instant => instant(slot, form, used, &constant, expr, problems),
        Kind::Money => money(slot, form, used, &constant, expr, problems),
        Kind::Count => count(slot, &constant, expr, problems),
    }
    (problems.count() == before).then(|| constant.definite(expr))
}

/// Whether it is a literal.
pub(super) fn is_constant(expr: &Expr) -> bool {
    Constant::of(expr).is_some()
}

/// The text, if it is one.
pub(super) fn text_of(expr: &Expr) -> Option<String> {
    match Constant::of(expr) {
        Some(Constant::Text(text)) => Some(text),
        _ => None,
    }
}

/// Whether it is a number without a unit.
pub(super) fn is_number(expr: &Expr) -> bool {
    matches!(
        Constant::of(expr),
        Some(Constant::Integer { .. } | Constant::Float { .. })
    )
}

/// A price of a constant currency; the price may be constant, too.
pub(super) fn price_fits(
    form: Form,
    price: Option<&Expr>,
    currency: &Expr,
    problems: &mut Problems,
) {
    let Some(Constant::Text(code)) = Constant::of(currency) else {
        return;
    };
    let Some(known) = Currency::from_code(&code) else {
        return;
    };
    match (form, known.exponent()) {
        (Form::Minor, None) => problems.no_minor_unit(currency, known),
        (Form::Major, Some(exponent)) => {
            if let Some(price) = price
                && let Some(Constant::Float { digits, .. }) = Constant::of(price)
                && places(&digits) > exponent
            {
                problems.too_fine(price, Some(known), exponent);
            }
        }
        _ => {}
    }
}

/// A literal, with its sign.
enum Constant {
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

impl Constant {
    fn of(expr: &Expr) -> Option<Self> {
        match expr {
            Expr::Group(group) => Self::of(&group.expr),
            Expr::Paren(paren) => Self::of(&paren.expr),
            Expr::Lit(ExprLit { lit, .. }) => Some(Self::of_literal(lit, false)),
            Expr::Unary(ExprUnary {
                op: UnOp::Neg(_),
                expr,
                ..
            }) => match &**expr {
                Expr::Lit(ExprLit { lit, .. }) => Some(Self::of_literal(lit, true)),
                _ => None,
            },
            _ => None,
        }
    }

    fn of_literal(literal: &Lit, negative: bool) -> Self {
        match literal {
            Lit::Str(text) => Self::Text(text.value()),
            Lit::Int(literal) => Self::Integer {
                negative,
                literal: literal.clone(),
            },
            Lit::Float(float) => Self::Float {
                negative,
                digits: without_exponent(float.base10_digits()),
            },
            _ => Self::Other,
        }
    }

    /// An integer without a suffix would be an `i32`, which not every id fits.
    fn definite(&self, expr: &Expr) -> Expr {
        match self {
            Self::Integer {
                negative: false,
                literal,
            } if literal.suffix().is_empty() => {
                let literal =
                    LitInt::new(&format!("{}_u64", literal.base10_digits()), literal.span());
                parse_quote!(#literal)
            }
            Self::Integer {
                negative: true,
                literal,
            } if literal.suffix().is_empty() => {
                let literal =
                    LitInt::new(&format!("{}_i64", literal.base10_digits()), literal.span());
                parse_quote!(-#literal)
            }
            _ => expr.clone(),
        }
    }
}

fn text(slot: Slot, constant: &Constant, expr: &Expr, problems: &mut Problems) {
    match constant {
        Constant::Text(text) if text.is_empty() => problems.empty_text(expr, slot),
        Constant::Text(text) if slot.rule().kind == Kind::Email && !is_email(text) => {
            problems.not_an_email(expr, slot);
        }
        Constant::Text(_) => {}
        // Identifiers often are.
        Constant::Integer { .. } if slot.rule().kind == Kind::Text => {}
        _ => problems.wrong_constant(expr, slot, "a text in quotes"),
    }
}

fn currency(slot: Slot, constant: &Constant, expr: &Expr, problems: &mut Problems) {
    match constant {
        Constant::Text(code) if Currency::from_code(code).is_some() => {}
        Constant::Text(code) => problems.unknown_currency(expr, code),
        _ => problems.wrong_constant(expr, slot, "an ISO 4217 code in quotes, like \"EUR\""),
    }
}

fn interval(slot: Slot, constant: &Constant, expr: &Expr, problems: &mut Problems) {
    match constant {
        Constant::Text(word) if Interval::VARIANTS.iter().any(|it| it.as_str() == word) => {}
        Constant::Text(word) => problems.unknown_interval(expr, word),
        _ => problems.wrong_constant(expr, slot, "an interval in quotes, like \"monthly\""),
    }
}

fn instant(
    slot: Slot,
    form: Form,
    used: Use,
    constant: &Constant,
    expr: &Expr,
    problems: &mut Problems,
) {
    let text = match constant {
        Constant::Text(text) => Some(text.as_str()),
        _ => None,
    };
    match (form, constant) {
        (Form::Own, Constant::Text(time)) => {
            if let Err(fault) = rfc3339::parse(time) {
                problems.bad_timestamp(expr, time, fault);
            }
        }
        (Form::Unix | Form::UnixMs, Constant::Integer { .. }) => {}
        (Form::Unix | Form::UnixMs, _) => {
            let unix_ms = text.and_then(|time| rfc3339::parse(time).ok());
            problems.not_unix(expr, form == Form::UnixMs, unix_ms);
        }
        (Form::Utc, Constant::Integer { .. }) if used == Use::Value => {
            problems.number_as_utc(expr);
        }
        (Form::Utc, _) => {
            // What is meant, if it is a time in UTC at all.
            let local = text.map(|time| time.trim_end_matches('Z'));
            let local = local.filter(|local| {
                local.contains('T') && rfc3339::parse(&format!("{local}Z")).is_ok()
            });
            problems.constant_as_utc(expr, used, local);
        }
        _ => problems.wrong_constant(
            expr,
            slot,
            "an RFC 3339 time in quotes, like \"2026-03-01T09:30:00Z\"",
        ),
    }
}

fn money(
    slot: Slot,
    form: Form,
    used: Use,
    constant: &Constant,
    expr: &Expr,
    problems: &mut Problems,
) {
    match constant {
        Constant::Integer { negative: true, .. } | Constant::Float { negative: true, .. } => {
            problems.negative_price(expr);
        }
        Constant::Integer { literal, .. } => {
            if literal.base10_digits().len() > MOST_DIGITS {
                problems.too_many_digits(expr);
            }
        }
        Constant::Float { digits, .. } => {
            let shown = digits.chars().filter(char::is_ascii_digit).count();
            if shown > MOST_DIGITS {
                problems.too_many_digits(expr);
            } else if form == Form::Minor && places(digits) > 0 {
                problems.minor_not_whole(expr, digits, used);
            } else if places(digits) > MOST_PLACES {
                problems.too_fine(expr, None, MOST_PLACES);
            }
        }
        _ if form == Form::Own => problems.wrong_constant(
            expr,
            slot,
            "a number, with its unit: `price(minor)` or `price(major)`",
        ),
        Constant::Text(_) => problems.wrong_constant(expr, slot, "a number, without quotes"),
        Constant::Other => problems.wrong_constant(expr, slot, "a number"),
    }
}

fn count(slot: Slot, constant: &Constant, expr: &Expr, problems: &mut Problems) {
    match constant {
        Constant::Integer { negative: true, .. } => problems.negative_count(expr, slot),
        Constant::Integer { .. } => {}
        _ => problems.wrong_constant(expr, slot, "a whole number"),
    }
}

/// The decimal places of `129.90`: one, for the last digit says nothing.
fn places(digits: &str) -> u8 {
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
