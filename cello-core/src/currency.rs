//! How is a currency code read?

use crate::string_enum::word;

pub use crate::iso4217::Currency;

word!(
    Currency,
    UnknownCurrency,
    "an ISO 4217 currency code",
    Currency::from_code,
    // Too many to list.
    &[] as &[Currency]
);

#[cfg(test)]
mod tests {
    use super::Currency;

    /// Where `iso_currency` and the ISO list of today differ.
    const STILL_CURRENT: [&str; 1] = [
        // Circulates beside VED; ISO 4217 lists both.
        "VES",
    ];

    /// Codes of ISO 4217's list three whose date of withdrawal is 2010 or later.
    // Source: https://www.six-group.com/en/products-services/financial-information/data-standards.html
    const WITHDRAWN: [&str; 16] = [
        "ANG", "BGN", "BYR", "CUC", "EEK", "HRK", "LTL", "LVL", "MRO", "SLL", "STD", "USS", "VEF",
        "XFU", "ZMK", "ZWL",
    ];

    #[test]
    fn withdrawn_codes_are_known_and_marked() {
        let ours = Currency::VARIANTS.iter().filter(|it| it.is_withdrawn());
        assert!(ours.map(|it| it.as_str()).eq(WITHDRAWN));
        for code in WITHDRAWN {
            let theirs = iso_currency::Currency::from_code(code);
            let Some(theirs) = theirs else { continue };
            let ours: Currency = code.parse().unwrap();
            assert_eq!(ours.exponent().map(u16::from), theirs.exponent(), "{code}");
        }
    }

    #[test]
    fn the_list_is_that_of_iso_currency() {
        let letters = || 'A'..='Z';
        let theirs: Vec<(String, Option<u16>)> = letters()
            .flat_map(|a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])))
            .map(String::from_iter)
            .filter_map(|code| iso_currency::Currency::from_code(&code))
            .filter(|currency| {
                currency.is_superseded().is_none() || STILL_CURRENT.contains(&currency.code())
            })
            .filter(|currency| !WITHDRAWN.contains(&currency.code()))
            .map(|currency| (currency.code().to_owned(), currency.exponent()))
            .collect();
        let ours: Vec<(String, Option<u16>)> = Currency::VARIANTS
            .iter()
            .filter(|currency| !currency.is_withdrawn())
            .map(|currency| {
                (
                    currency.as_str().to_owned(),
                    currency.exponent().map(u16::from),
                )
            })
            .collect();
        assert_eq!(ours, theirs);
        assert_eq!(ours.len(), 178);
    }

    #[test]
    fn every_code_is_read_in_both_cases_and_nothing_else_is() {
        for &currency in Currency::VARIANTS {
            let code = currency.as_str();
            assert_eq!(code.parse(), Ok(currency));
            assert_eq!(code.to_lowercase().parse(), Ok(currency));
        }
        for wrong in ["", "EU", "EURO", "€", "EUR ", "AAA", "DEM", "ZZZ", "eür"] {
            assert!(wrong.parse::<Currency>().is_err(), "{wrong}");
        }
    }
}
