//! What can be wrong with an amount?

use std::fmt;

use cello_catalogue::Currency;

use super::MOST_DECIMALS;

/// What is wrong with an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PriceError {
    /// Below zero. A refund is sent as a positive `price` under `charge-refunded`.
    Negative,
    /// Infinite or not a number.
    NotFinite,
    /// More than 15 significant digits.
    TooManyDigits,
    /// More decimal places than any currency has: 4.
    TooManyDecimals,
    /// Finer than the currency's minor unit.
    TooFine(Currency),
    /// A fraction of the currency's minor unit, where minor units are counted: 129.9 cents.
    NotWhole(Currency),
    /// The currency has no minor unit: a metal, for example.
    NoMinorUnit(Currency),
    /// The price was made for this currency, and the event has another.
    OtherCurrency(Currency),
    /// Not a plain decimal number.
    Malformed,
}

impl fmt::Display for PriceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Negative => f.write_str("the amount is negative"),
            Self::NotFinite => f.write_str("the amount is infinite or not a number"),
            Self::TooManyDigits => f.write_str("the amount has more than 15 significant digits"),
            Self::TooManyDecimals => {
                f.write_str("the amount has more than 4 decimal places, which no currency has")
            }
            Self::TooFine(currency) | Self::NotWhole(currency)
                if currency.exponent() == Some(0) =>
            {
                write!(
                    f,
                    "the amount is not whole, but {currency} has no decimal places"
                )
            }
            Self::TooFine(currency) => write!(
                f,
                "the amount has too many decimal places: {currency} has {}",
                currency.exponent().unwrap_or(MOST_DECIMALS),
            ),
            Self::NotWhole(currency) => write!(
                f,
                "the amount is not a whole number of minor units ({} = 1 {currency}); for an amount in {currency}, write `price(major)`",
                10u64.pow(u32::from(currency.exponent().unwrap_or(MOST_DECIMALS))),
            ),
            Self::NoMinorUnit(currency) => {
                write!(
                    f,
                    "{currency} has no minor unit; give the amount in major units"
                )
            }
            Self::OtherCurrency(currency) => write!(
                f,
                "the amount is in {currency}, but the event has another `currency`"
            ),
            Self::Malformed => f.write_str("the amount is not a plain decimal number"),
        }
    }
}

impl std::error::Error for PriceError {}
