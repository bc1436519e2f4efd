//! What is a price, exactly, and which amounts are refused?

use std::fmt;
use std::str::FromStr;

use crate::currency::Currency;
use crate::number::{Exact, Number};

mod error;
mod json;

pub use error::PriceError;

/// An exact, non-negative amount in major units: 129.9 for € 129.90.
///
/// Amounts are never rounded. Refused are negative, infinite and NaN ones, those
/// with more than 15 significant digits (JSON readers hold doubles), and those
/// finer than the currency allows. It prints with no more digits than it has:
/// `49`, `129.9`, `0.005`. Prices compare as numbers, of whatever currencies they are.
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Price {
    /// The amount of every currency is a whole number of these.
    ten_thousandths: u64,
}

/// More digits than a double holds exactly begin here.
const DIGITS_END: u64 = 1_000_000_000_000_000;
/// The most decimal places of any currency (CLF, UYW).
const MOST_DECIMALS: u8 = 4;

impl Price {
    /// Nothing to pay: what a `new-signup` carries.
    pub const ZERO: Self = Self { ten_thousandths: 0 };

    /// From minor units of the currency: cents for EUR, whole yen for JPY.
    pub fn from_minor(amount: impl Number, currency: Currency) -> Result<Self, PriceError> {
        let exponent = currency
            .exponent()
            .ok_or(PriceError::NoMinorUnit(currency))?;
        match amount.exact(0)? {
            Exact::Units(units) => Self::new(units, exponent),
            Exact::Finer => Err(PriceError::NotWhole(currency)),
        }
    }

    /// From major units of the currency: euros for EUR.
    pub fn from_major(amount: impl Number, currency: Currency) -> Result<Self, PriceError> {
        let decimals = currency.exponent().unwrap_or(MOST_DECIMALS);
        match amount.exact(decimals)? {
            Exact::Units(units) => Self::new(units, decimals),
            // A metal has no decimal places to speak of.
            Exact::Finer if currency.exponent().is_none() => Err(PriceError::TooManyDecimals),
            Exact::Finer => Err(PriceError::TooFine(currency)),
        }
    }

    /// Nothing finer than the currency's minor unit.
    pub(crate) fn fits(self, currency: Currency) -> Result<Self, PriceError> {
        let exponent = currency.exponent().unwrap_or(MOST_DECIMALS);
        if self
            .ten_thousandths
            .is_multiple_of(in_ten_thousandths(exponent))
        {
            Ok(self)
        } else {
            Err(PriceError::TooFine(currency))
        }
    }

    /// So many units of `10^-decimals`, unless those are too many digits.
    #[inline]
    fn new(units: u64, decimals: u8) -> Result<Self, PriceError> {
        if units >= DIGITS_END {
            return Self::without_last_zero(units, decimals);
        }
        // No overflow: it is below 10^19.
        let ten_thousandths = units * in_ten_thousandths(decimals);
        Ok(Self { ten_thousandths })
    }

    /// A zero at the end of the decimals is no digit too many.
    #[cold]
    fn without_last_zero(units: u64, decimals: u8) -> Result<Self, PriceError> {
        if decimals == 0 || !units.is_multiple_of(10) {
            return Err(PriceError::TooManyDigits);
        }
        Self::new(units / 10, decimals - 1)
    }

    /// What is before the point, and the four digits behind it as a number.
    pub(crate) fn parts(self) -> (u64, u64) {
        let unit = in_ten_thousandths(0);
        (self.ten_thousandths / unit, self.ten_thousandths % unit)
    }

    /// The nearest double, which prints as the same digits.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // both are below 2^53
    pub fn as_f64(self) -> f64 {
        let (mut digits, mut unit) = (self.ten_thousandths, in_ten_thousandths(0));
        while unit > 1 && digits.is_multiple_of(10) {
            digits /= 10;
            unit /= 10;
        }
        digits as f64 / unit as f64
    }
}

/// How many ten-thousandths a unit of `10^-decimals` has; `decimals` is 4 at most.
const fn in_ten_thousandths(decimals: u8) -> u64 {
    const FACTORS: [u64; MOST_DECIMALS as usize + 1] = [10_000, 1000, 100, 10, 1];
    FACTORS[decimals as usize]
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = self.parts();
        let text = format!("{whole}.{fraction:04}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        // As a number: its precision is its own.
        f.pad_integral(true, "", text)
    }
}

impl fmt::Debug for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Price({self})")
    }
}

/// Reads a plain decimal: digits, and a point with digits behind it if need be.
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
        Self::new(units, decimals)
    }
}

#[cfg(test)]
mod tests;
