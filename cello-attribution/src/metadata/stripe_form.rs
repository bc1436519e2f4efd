//! How is it written to a customer at Stripe?

use std::collections::BTreeMap;

use form_urlencoded::Serializer;

use super::error::check_length;
use super::{Metadata, MetadataError};

// Source: https://docs.stripe.com/metadata
const MOST_KEYS: usize = 50;
const LONGEST_KEY: usize = 40;
const LONGEST_VALUE: usize = 500;

impl Metadata<'_> {
    /// The parameters of a request to Stripe, ready for form encoding, in the guides'
    /// order: `metadata[cello_ucc]` and so on.
    ///
    /// An error if a value has more than 500 characters.
    pub fn stripe_form_pairs(&self) -> Result<Vec<(&'static str, &str)>, MetadataError> {
        let entries = self.entries();
        let pairs = entries.map(|(key, value)| {
            check_length(key.as_str(), value, LONGEST_VALUE)?;
            Ok((key.stripe_form(), value))
        });
        pairs.collect()
    }

    /// The same, encoded as `application/x-www-form-urlencoded`, to be sent, or joined
    /// with other parameters by `&`.
    ///
    /// ```
    /// use cello_attribution::Metadata;
    ///
    /// let metadata = Metadata::new("A1b2C3d4E5f", "user 7", None)?;
    /// assert_eq!(
    ///     metadata.stripe_form()?,
    ///     "metadata%5Bcello_ucc%5D=A1b2C3d4E5f&metadata%5Bnew_user_id%5D=user+7",
    /// );
    /// # Ok::<(), cello_attribution::MetadataError>(())
    /// ```
    pub fn stripe_form(&self) -> Result<String, MetadataError> {
        let pairs = self.stripe_form_pairs()?;
        Ok(Serializer::new(String::new()).extend_pairs(pairs).finish())
    }

    /// The map that Stripe's clients take as `metadata`.
    ///
    /// An error if a value has more than 500 characters.
    pub fn stripe_map(&self) -> Result<BTreeMap<String, String>, MetadataError> {
        let mut map = BTreeMap::new();
        self.merge_into_stripe(&mut map)?;
        Ok(map)
    }

    /// Puts it into the metadata that a customer already has, a `BTreeMap` or a `HashMap`.
    ///
    /// An error, and the map as it was, if the customer has another value in one of the
    /// keys, or if the whole map breaks a limit of Stripe: 50 keys, 40 characters a key,
    /// without square brackets, 500 characters a value. An empty value counts as none.
    /// A former `product_user_id` stays as it is: `new_user_id` is read before it.
    ///
    /// ```
    /// use std::collections::HashMap;
    ///
    /// use cello_attribution::{Metadata, MetadataError};
    ///
    /// let metadata = Metadata::new("A1b2C3d4E5f", "user-7", None)?;
    /// let mut map = HashMap::from([("plan".to_owned(), "Pro".to_owned())]);
    /// metadata.merge_into_stripe(&mut map)?;
    /// metadata.merge_into_stripe(&mut map)?; // the same again changes nothing
    /// assert_eq!(map.len(), 3);
    ///
    /// let other = Metadata::new("F5e4D3c2B1a", "user-7", None)?;
    /// assert_eq!(
    ///     other.merge_into_stripe(&mut map),
    ///     Err(MetadataError::Conflict { key: "cello_ucc" }),
    /// );
    /// # Ok::<(), MetadataError>(())
    /// ```
    pub fn merge_into_stripe<M>(&self, map: &mut M) -> Result<(), MetadataError>
    where
        M: Extend<(String, String)>,
        for<'m> &'m M: IntoIterator<Item = (&'m String, &'m String)>,
    {
        let mut new: BTreeMap<&str, &str> = BTreeMap::new();
        for (key, value) in self.entries() {
            check_length(key.as_str(), value, LONGEST_VALUE)?;
            new.insert(key.as_str(), value);
        }
        let mut count = new.len();
        for (key, value) in &*map {
            check(key, value)?;
            match self.entries().find(|(ours, _)| ours.as_str() == key) {
                Some((_, ours)) if ["", ours].contains(&value.trim()) => {}
                Some((key, _)) => return Err(MetadataError::Conflict { key: key.as_str() }),
                None => count += 1,
            }
        }
        if count > MOST_KEYS {
            return Err(MetadataError::TooManyKeys { count });
        }
        let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        map.extend(new.into_iter().map(owned));
        Ok(())
    }
}

/// Whether Stripe takes one of the caller's entries.
fn check(key: &str, value: &str) -> Result<(), MetadataError> {
    if key.chars().count() > LONGEST_KEY {
        return Err(MetadataError::KeyTooLong { key: key.into() });
    }
    if key.contains(['[', ']']) {
        return Err(MetadataError::KeyWithBrackets { key: key.into() });
    }
    check_length(key, value, LONGEST_VALUE)
}
