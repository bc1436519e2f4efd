//! Which digits does a price have?

use std::collections::HashSet;

use cello_catalogue::Currency::{CLF, EUR, JPY, KWD, XAU};

use super::{Price, PriceError};

#[track_caller]
fn prints(price: Result<Price, PriceError>, expected: &str) {
    let price = price.unwrap();
    assert_eq!(price.to_string(), expected);
    assert_eq!(serde_json::to_string(&price).unwrap(), expected);
    assert_eq!(serde_json::from_str::<Price>(expected).unwrap(), price);
    assert_eq!(expected.parse(), Ok(price));
}

#[test]
fn minor_units_are_divided_by_the_exponent() {
    prints(Price::from_minor(12_990, EUR), "129.9");
    prints(Price::from_minor(4_900u16, EUR), "49");
    prints(Price::from_minor(5i8, EUR), "0.05");
    prints(Price::from_minor(0, EUR), "0");
    prints(Price::from_minor(12_990, JPY), "12990");
    prints(Price::from_minor(12_995, KWD), "12.995");
    prints(Price::from_minor(12_995, CLF), "1.2995");
    prints(Price::from_minor(12_990.0, EUR), "129.9");
    prints(
        Price::from_minor(999_999_999_999_999i64, EUR),
        "9999999999999.99",
    );
    prints(
        Price::from_minor(99_999_999_999_999_900u128, EUR),
        "999999999999999",
    );
}

#[test]
fn major_units_are_taken_as_they_are() {
    prints(Price::from_major(49, EUR), "49");
    prints(Price::from_major(129.9, EUR), "129.9");
    prints(Price::from_major(129.9f32, EUR), "129.9");
    prints(Price::from_major(49.0, JPY), "49");
    prints(Price::from_major(-0.0, EUR), "0");
    prints(Price::from_major(0.0001, CLF), "0.0001");
    prints(
        Price::from_major(12_345_678_901_234.5, CLF),
        "12345678901234.5",
    );
    prints(
        Price::from_major(123_456_789_012_345.0, CLF),
        "123456789012345",
    );
    prints(Price::from_major(31.1035, XAU), "31.1035");
}

#[test]
fn zeros_behind_the_point_make_no_difference() {
    let price = Price::from_minor(4_900, EUR).unwrap();
    let whole = Price::from_minor(49, JPY).unwrap();
    assert_eq!(price, whole);
    assert_eq!(HashSet::from([price, whole]).len(), 1);
    assert_eq!(price.fits(JPY), Ok(whole));
    assert_ne!(price, Price::from_minor(4_900, KWD).unwrap());
    assert_eq!(Price::from_minor(0, EUR), Ok(Price::ZERO));
}

#[test]
fn what_would_have_to_be_rounded_is_refused() {
    use PriceError::{Negative, NoMinorUnit, NotFinite, NotWhole, TooFine, TooManyDigits};
    assert_eq!(Price::from_major(49.005, EUR), Err(TooFine(EUR)));
    assert_eq!(Price::from_major(0.1 + 0.2, EUR), Err(TooFine(EUR)));
    assert_eq!(Price::from_major(49.5, JPY), Err(TooFine(JPY)));
    assert_eq!(Price::from_minor(12_990.5, EUR), Err(NotWhole(EUR)));
    assert_eq!(Price::from_minor(0.5, JPY), Err(NotWhole(JPY)));
    assert_eq!(Price::from_minor(100, XAU), Err(NoMinorUnit(XAU)));
    assert_eq!(Price::from_minor(-1, EUR), Err(Negative));
    assert_eq!(Price::from_major(-0.5, EUR), Err(Negative));
    assert_eq!(Price::from_major(f64::NAN, EUR), Err(NotFinite));
    assert_eq!(Price::from_major(f64::INFINITY, EUR), Err(NotFinite));
    assert_eq!(Price::from_major(f64::NEG_INFINITY, EUR), Err(NotFinite));
    assert_eq!(Price::from_major(1e15, EUR), Err(TooManyDigits));
    assert_eq!(Price::from_major(1e300, CLF), Err(TooManyDigits));
    assert_eq!(Price::from_major(u128::MAX, EUR), Err(TooManyDigits));
    assert_eq!(Price::from_major(i128::MIN, EUR), Err(Negative));
    assert_eq!(
        Price::from_major(10_000_000_000_000.25, EUR),
        Err(TooManyDigits)
    );
    assert_eq!(
        Price::from_minor(1_000_000_000_000_001i64, EUR),
        Err(TooManyDigits)
    );
}

#[test]
fn a_fraction_of_cents_is_told_from_a_fine_amount() {
    for (error, text) in [
        (
            Price::from_minor(129.9, EUR),
            "the amount is not a whole number of minor units (100 = 1 EUR); for an amount in EUR, write `price(major)`",
        ),
        (
            Price::from_minor(129.9, JPY),
            "the amount is not whole, but JPY has no decimal places",
        ),
        (
            Price::from_major(129.905, EUR),
            "the amount has too many decimal places: EUR has 2",
        ),
        (
            Price::from_major(129.9, JPY),
            "the amount is not whole, but JPY has no decimal places",
        ),
        (
            Price::from_major(0.1 + 0.2, XAU),
            "the amount has more than 4 decimal places, which no currency has",
        ),
    ] {
        assert_eq!(error.unwrap_err().to_string(), text);
    }
}

#[test]
fn text_is_a_plain_decimal() {
    for (text, price) in [
        ("0129.900", "129.9"),
        ("0", "0"),
        ("-0.00", "0"),
        ("5.0", "5"),
    ] {
        assert_eq!(text.parse::<Price>().unwrap().to_string(), price);
    }
    for (text, error) in [
        ("", PriceError::Malformed),
        (".5", PriceError::Malformed),
        ("5.", PriceError::Malformed),
        ("1e3", PriceError::Malformed),
        ("1,000", PriceError::Malformed),
        ("+5", PriceError::Malformed),
        ("-5", PriceError::Negative),
        ("0.00001", PriceError::TooManyDecimals),
        ("1000000000000000", PriceError::TooManyDigits),
        ("100000000000000000000000", PriceError::TooManyDigits),
    ] {
        assert_eq!(text.parse::<Price>(), Err(error), "{text}");
    }
}

#[test]
fn json_beyond_a_price_is_refused() {
    for json in ["-5", "0.00001", "1e15", "1e300", "\"5\"", "null"] {
        assert!(serde_json::from_str::<Price>(json).is_err(), "{json}");
    }
}

#[test]
fn prices_stand_in_columns_like_numbers() {
    let price = Price::from_minor(12_990, EUR).unwrap();
    assert_eq!(format!("{price:7}|"), "  129.9|");
    assert_eq!(format!("{price:<7}|"), "129.9  |");
    // Digits are not for the format to drop.
    assert_eq!(format!("{price:.0}|"), "129.9|");
}
