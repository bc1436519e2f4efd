//! Is this constant what the slot takes?
//!
//! A literal is judged while compiling, by the same code that judges values when the
//! program runs. Any other expression passes: its type and its value are judged later.

use cello_catalogue::limits::{FIRST_UNIX_MS, MOST_COUNT, is_blank, is_exact};
use cello_catalogue::{Currency, Interval, Kind, Slot, is_email, rfc3339};
use syn::Expr;

use crate::literal::{Literal, is_expression, places, text_of};
use crate::plan::Form;
use crate::problems::{Problems, Use};

/// More than this many digits is more than a double holds.
const MOST_DIGITS: usize = 15;
/// No currency has more decimal places.
const MOST_PLACES: u8 = 4;

/// The expression, with its literal's type made definite; nothing if it is wrong.
pub(super) fn check(
    slot: Slot,
    form: Form,
    used: Use,
    expr: &Expr,
    problems: &mut Problems,
) -> Option<Expr> {
    let Some(constant) = Literal::of(expr) else {
        return Some(expr.clone());
    };
    let before = problems.count();
    // What is no place of the type's own may be a text like any other.
    let is_text = slot.rule().kind == Kind::Text;
    match &constant {
        Literal::Text(text) if is_expression(text, |_| !is_text) => {
            problems.expression_in_quotes(expr, text);
            return None;
        }
        _ => {}
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

/// A price of a constant currency; the price may be constant, too.
pub(super) fn price_fits(
    form: Form,
    price: Option<&Expr>,
    currency: &Expr,
    problems: &mut Problems,
) {
    let Some(known) = text_of(currency).and_then(|code| Currency::from_code(&code)) else {
        return;
    };
    match (form, known.exponent()) {
        (Form::Minor, None) => problems.no_minor_unit(currency, known),
        (Form::Major, Some(exponent)) => {
            let is_finer = |price: &&Expr| match Literal::of(price) {
                Some(Literal::Float { digits, .. }) => places(&digits) > exponent,
                _ => false,
            };
            if let Some(price) = price.filter(is_finer) {
                problems.too_fine(price, Some(known), exponent);
            }
        }
        _ => {}
    }
}

fn text(slot: Slot, constant: &Literal, expr: &Expr, problems: &mut Problems) {
    match constant {
        Literal::Text(text) if is_blank(text) => {
            problems.blank_text(expr, slot);
        }
        Literal::Text(text) if slot.is_exact() && !is_exact(text) => {
            problems.inexact_text(expr, slot);
        }
        Literal::Text(text) if slot.rule().kind == Kind::Email && !is_email(text) => {
            problems.not_an_email(expr, slot);
        }
        Literal::Text(_) => {}
        // Identifiers often are.
        Literal::Integer { .. } if slot.rule().kind == Kind::Text => {}
        _ => problems.wrong_constant(expr, slot, "a string literal"),
    }
}

fn currency(slot: Slot, constant: &Literal, expr: &Expr, problems: &mut Problems) {
    match constant {
        Literal::Text(code) => match Currency::from_code(code) {
            Some(currency) if currency.is_withdrawn() => {
                problems.withdrawn_currency(expr, currency);
            }
            Some(_) => {}
            None => problems.unknown_currency(expr, code),
        },
        _ => problems.wrong_constant(
            expr,
            slot,
            "a string literal with an ISO 4217 code, like \"EUR\"",
        ),
    }
}

fn interval(slot: Slot, constant: &Literal, expr: &Expr, problems: &mut Problems) {
    match constant {
        Literal::Text(word) if Interval::named(word).is_some() => {}
        Literal::Text(word) => problems.unknown_interval(expr, word),
        _ => problems.wrong_constant(
            expr,
            slot,
            "a string literal with an interval, like \"monthly\"",
        ),
    }
}

fn instant(
    slot: Slot,
    form: Form,
    used: Use,
    constant: &Literal,
    expr: &Expr,
    problems: &mut Problems,
) {
    let text = match constant {
        Literal::Text(text) => Some(text.as_str()),
        _ => None,
    };
    match (form, constant) {
        (Form::Own, Literal::Text(time)) => {
            if let Err(fault) = rfc3339::parse(time) {
                problems.bad_timestamp(expr, time, fault);
            }
        }
        (Form::Unix | Form::UnixMs, Literal::Integer { negative, literal }) => {
            let number = literal.base10_parse::<i64>().unwrap_or(i64::MAX);
            let counts_ms = !negative && number >= FIRST_UNIX_MS;
            if counts_ms != (form == Form::UnixMs) {
                problems.other_unit_of_time(expr, form);
            }
        }
        (Form::Unix | Form::UnixMs, _) => {
            let unix_ms = text.and_then(|time| rfc3339::parse(time).ok());
            problems.not_unix(expr, form == Form::UnixMs, unix_ms);
        }
        (Form::Utc, Literal::Integer { .. }) if used == Use::Value => {
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
            "a string literal with an RFC 3339 time, like \"2026-03-01T09:30:00Z\"",
        ),
    }
}

fn money(
    slot: Slot,
    form: Form,
    used: Use,
    constant: &Literal,
    expr: &Expr,
    problems: &mut Problems,
) {
    match constant {
        Literal::Integer { negative: true, .. } | Literal::Float { negative: true, .. } => {
            problems.negative(expr, slot);
        }
        Literal::Integer { literal, .. } => {
            if literal.base10_digits().len() > MOST_DIGITS {
                problems.too_many_digits(expr);
            }
        }
        Literal::Float { digits, .. } => {
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
            "a number with a unit: `price(minor)` or `price(major)`",
        ),
        Literal::Text(_) => problems.wrong_constant(expr, slot, "a number, without quotes"),
        Literal::Other => problems.wrong_constant(expr, slot, "a number"),
    }
}

fn count(slot: Slot, constant: &Literal, expr: &Expr, problems: &mut Problems) {
    match constant {
        Literal::Integer { negative: true, .. } => problems.negative(expr, slot),
        Literal::Integer { literal, .. } => {
            if literal.base10_parse().unwrap_or(u64::MAX) > MOST_COUNT {
                problems.count_too_large(expr, slot);
            }
        }
        _ => problems.wrong_constant(expr, slot, "a whole number"),
    }
}
