//! Which exact decimal is a plain number?

use crate::price::error::PriceError;

/// A plain number: every integer and float of the language, and `rust_decimal::Decimal`
/// with the feature `rust_decimal`.
///
/// It has no unit of its own, so for money, the unit is given beside it:
/// `price(minor)` or `price(major)`, [`Price::from_minor`](crate::Price::from_minor)
/// or [`Price::from_major`](crate::Price::from_major). A type of your own that knows
/// its unit implements [`ToPrice`](crate::ToPrice) instead.
///
/// ```
/// use cello_core::{Currency, Number, Price, PriceError};
///
/// fn in_euros(cents: impl Number) -> Result<Price, PriceError> {
///     Price::from_minor(cents, Currency::EUR)
/// }
///
/// assert_eq!(in_euros(12_990)?.to_string(), "129.9");
/// assert_eq!(in_euros(12_990.0)?, in_euros(12_990u64)?);
/// # Ok::<(), PriceError>(())
/// ```
pub trait Number: Copy + sealed::Exactly {}

pub(crate) use sealed::{Exact, Exactly};

mod sealed {
    use super::PriceError;

    /// A number counted in units of a power of ten.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub enum Exact {
        Units(u64),
        /// It is no whole number of those units.
        Finer,
    }

    pub trait Exactly {
        /// How many units of `10^-decimals` this number is; `decimals` is 4 at most.
        fn exact(self, decimals: u8) -> Result<Exact, PriceError>;
    }
}

macro_rules! integers {
    ($($Integer:ty)*) => {$(
        impl Number for $Integer {}

        impl Exactly for $Integer {
            #[inline]
            fn exact(self, decimals: u8) -> Result<Exact, PriceError> {
                #[allow(unused_comparisons)] // for the unsigned ones
                if self < 0 {
                    return Err(PriceError::Negative);
                }
                integer(u64::try_from(self).unwrap_or(u64::MAX), decimals)
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

#[inline]
fn integer(number: u64, decimals: u8) -> Result<Exact, PriceError> {
    let units = number.checked_mul(10u64.pow(u32::from(decimals)));
    units.map(Exact::Units).ok_or(PriceError::TooManyDigits)
}

impl<N: Number> Number for &N {}

impl<N: Number> Exactly for &N {
    fn exact(self, decimals: u8) -> Result<Exact, PriceError> {
        (*self).exact(decimals)
    }
}

impl Number for f64 {}

impl Exactly for f64 {
    fn exact(self, decimals: u8) -> Result<Exact, PriceError> {
        #[allow(clippy::float_cmp)] // equal is meant
        float(self, decimals, |nearest| nearest == self)
    }
}

impl Number for f32 {}

impl Exactly for f32 {
    fn exact(self, decimals: u8) -> Result<Exact, PriceError> {
        #[allow(clippy::float_cmp, clippy::cast_possible_truncation)] // equal is meant
        float(f64::from(self), decimals, |nearest| nearest as f32 == self)
    }
}

/// Finds the shortest decimal whose nearest float is the number itself.
///
/// Below 15 digits every decimal has a double of its own, the quotient of two whole
/// numbers that doubles hold exactly; so the number is that decimal if and only if
/// dividing gives it back. With more digits it is refused, whichever it is.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, positive, and saturating beyond
fn float(number: f64, decimals: u8, is_nearest: impl Fn(f64) -> bool) -> Result<Exact, PriceError> {
    if !number.is_finite() {
        return Err(PriceError::NotFinite);
    }
    if number < 0.0 {
        return Err(PriceError::Negative);
    }
    for places in 0..=decimals {
        let power = 10f64.powi(i32::from(places));
        let digits = (number * power).round();
        if is_nearest(digits / power) {
            return integer(digits as u64, decimals - places);
        }
    }
    Ok(Exact::Finer)
}
