//! Which constant does a slot not take?

use cello_catalogue::{Currency, Kind, Slot, rfc3339::Fault};
use quote::ToTokens;
use syn::{Expr, Ident};

use super::{Problems, all_intervals, wrong};
use crate::plan::Form;
use crate::suggest;

const NO_CONSTANT_AS_UTC: &str =
    "`utc` is not valid for a constant: it is for times without a UTC offset";

/// What a constant is for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Use {
    /// It fills the slot.
    Value,
    /// In place of `None`, in the same form as the value would have.
    Default,
}

impl Problems {
    /// A constant of another kind: a number where a text belongs.
    pub(crate) fn wrong_constant(&mut self, value: &Expr, slot: Slot, takes: &str) {
        self.push(value, &wrong(format!("`{}` takes {takes}", slot.as_str())));
    }

    pub(crate) fn blank_text(&mut self, value: &Expr, slot: Slot) {
        self.push(
            value,
            &wrong(format!("`{}` cannot be blank", slot.as_str())),
        );
    }

    /// `newUser.id = " u-1"`
    pub(crate) fn inexact_text(&mut self, value: &Expr, slot: Slot) {
        self.push(
            value,
            &wrong(format!(
                "`{}` cannot begin or end with white space, or contain control characters",
                slot.as_str()
            )),
        );
    }

    /// `subscription.seatsUsed = 9_007_199_254_740_992`
    pub(crate) fn count_too_large(&mut self, value: &Expr, slot: Slot) {
        self.push(
            value,
            &wrong(format!(
                "`{}` is above 9007199254740991, and would be rounded by JSON readers",
                slot.as_str()
            )),
        );
    }

    /// `event.timestamp(unix_ms) = 1_772_357_400`
    pub(crate) fn other_unit_of_time(&mut self, value: &Expr, form: Form) {
        let (counted, expected, other) = match form {
            Form::UnixMs => ("seconds", "milliseconds", "unix"),
            _ => ("milliseconds", "seconds", "unix_ms"),
        };
        self.push(
            value,
            &wrong(format!("expected {expected} since 1970, found {counted}"))
                .help(format!("write `event.timestamp({other})`")),
        );
    }

    pub(crate) fn not_an_email(&mut self, value: &Expr, slot: Slot) {
        self.push(
            value,
            &wrong(format!(
                "`{}` takes an email address, with one `@`",
                slot.as_str()
            ))
            .help("write it like \"somebody@example.com\""),
        );
    }

    pub(crate) fn unknown_currency(&mut self, value: &Expr, word: &str) {
        // A code with a letter too many, or a popular name.
        let suggestion = word
            .get(..3)
            .and_then(Currency::from_code)
            .filter(|currency| word.len() > 3 && !currency.is_withdrawn())
            .map(Currency::as_str);
        self.push(
            value,
            &wrong(format!("\"{word}\" is not an ISO 4217 currency code"))
                .did_you_mean(suggestion)
                .odd_letter(word)
                .help("a code has three letters, like \"EUR\" or \"USD\""),
        );
    }

    pub(crate) fn withdrawn_currency(&mut self, value: &Expr, currency: Currency) {
        self.push(
            value,
            &wrong(format!(
                "\"{currency}\" is a withdrawn currency: new payments cannot use it",
                currency = currency.as_str()
            ))
            .help("for old payments and their refunds, map the field that holds their currency"),
        );
    }

    pub(crate) fn unknown_interval(&mut self, value: impl ToTokens, word: &str) {
        let suggestion = suggest::interval_like(word);
        self.push(
            value,
            &wrong(format!("\"{word}\" is not a billing interval"))
                .did_you_mean(suggestion)
                .odd_letter(word)
                .help(format!("valid intervals: {}", all_intervals())),
        );
    }

    /// Variants of a `CelloInterval` enum without an interval.
    pub(crate) fn intervals_missing(&mut self, ident: &Ident, missing: &[&Ident]) {
        let names: Vec<String> = missing.iter().map(ToString::to_string).collect();
        let width = names.iter().map(String::len).max().unwrap_or(0);
        let lines = names.iter().map(|name| {
            let word = suggest::interval_like(name).unwrap_or("…");
            format!("\n{name:width$}  write #[cello(interval = \"{word}\")] above it")
        });
        let title = format!("these variants of `{ident}` have no `interval`\n");
        let text: String = std::iter::once(title).chain(lines).collect();
        let message = wrong(text).help(format!("valid intervals: {}", all_intervals()));
        self.push(ident, &message);
    }

    pub(crate) fn bad_timestamp(&mut self, value: &Expr, word: &str, fault: Fault) {
        let message = match fault {
            Fault::Malformed => wrong(format!("\"{word}\" is not an RFC 3339 time")),
            Fault::NoSuchTime => wrong(format!("\"{word}\" is not a date and time that exists")),
            Fault::NoOffset => wrong(format!("\"{word}\" has no UTC offset")),
            Fault::OutOfRange => wrong(format!("\"{word}\" is outside the years 0001 to 9999")),
        };
        self.push(
            value,
            &message.help("write it like \"2026-03-01T09:30:00Z\""),
        );
    }

    /// No integer where one counts seconds or milliseconds; `unix_ms` is what it may mean.
    pub(crate) fn not_unix(&mut self, value: &Expr, in_ms: bool, unix_ms: Option<i64>) {
        let (form, unit, divisor) = if in_ms {
            ("unix_ms", "milliseconds", 1)
        } else {
            ("unix", "seconds", 1000)
        };
        let count = unix_ms.unwrap_or(1_772_357_400_000).div_euclid(divisor);
        let like = if unix_ms.is_some() { "" } else { "it like " };
        self.push(
            value,
            &wrong(format!(
                "`event.timestamp({form})` takes an integer: {unit} since 1970"
            ))
            .help(format!("write {like}{count}")),
        );
    }

    /// `local` is the constant without its `Z`, if it is a time in UTC.
    pub(crate) fn constant_as_utc(&mut self, value: &Expr, used: Use, local: Option<&str>) {
        let local = local.unwrap_or("2026-03-01T09:30:00");
        let message = wrong(NO_CONSTANT_AS_UTC);
        self.push(
            value,
            &match used {
                Use::Value => message.help(format!(
                    "remove `utc`: write `event.timestamp = \"{local}Z\"`"
                )),
                Use::Default => message.help(format!(
                    "write an expression, like `default = \"{local}\".parse::<chrono::NaiveDateTime>()`"
                )),
            },
        );
    }

    pub(crate) fn number_as_utc(&mut self, value: &Expr) {
        self.push(
            value,
            &wrong(NO_CONSTANT_AS_UTC).help(
                "write `event.timestamp(unix)` if it is in seconds since 1970, `event.timestamp(unix_ms)` if in milliseconds",
            ),
        );
    }

    pub(crate) fn negative(&mut self, value: &Expr, slot: Slot) {
        let message = wrong(format!("`{}` cannot be negative", slot.as_str()));
        self.push(
            value,
            &if slot.rule().kind == Kind::Money {
                message.help("a refund is a positive price with `trigger = \"charge-refunded\"`")
            } else {
                message
            },
        );
    }

    /// `price(minor) = 9.99`
    pub(crate) fn minor_not_whole(&mut self, value: &Expr, digits: &str, used: Use) {
        let cents = digits.parse::<f64>().map_or(999.0, |euros| euros * 100.0);
        let message = wrong(format!(
            "{digits} is not a whole number of minor units (100 = 1 EUR)"
        ));
        self.push(
            value,
            &match used {
                Use::Value => message
                    .help(format!("write `price(major) = {digits}` if it is in euros"))
                    .help(format!(
                        "write `price(minor) = {cents:.0}` for the same amount in cents"
                    )),
                Use::Default => message.help(format!(
                    "write `default = {cents:.0}` for the same amount in cents"
                )),
            },
        );
    }

    pub(crate) fn too_many_digits(&mut self, value: &Expr) {
        self.push(
            value,
            &wrong("`price` has more than 15 significant digits, which JSON readers would round"),
        );
    }

    /// `price(minor) = …, currency = "XAU"`
    pub(crate) fn no_minor_unit(&mut self, value: &Expr, currency: Currency) {
        let code = currency.as_str();
        self.push(
            value,
            &wrong(format!("{code} has no minor unit"))
                .help(format!("write `price(major)`, for an amount in {code}")),
        );
    }

    pub(crate) fn too_fine(&mut self, value: &Expr, currency: Option<Currency>, places: u8) {
        let allowed = match places {
            0 => "no decimal places".to_owned(),
            places => format!("at most {places} decimal places"),
        };
        let has = match currency {
            Some(currency) => format!("{} has {allowed}", currency.as_str()),
            None => format!("a currency has {allowed}"),
        };
        self.push(value, &wrong(format!("too many decimal places: {has}")));
    }
}
