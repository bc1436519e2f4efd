//! How do the values that are single words print, parse and serialize?
//!
//! All alike: the word that `as_str` gives is the one that `Display` prints,
//! `FromStr` reads and serde writes.
//!
//! The macros are for all crates of this project, so they contain no `#[cfg(feature)]`: that
//! would be evaluated in the crate that calls them.

use std::fmt;

/// Declares an enum whose values are words, each written in one way.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum {
    (
        $(#[$meta:meta])*
        $Name:ident, $Unknown:ident, $what:literal {
            $( $(#[doc = $doc:literal])+ $Variant:ident => $word:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Name { $( $(#[doc = $doc])+ #[doc(alias = $word)] $Variant, )+ }

        impl $Name {
            /// All of them, in the order of the contract.
            pub const VARIANTS: &'static [Self] = &[$( Self::$Variant, )+];

            /// The word as it is sent.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$Variant => $word, )+ }
            }

            /// The lines of its documentation, which editors show for the word in an attribute.
            #[doc(hidden)]
            #[must_use]
            pub const fn docs(self) -> &'static [&'static str] {
                match self { $( Self::$Variant => &[$( $doc, )+], )+ }
            }

            /// What is sent as this word.
            #[doc(hidden)]
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                Self::VARIANTS.iter().copied().find(|it| it.as_str() == word)
            }
        }

        $crate::string_enum_traits! { $Name, $Unknown, $what, $Name::named, $Name::VARIANTS }
    };
}

/// Implements what such an enum has in common with all others. `$parse` reads a word, and the
/// error lists `$choices`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum_traits {
    ($Name:ident, $Unknown:ident, $what:literal, $parse:expr, $choices:expr) => {
        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $Name {
            type Err = $Unknown;

            fn from_str(word: &str) -> Result<Self, $Unknown> {
                let parse: fn(&str) -> Option<Self> = $parse;
                parse(word).ok_or_else(|| $Unknown::new(word))
            }
        }

        impl TryFrom<&str> for $Name {
            type Error = $Unknown;

            fn try_from(word: &str) -> Result<Self, $Unknown> {
                word.parse()
            }
        }

        impl AsRef<str> for $Name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[doc = concat!("The error of a text that is not ", $what, "; holds the text.")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $Unknown(String);

        impl $Unknown {
            #[cold]
            fn new(word: &str) -> Self {
                Self(word.to_owned())
            }

            /// The text that was read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $Unknown {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let choices: &[$Name] = $choices;
                write!(f, concat!("`{}` is not ", $what), self.0)?;
                $crate::string_enum::choices(f, choices)
            }
        }

        impl std::error::Error for $Unknown {}
    };
}

/// Implements serde's traits for such an enum.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! string_enum_serde {
    ($Name:ident, $what:literal) => {
        impl $crate::serde::Serialize for $Name {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $Name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                $crate::string_enum::deserialize(deserializer, concat!("the word of ", $what))
            }
        }
    };
}

/// Lists what could have been written instead, where the choices are few.
pub fn choices<W: Copy + AsRef<str>>(f: &mut fmt::Formatter<'_>, words: &[W]) -> fmt::Result {
    for (index, word) in words.iter().enumerate() {
        f.write_str(if index == 0 {
            "; expected one of: "
        } else {
            ", "
        })?;
        f.write_str(word.as_ref())?;
    }
    Ok(())
}

#[cfg(feature = "serde")]
pub use with_serde::deserialize;

#[cfg(feature = "serde")]
mod with_serde {
    use std::fmt;
    use std::marker::PhantomData;
    use std::str::FromStr;

    use serde::de::{Deserializer, Error, Visitor};

    use crate::{Currency, Interval, Slot, Trigger};

    string_enum_serde!(Currency, "an ISO 4217 currency code");
    string_enum_serde!(Interval, "a billing interval");
    string_enum_serde!(Slot, "a slot");
    string_enum_serde!(Trigger, "a trigger");

    /// Reads any value that `FromStr` reads from a text.
    pub fn deserialize<'de, T, D>(deserializer: D, expecting: &str) -> Result<T, D::Error>
    where
        T: FromStr<Err: fmt::Display>,
        D: Deserializer<'de>,
    {
        struct Text<'e, T>(&'e str, PhantomData<T>);

        impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for Text<'_, T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text(expecting, PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Currency, Interval, Trigger};

    #[test]
    fn words_stand_in_columns() {
        assert_eq!(format!("{:>14}|", Trigger::InvoicePaid), "  invoice-paid|");
        assert_eq!(format!("{:<5}|", Currency::EUR), "EUR  |");
        assert_eq!(format!("{:^9}|", Interval::Monthly), " monthly |");
    }
}
