//! How much money is one of Stripe's amounts?

use cello_core::{Currency, Price, PriceError};

use super::error::WebhookError;

/// An amount that Stripe sends at `path`, and its currency in lower case.
pub fn price(
    amount: i64,
    path: &'static str,
    currency: &str,
) -> Result<(Price, Currency), WebhookError> {
    let currency: Currency = currency
        .parse()
        .map_err(|_| WebhookError::UnknownCurrency)?;
    match from_stripe(amount, currency) {
        Ok(price) => Ok((price, currency)),
        Err(error) => Err(WebhookError::Price { path, error }),
    }
}

/// Stripe's smallest units are those of ISO 4217, but for three currencies.
///
/// Source: <https://docs.stripe.com/currencies>, "Zero-decimal currencies" and "Special
/// cases". The latter wins for UGX, which is in both: Stripe refuses amounts of it that
/// are no multiple of 100.
fn from_stripe(amount: i64, currency: Currency) -> Result<Price, PriceError> {
    match currency {
        // Have lost their hundredths, which Stripe still counts: 500 is 5 ISK.
        Currency::ISK | Currency::UGX if amount % 100 == 0 => {
            Price::from_major(amount / 100, currency)
        }
        Currency::ISK | Currency::UGX => Err(PriceError::TooFine(currency)),
        // Has fifths, which ISO counts as hundredths and Stripe not at all: 5 is 5 MGA.
        Currency::MGA => Price::from_major(amount, currency),
        _ => Price::from_minor(amount, currency),
    }
}

#[cfg(test)]
mod tests {
    use cello_core::{Currency, PriceError};

    use super::{from_stripe, price};
    use crate::stripe::WebhookError;

    /// Stripe's list, without UGX: see above.
    const ZERO_DECIMAL: &str = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF";
    const THREE_DECIMAL: &str = "BHD JOD KWD OMR TND";
    /// Of those that are not charged in by Stripe, these have other decimals in ISO 4217.
    const NOT_AT_STRIPE: &str = "BYR CLF IQD LYD UYI UYW";

    #[test]
    fn every_currency_of_stripe_has_stripes_decimals() {
        let listed = |list: &str, currency: Currency| list.contains(currency.as_str());
        for &currency in Currency::VARIANTS {
            if currency.exponent().is_none() || listed(NOT_AT_STRIPE, currency) {
                continue;
            }
            let expected = if listed(ZERO_DECIMAL, currency) {
                "12300"
            } else if listed(THREE_DECIMAL, currency) {
                "12.3"
            } else {
                "123"
            };
            let price = from_stripe(12_300, currency).unwrap();
            assert_eq!(price.to_string(), expected, "{currency}");
        }
    }

    #[test]
    fn what_cannot_be_sent_is_named_by_its_path() {
        let error_of =
            |amount, currency| price(amount, "data.object.amount", currency).unwrap_err();
        assert_eq!(error_of(1, "coins"), WebhookError::UnknownCurrency);
        for (amount, currency, error) in [
            (-1, "eur", PriceError::Negative),
            (-100, "isk", PriceError::Negative),
            (150, "isk", PriceError::TooFine(Currency::ISK)),
            (150, "ugx", PriceError::TooFine(Currency::UGX)),
            (i64::MAX, "mga", PriceError::TooManyDigits),
        ] {
            let path = "data.object.amount";
            assert_eq!(
                error_of(amount, currency),
                WebhookError::Price { path, error }
            );
        }
    }
}
