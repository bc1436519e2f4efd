//! How do the values that are single words print, parse and serialize?
//!
//! All alike: the word that `as_str` gives is the one that `Display` prints,
//! `FromStr` reads and serde writes.

/// For the crates of this project, of which each has words. Unless it is said otherwise, a
/// word is read as it is written, and all are listed where none of them is found.
#[doc(hidden)]
#[macro_export]
macro_rules! __word {
    ($Word:ident, $Unknown:ident, $what:literal) => {
        $crate::__word! {
            $Word, $Unknown, $what,
            |word| $Word::VARIANTS.iter().copied().find(|it| it.as_str() == word),
            $Word::VARIANTS
        }
    };
    ($Word:ident, $Unknown:ident, $what:literal, $parse:expr, $choices:expr) => {
        impl std::fmt::Display for $Word {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $Word {
            type Err = $Unknown;

            fn from_str(word: &str) -> Result<Self, $Unknown> {
                let parse: fn(&str) -> Option<Self> = $parse;
                parse(word).ok_or_else(|| $Unknown::new(word))
            }
        }

        impl TryFrom<&str> for $Word {
            type Error = $Unknown;

            fn try_from(word: &str) -> Result<Self, $Unknown> {
                word.parse()
            }
        }

        impl AsRef<str> for $Word {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl serde::Serialize for $Word {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Word {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::private::deserialize_word(deserializer, concat!("the word of ", $what))
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
                write!(f, concat!("`{}` is not ", $what), self.0)?;
                $crate::private::word_choices(f, $choices)
            }
        }

        impl std::error::Error for $Unknown {}
    };
}
pub(crate) use crate::__word as word;

/// Lists what could have been written instead, where the choices are few.
pub fn choices<W: Copy + AsRef<str>>(
    f: &mut std::fmt::Formatter<'_>,
    words: &[W],
) -> std::fmt::Result {
    for (index, word) in words.iter().enumerate() {
        f.write_str(if index == 0 { "; it is one of: " } else { ", " })?;
        f.write_str(word.as_ref())?;
    }
    Ok(())
}

/// Reads any value that `FromStr` reads from a text.
pub fn deserialize<'de, T, D>(deserializer: D, expecting: &str) -> Result<T, D::Error>
where
    T: std::str::FromStr<Err: std::fmt::Display>,
    D: serde::Deserializer<'de>,
{
    struct Text<'e, T>(&'e str, std::marker::PhantomData<T>);

    impl<T: std::str::FromStr<Err: std::fmt::Display>> serde::de::Visitor<'_> for Text<'_, T> {
        type Value = T;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }

    deserializer.deserialize_str(Text(expecting, std::marker::PhantomData))
}

#[cfg(test)]
mod tests {
    use crate::{Currency, Interval, Timestamp, Trigger};

    #[test]
    fn words_stand_in_columns() {
        assert_eq!(format!("{:>14}|", Trigger::InvoicePaid), "  invoice-paid|");
        assert_eq!(format!("{:<5}|", Currency::EUR), "EUR  |");
        assert_eq!(format!("{:^9}|", Interval::Monthly), " monthly |");
        let time = Timestamp::from_unix(0).unwrap();
        assert_eq!(format!("{time:>22}|"), "  1970-01-01T00:00:00Z|");
    }
}
