//! Which currencies are there, and how many decimal places has each?
//!
//! The current ISO 4217 list, funds and special codes included. A test holds it
//! against the `iso_currency` crate.

use crate::string_enum_traits;

macro_rules! currencies {
    ( $( $Code:ident $exponent:tt $( $withdrawn:ident )?, )+ ) => {
        /// A currency of ISO 4217, by its alphabetic code.
        ///
        /// Parsing takes lower case as well, which payment gateways send; the code
        /// is always written in upper case. Source: guide 000.
        ///
        /// Payments outlive currencies, so the codes withdrawn since 2010 are read and
        /// sent as well: a payment in BGN may be refunded after the country changed to
        /// the euro. See [`is_withdrawn`](Self::is_withdrawn).
        ///
        /// ```
        /// use cello_core::Currency;
        ///
        /// let currency: Currency = "eur".parse()?;
        /// assert_eq!(currency, Currency::EUR);
        /// assert_eq!(currency.as_str(), "EUR");
        /// assert_eq!(currency.exponent(), Some(2));
        /// assert_eq!(
        ///     "EURO".parse::<Currency>().unwrap_err().to_string(),
        ///     "`EURO` is not an ISO 4217 currency code",
        /// );
        /// # Ok::<(), cello_core::UnknownCurrency>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        // The codes name the currencies better than a sentence would.
        #[allow(missing_docs, clippy::upper_case_acronyms)]
        pub enum Currency { $( $Code, )+ }

        impl Currency {
            /// Lists every currency by code, the withdrawn ones included.
            pub const VARIANTS: &'static [Self] = &[$( Self::$Code, )+];

            /// The alphabetic code, in upper case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Code => stringify!($Code), )+ }
            }

            /// The number of decimal places of the minor unit: 0 for JPY, 2 for
            /// EUR, 3 for KWD, 4 for CLF; `None` for metals and other codes that
            /// have no minor unit.
            #[must_use]
            #[inline]
            pub const fn exponent(self) -> Option<u8> {
                // A table, because the compiler turns a `match` into a jump.
                const EXPONENTS: [Option<u8>; Currency::VARIANTS.len()] =
                    [$( exponent!($exponent), )+];
                EXPONENTS[self as usize]
            }

            /// Returns `true` for a code that ISO 4217 has withdrawn, which no new
            /// payment can have: BGN, HRK, LTL and others, since 2010.
            ///
            /// ```
            /// use cello_core::Currency;
            ///
            /// assert!(Currency::BGN.is_withdrawn());
            /// assert!(!Currency::EUR.is_withdrawn());
            /// ```
            #[must_use]
            pub const fn is_withdrawn(self) -> bool {
                const WITHDRAWN: [bool; Currency::VARIANTS.len()] =
                    [$( withdrawn!($( $withdrawn )?), )+];
                WITHDRAWN[self as usize]
            }
        }
    };
}

macro_rules! exponent {
    (-) => {
        None
    };
    ($exponent:literal) => {
        Some($exponent)
    };
}

macro_rules! withdrawn {
    () => {
        false
    };
    (withdrawn) => {
        true
    };
}

impl Currency {
    /// The currency of an alphabetic code in either case.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub fn from_code(code: &str) -> Option<Self> {
        // Turns small letters into capitals, and nothing else into one.
        let code = <[u8; 3]>::try_from(code.as_bytes())
            .ok()?
            .map(|byte| byte & !0x20);
        let start = FIRST_OF[letter(code[0])][letter(code[1])];
        let code = as_number(code);
        // At most four have the same first two letters: which it is of them is counted,
        // not looked for, as the currency changes from event to event.
        let start = usize::from(start);
        let first = [CODES[start], CODES[start + 1], CODES[start + 2]];
        let index = start + first.into_iter().filter(|&other| other < code).count();
        let variant = Self::VARIANTS.get(index)?;
        (CODES[index] == code).then_some(*variant)
    }
}

/// The position of a letter in the alphabet. Any other byte gets the position of some letter,
/// and fails later, when the codes are compared.
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// In the order of the codes.
const fn as_number([a, b, c]: [u8; 3]) -> u32 {
    u32::from_be_bytes([0, a, b, c])
}

/// The codes of [`Currency::VARIANTS`] as numbers, padded with a number above any code, so that
/// three can be read from any index that fits a `u8`.
static CODES: [u32; 256 + 2] = {
    let mut codes = [u32::MAX; 256 + 2];
    let mut index = 0;
    while index < Currency::VARIANTS.len() {
        let code = Currency::VARIANTS[index].as_str().as_bytes();
        codes[index] = as_number([code[0], code[1], code[2]]);
        index += 1;
    }
    codes
};

/// Where the codes with the same first two letters begin in [`Currency::VARIANTS`].
#[allow(clippy::cast_possible_truncation)] // there are less than 256
static FIRST_OF: [[u8; 32]; 32] = {
    let mut first_of = [[u8::MAX; 32]; 32];
    let mut index = Currency::VARIANTS.len();
    while index > 0 {
        index -= 1;
        let code = Currency::VARIANTS[index].as_str().as_bytes();
        first_of[letter(code[0])][letter(code[1])] = index as u8;
    }
    first_of
};

currencies! {
    // The current list, and the codes withdrawn since 2010.
    AED 2, AFN 2, ALL 2, AMD 2, ANG 2 withdrawn, AOA 2, ARS 2, AUD 2, AWG 2, AZN 2,
    BAM 2, BBD 2, BDT 2, BGN 2 withdrawn, BHD 3, BIF 0, BMD 2, BND 2, BOB 2, BOV 2,
    BRL 2, BSD 2, BTN 2, BWP 2, BYN 2, BYR 0 withdrawn, BZD 2, CAD 2, CDF 2, CHE 2,
    CHF 2, CHW 2, CLF 4, CLP 0, CNY 2, COP 2, COU 2, CRC 2, CUC 2 withdrawn, CUP 2,
    CVE 2, CZK 2, DJF 0, DKK 2, DOP 2, DZD 2, EEK 2 withdrawn, EGP 2, ERN 2, ETB 2,
    EUR 2, FJD 2, FKP 2, GBP 2, GEL 2, GHS 2, GIP 2, GMD 2, GNF 0, GTQ 2, GYD 2, HKD 2,
    HNL 2, HRK 2 withdrawn, HTG 2, HUF 2, IDR 2, ILS 2, INR 2, IQD 3, IRR 2, ISK 0,
    JMD 2, JOD 3, JPY 0, KES 2, KGS 2, KHR 2, KMF 0, KPW 2, KRW 0, KWD 3, KYD 2, KZT 2,
    LAK 2, LBP 2, LKR 2, LRD 2, LSL 2, LTL 2 withdrawn, LVL 2 withdrawn, LYD 3, MAD 2,
    MDL 2, MGA 2, MKD 2, MMK 2, MNT 2, MOP 2, MRO 2 withdrawn, MRU 2, MUR 2, MVR 2,
    MWK 2, MXN 2, MXV 2, MYR 2, MZN 2, NAD 2, NGN 2, NIO 2, NOK 2, NPR 2, NZD 2, OMR 3,
    PAB 2, PEN 2, PGK 2, PHP 2, PKR 2, PLN 2, PYG 0, QAR 2, RON 2, RSD 2, RUB 2, RWF 0,
    SAR 2, SBD 2, SCR 2, SDG 2, SEK 2, SGD 2, SHP 2, SLE 2, SLL 2 withdrawn, SOS 2,
    SRD 2, SSP 2, STD 2 withdrawn, STN 2, SVC 2, SYP 2, SZL 2, THB 2, TJS 2, TMT 2,
    TND 3, TOP 2, TRY 2, TTD 2, TWD 2, TZS 2, UAH 2, UGX 0, USD 2, USN 2,
    USS 2 withdrawn, UYI 0, UYU 2, UYW 4, UZS 2, VED 2, VEF 2 withdrawn, VES 2, VND 0,
    VUV 0, WST 2, XAD 2, XAF 0, XAG -, XAU -, XBA -, XBB -, XBC -, XBD -, XCD 2, XCG 2,
    XDR -, XFU - withdrawn, XOF 0, XPD -, XPF 0, XPT -, XSU -, XTS -, XUA -, XXX -,
    YER 2, ZAR 2, ZMK 2 withdrawn, ZMW 2, ZWG 2, ZWL 2 withdrawn,
}

string_enum_traits! {
    Currency, UnknownCurrency, "an ISO 4217 currency code", Currency::from_code,
    // Too many to list.
    &[]
}

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
