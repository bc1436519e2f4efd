//! How do the values that are single words print, parse and serialize?
//!
//! All alike, as those of `cello-core` do.

macro_rules! word {
    ($Word:ident, $Unknown:ident, $what:literal) => {
        impl std::fmt::Display for $Word {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $Word {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::str::FromStr for $Word {
            type Err = $Unknown;

            fn from_str(word: &str) -> Result<Self, $Unknown> {
                let mut words = Self::VARIANTS.iter().copied();
                let found = words.find(|it| it.as_str() == word);
                found.ok_or_else(|| $Unknown(word.to_owned()))
            }
        }

        impl TryFrom<&str> for $Word {
            type Error = $Unknown;

            fn try_from(word: &str) -> Result<Self, $Unknown> {
                word.parse()
            }
        }

        impl serde::Serialize for $Word {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Word {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }

        #[doc = concat!("The error of a text that is not ", $what, "; holds the text.")]
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $Unknown(String);

        impl $Unknown {
            /// The text that was read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $Unknown {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let words: Vec<&str> = $Word::VARIANTS.iter().map(|it| it.as_str()).collect();
                let (word, words) = (&self.0, words.join(", "));
                write!(
                    f,
                    concat!("`{}` is not ", $what, "; it is one of: {}"),
                    word, words
                )
            }
        }

        impl std::error::Error for $Unknown {}
    };
}
pub(crate) use word;
