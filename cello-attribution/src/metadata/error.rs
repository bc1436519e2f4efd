//! What can be wrong with metadata?

use std::fmt;

/// What is wrong with the metadata of a customer, and at which key.
///
/// It names keys and counts characters, and holds no value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MetadataError {
    /// The text is empty.
    Empty {
        /// The key.
        key: &'static str,
    },
    /// There is a referral code and not whom it referred.
    Missing {
        /// What is missing.
        key: &'static str,
    },
    /// The plain name and the one with `cf_` are both there, with different values; or
    /// one of them is there twice.
    Ambiguous {
        /// The plain name.
        key: &'static str,
    },
    /// The JSON value is neither a string nor an integer.
    NotText {
        /// Whose value it is.
        key: String,
    },
    /// What should be an object of metadata is some other JSON value.
    NotAnObject,
    /// The customer has another value there already.
    Conflict {
        /// Where.
        key: &'static str,
    },
    /// More keys than Stripe takes: 50.
    TooManyKeys {
        /// How many there would be, the caller's and ours.
        count: usize,
    },
    /// A key that Stripe does not take: it has more than 40 characters.
    KeyTooLong {
        /// The key.
        key: String,
    },
    /// A key that Stripe does not take: it has square brackets.
    KeyWithBrackets {
        /// The key.
        key: String,
    },
    /// A value that is longer than the gateway takes.
    ///
    /// Chargebee's custom fields for several lines take 250 characters. If yours are such,
    /// write them by their names, `cf_cello_ucc` and so on, from [`Metadata::ucc`] and its
    /// like; or use `meta_data`, which has no known limit.
    ///
    /// [`Metadata::ucc`]: crate::Metadata::ucc
    ValueTooLong {
        /// Whose value it is.
        key: String,
        /// How many characters it has.
        length: usize,
        /// How many it may have: 500 at Stripe, 99 in a custom field of Chargebee.
        limit: usize,
    },
}

impl fmt::Display for MetadataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { key } => write!(f, "`{key}` is empty"),
            Self::Missing { key } => {
                write!(f, "`cello_ucc` is set, but `{key}` is not; set both")
            }
            Self::Ambiguous { key } => write!(
                f,
                "`{key}` is set twice, with different values; look for `cf_{key}`, and keep one of them"
            ),
            Self::NotText { key } => {
                write!(f, "the value of `{key}` is neither a string nor an integer")
            }
            Self::NotAnObject => f.write_str("the metadata is not a JSON object"),
            Self::Conflict { key } => write!(
                f,
                "the customer already has another `{key}`; nothing was changed: decide which one is right"
            ),
            Self::TooManyKeys { count } => write!(
                f,
                "the metadata would have {count} keys, but Stripe allows 50; nothing was changed"
            ),
            Self::KeyTooLong { key } => write!(
                f,
                "the key `{key}` has {} characters, but Stripe allows 40",
                key.chars().count()
            ),
            Self::KeyWithBrackets { key } => write!(
                f,
                "the key `{key}` has square brackets, which Stripe does not allow"
            ),
            Self::ValueTooLong { key, length, limit } => write!(
                f,
                "the value of `{key}` has {length} characters, but the gateway allows {limit}"
            ),
        }
    }
}

impl std::error::Error for MetadataError {}

/// Fails if the value has more characters than the gateway takes.
pub(super) fn check_length(key: &str, value: &str, limit: usize) -> Result<(), MetadataError> {
    let length = value.chars().count();
    if length > limit {
        let key = key.to_owned();
        return Err(MetadataError::ValueTooLong { key, length, limit });
    }
    Ok(())
}
