//! How much money is one of Stripe's amounts?

use std::fmt;

use cello_core::{Currency, Price, PriceError, ToCurrency};

use super::error::WebhookError;

/// Returns the price that Stripe means by an amount in its smallest unit.
///
/// Stripe's units are those of ISO 4217, except for three currencies: `price(minor)` on a
/// Stripe amount in ISK or UGX would send a hundred times too much, and one in MGA a
/// hundredth. Returns an error for an unknown currency, and for an amount that cannot be
/// sent exactly.
///
/// Source: <https://docs.stripe.com/currencies>, "Zero-decimal currencies" and "Special
/// cases". The latter wins for UGX, which is in both: Stripe refuses amounts of it that
/// are not a multiple of 100.
///
/// ```
/// use cello_attribution::stripe;
/// use cello_core::{CelloEvent, Currency};
///
/// assert_eq!(stripe::price(12_990, Currency::EUR)?.to_string(), "129.9");
/// assert_eq!(stripe::price(500, "isk")?.to_string(), "5");
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "charge-refunded", price = stripe::price(self.amount, &self.currency))]
/// struct Refund {
///     amount: i64,
///     #[cello(currency)]               currency: String,
///     #[cello(ucc)]                    referral_code: Option<String>,
///     #[cello(newUser.id)]             user_id: u64,
///     #[cello(newUser.email)]          email: String,
///     #[cello(event.timestamp(unix))]  created: i64,
///     #[cello(subscription.invoiceId)] invoice: String,
/// }
/// # Ok::<(), stripe::AmountError>(())
/// ```
pub fn price(amount: i64, currency: impl ToCurrency) -> Result<Price, AmountError> {
    let currency = currency.to_currency();
    let currency = currency.map_err(|_| AmountError::UnknownCurrency)?;
    in_currency(amount, currency).map_err(AmountError::Price)
}

/// The amount that a webhook has at `path`, and its currency.
pub(super) fn sent(
    amount: i64,
    path: &'static str,
    currency: &str,
) -> Result<(Price, Currency), WebhookError> {
    let currency = currency.to_currency();
    let currency = currency.map_err(|_| WebhookError::UnknownCurrency)?;
    match in_currency(amount, currency) {
        Ok(price) => Ok((price, currency)),
        Err(error) => Err(WebhookError::Price { path, error }),
    }
}

fn in_currency(amount: i64, currency: Currency) -> Result<Price, PriceError> {
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

/// Why an amount of Stripe's has no price. It does not hold the text of the currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AmountError {
    /// The currency is not a code of ISO 4217.
    UnknownCurrency,
    /// The amount cannot be sent exactly.
    Price(PriceError),
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownCurrency => f.write_str("the currency is not an ISO 4217 currency code"),
            Self::Price(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for AmountError {}

#[cfg(test)]
mod tests {
    use cello_core::{Currency, PriceError};

    use super::{AmountError, price};

    /// Stripe's list, without UGX: see above.
    const ZERO_DECIMAL: &str = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF";
    const THREE_DECIMAL: &str = "BHD JOD KWD OMR TND";
    /// Stripe does not charge in these, and ISO 4217 gives them other decimals.
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
            let price = price(12_300, currency).unwrap();
            assert_eq!(price.to_string(), expected, "{currency}");
        }
    }

    #[test]
    fn amounts_that_cannot_be_sent_are_errors() {
        assert_eq!(price(1, "coins"), Err(AmountError::UnknownCurrency));
        for (amount, currency, error) in [
            (-1, "eur", PriceError::Negative),
            (-100, "isk", PriceError::Negative),
            (150, "isk", PriceError::TooFine(Currency::ISK)),
            (150, "ugx", PriceError::TooFine(Currency::UGX)),
            (i64::MAX, "mga", PriceError::TooManyDigits),
        ] {
            assert_eq!(price(amount, currency), Err(AmountError::Price(error)));
        }
    }
}
