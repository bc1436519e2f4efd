//! Which price is a `rust_decimal::Decimal`?

use cello_catalogue::Currency;
use rust_decimal::Decimal;

use super::ToPrice;
use crate::number::{Exact, Exactly, Number};
use crate::price::{Price, PriceError};

/// In major units.
impl ToPrice for Decimal {
    fn to_price(&self, currency: Currency) -> Result<Price, PriceError> {
        Price::from_major(*self, currency)
    }
}

impl Number for Decimal {}

impl Exactly for Decimal {
    fn exact(self, decimals: u8) -> Result<Exact, PriceError> {
        // Not the sign: zero may have one, too.
        let digits = u128::try_from(self.mantissa()).map_err(|_| PriceError::Negative)?;
        let (scale, decimals) = (self.scale(), u32::from(decimals));
        // No overflow: at most 96 bits times 10^4, and 10^28.
        let units = if scale <= decimals {
            digits * 10u128.pow(decimals - scale)
        } else {
            let unit = 10u128.pow(scale - decimals);
            if digits % unit != 0 {
                return Ok(Exact::Finer);
            }
            digits / unit
        };
        let units = u64::try_from(units).map_err(|_| PriceError::TooManyDigits)?;
        Ok(Exact::Units(units))
    }
}

#[cfg(test)]
mod tests {
    use cello_catalogue::Currency::{self, CLF, EUR, JPY, KWD, XAU};
    use rust_decimal::Decimal;

    use crate::price::{Price, PriceError};
    use crate::slot::ToPrice;

    fn major(text: &str, currency: Currency) -> Result<String, PriceError> {
        let decimal: Decimal = text.parse().unwrap();
        let price = decimal.to_price(currency)?;
        assert_eq!(Price::from_major(decimal, currency), Ok(price));
        Ok(price.to_string())
    }

    fn minor(text: &str, currency: Currency) -> Result<String, PriceError> {
        let decimal: Decimal = text.parse().unwrap();
        Price::from_minor(decimal, currency).map(|price| price.to_string())
    }

    #[test]
    fn amounts_are_exact() {
        for (text, currency, price) in [
            ("49.00", EUR, "49"),
            ("129.90", EUR, "129.9"),
            ("129.9000000000000000000000000", EUR, "129.9"),
            ("12.995", KWD, "12.995"),
            ("0.0001", CLF, "0.0001"),
            ("31.1035", XAU, "31.1035"),
            ("49.0000000000000000000000000", JPY, "49"),
            ("-0.00", EUR, "0"),
            ("0.0000000000000000000000000000", JPY, "0"),
            ("999999999999999", CLF, "999999999999999"),
            ("9999999999999.99", EUR, "9999999999999.99"),
        ] {
            assert_eq!(major(text, currency).as_deref(), Ok(price), "{text}");
        }
        assert_eq!(minor("12990.0", EUR).as_deref(), Ok("129.9"));
        assert_eq!(minor("12995", KWD).as_deref(), Ok("12.995"));
        assert_eq!(
            minor("99999999999999900", EUR).as_deref(),
            Ok("999999999999999")
        );
    }

    #[test]
    fn what_would_have_to_be_rounded_is_refused() {
        use PriceError::{Negative, NoMinorUnit, NotWhole, TooFine, TooManyDigits};
        for (text, currency, error) in [
            ("49.005", EUR, TooFine(EUR)),
            ("49.5", JPY, TooFine(JPY)),
            ("0.0000000000000000000000000001", CLF, TooFine(CLF)),
            ("-0.01", EUR, Negative),
            ("1000000000000000", EUR, TooManyDigits),
            ("10000000000000.01", EUR, TooManyDigits),
        ] {
            assert_eq!(major(text, currency), Err(error), "{text}");
        }
        assert_eq!(minor("12990.5", EUR), Err(NotWhole(EUR)));
        assert_eq!(minor("1", XAU), Err(NoMinorUnit(XAU)));
    }

    #[test]
    fn nothing_overflows_at_the_limits() {
        for scale in 0..=28 {
            let mut most = Decimal::MAX;
            most.set_scale(scale).unwrap();
            for currency in [EUR, JPY, CLF, XAU] {
                assert!(most.to_price(currency).is_err(), "{most}");
                assert_eq!((-most).to_price(currency), Err(PriceError::Negative));
                assert!(Price::from_minor(most, currency).is_err(), "{most}");
            }
        }
    }
}
