//! What is a price, exactly, and which amounts are refused?

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use cello_catalogue::Currency;

use crate::number::{Exact, Number};

pub(crate) mod error;
mod price_serde;

pub use error::PriceError;

/// An exact, non-negative amount in major units: 129.9 for € 129.90.
///
/// It remembers the currency that it was made for, and an event in another currency
/// refuses it. Two prices are equal if their amounts are.
///
/// Amounts are never rounded. Refused are negative, infinite and NaN ones, those
/// with more than 15 significant digits (JSON readers hold doubles), and those
/// finer than the currency allows. It prints with no more digits than it has:
/// `49`, `129.9`, `0.005`.
///
/// Source: guide 000 has "amount" without a unit and the sample `100`, `EUR`; this
/// crate sends major units.
///
/// ```
/// use cello_core::{Currency, Price, PriceError};
///
/// assert_eq!(Price::from_minor(12_990, Currency::EUR)?.to_string(), "129.9");
/// assert_eq!(Price::from_minor(12_990, Currency::JPY)?.to_string(), "12990");
/// assert_eq!(Price::from_major(129.9, Currency::EUR)?, "129.90".parse()?);
/// assert_eq!(
///     Price::from_major(49.005, Currency::EUR),
///     Err(PriceError::TooFine(Currency::EUR)),
/// );
/// # Ok::<(), PriceError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Price {
    /// The decimal digits, below `DIGITS_END`.
    digits: u64,
    /// How many of them are after the point. The last may be 0: such zeros are removed
    /// where the price is read or written, which costs less there.
    decimals: u8,
    /// The currency it was made for, if it was made for one.
    currency: Option<Currency>,
}

/// Compares amounts: 129.90 is 129.9. One number of ten-thousandths would need no such rule, but
/// an event took a third longer to write with it.
impl PartialEq for Price {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Price {}

impl Hash for Price {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

/// More digits than a double holds exactly begin here.
const DIGITS_END: u64 = 1_000_000_000_000_000;
/// The most decimal places of any currency (CLF, UYW).
const MOST_DECIMALS: u8 = 4;
const POWERS_OF_TEN: [u64; MOST_DECIMALS as usize + 1] = [1, 10, 100, 1000, 10_000];

impl Price {
    /// Nothing to pay: what a `new-signup` carries.
    pub const ZERO: Self = Self {
        digits: 0,
        decimals: 0,
        currency: None,
    };

    /// From minor units of the currency: cents for EUR, whole yen for JPY.
    pub fn from_minor(amount: impl Number, currency: Currency) -> Result<Self, PriceError> {
        let exponent = currency
            .exponent()
            .ok_or(PriceError::NoMinorUnit(currency))?;
        match amount.exact(0)? {
            Exact::Units(units) => Self::new(units, exponent, Some(currency)),
            Exact::Finer => Err(PriceError::NotWhole(currency)),
        }
    }

    /// From major units of the currency: euros for EUR.
    pub fn from_major(amount: impl Number, currency: Currency) -> Result<Self, PriceError> {
        let decimals = currency.exponent().unwrap_or(MOST_DECIMALS);
        match amount.exact(decimals)? {
            Exact::Units(units) => Self::new(units, decimals, Some(currency)),
            // A metal has no decimal places to speak of.
            Exact::Finer if currency.exponent().is_none() => Err(PriceError::TooManyDecimals),
            Exact::Finer => Err(PriceError::TooFine(currency)),
        }
    }

    /// The price of an event in this currency: made for no other, and not finer than it.
    pub(crate) fn is_in(self, currency: Currency) -> Result<Self, PriceError> {
        match self.currency {
            Some(other) if other != currency => Err(PriceError::OtherCurrency(other)),
            _ => self.fits(currency),
        }
    }

    /// The same amount, of no currency in particular.
    fn of_any_currency(self) -> Self {
        Self {
            currency: None,
            ..self
        }
    }

    /// Nothing finer than the currency's minor unit.
    pub(crate) fn fits(self, currency: Currency) -> Result<Self, PriceError> {
        let is_finer = |exponent| self.decimals > exponent && self.shortest().decimals > exponent;
        match currency.exponent() {
            Some(exponent) if is_finer(exponent) => Err(PriceError::TooFine(currency)),
            _ => Ok(self),
        }
    }

    #[inline]
    fn new(digits: u64, decimals: u8, currency: Option<Currency>) -> Result<Self, PriceError> {
        let mut price = Self {
            digits,
            decimals,
            currency,
        };
        if digits >= DIGITS_END {
            price = price.shortest();
        }
        if price.digits < DIGITS_END {
            Ok(price)
        } else {
            Err(PriceError::TooManyDigits)
        }
    }

    /// Returns the same amount, without zeros at the end after the point.
    #[cold]
    fn shortest(mut self) -> Self {
        while self.decimals > 0 && self.digits % 10 == 0 {
            self.digits /= 10;
            self.decimals -= 1;
        }
        self
    }

    /// Returns all digits, and how many of them are after the point; the last may be zeros.
    pub(crate) fn digits(self) -> (u64, usize) {
        (self.digits, usize::from(self.decimals))
    }

    /// Returns the digits before and after the point, and how many are after it; the last is not 0.
    pub(crate) fn parts(self) -> (u64, u64, u8) {
        let Self {
            digits, decimals, ..
        } = self.shortest();
        let unit = POWERS_OF_TEN[usize::from(decimals)];
        (digits / unit, digits % unit, decimals)
    }

    /// The nearest double, which prints as the same digits.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // both are below 2^53
    pub fn as_f64(self) -> f64 {
        self.digits as f64 / POWERS_OF_TEN[usize::from(self.decimals)] as f64
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.parts() {
            (whole, _, 0) => whole.to_string(),
            (whole, fraction, decimals) => {
                let width = usize::from(decimals);
                format!("{whole}.{fraction:0width$}")
            }
        };
        // As a number: its precision is its own.
        f.pad_integral(true, "", &text)
    }
}

impl fmt::Debug for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Price({self})")
    }
}

/// Reads a plain decimal: digits, optionally followed by a point and more digits.
impl FromStr for Price {
    type Err = PriceError;

    fn from_str(text: &str) -> Result<Self, PriceError> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(fraction) {
            return Err(PriceError::Malformed);
        }
        let fraction = fraction.trim_end_matches('0');
        let decimals = u8::try_from(fraction.len())
            .ok()
            .filter(|&decimals| decimals <= MOST_DECIMALS)
            .ok_or(PriceError::TooManyDecimals)?;
        let digits = [whole, fraction].concat().parse();
        let units = digits.map_err(|_| PriceError::TooManyDigits)?;
        if negative && units > 0 {
            return Err(PriceError::Negative);
        }
        Self::new(units, decimals, None)
    }
}

#[cfg(test)]
mod tests;
