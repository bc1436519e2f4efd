//! How is it written to a customer at Chargebee?

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::error::check_length;
use super::read::text;
use super::{Metadata, MetadataError};

/// The limit of a custom field for a single line of text, which is the kind for ids.
// Source: https://www.chargebee.com/docs/2.0/custom_fields.html
const LONGEST_CUSTOM_FIELD: usize = 99;

impl Metadata<'_> {
    /// The JSON object for the customer's `meta_data`.
    ///
    /// Chargebee documents no limit for it that we know of, so none is checked.
    ///
    /// ```
    /// use cello_attribution::Metadata;
    /// use serde_json::{Value, json};
    ///
    /// let metadata = Metadata::new("A1b2C3d4E5f", "user-7", None)?;
    /// assert_eq!(
    ///     Value::Object(metadata.chargebee_meta_data()),
    ///     json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": "user-7" }),
    /// );
    /// # Ok::<(), cello_attribution::MetadataError>(())
    /// ```
    #[must_use]
    pub fn chargebee_meta_data(&self) -> Map<String, Value> {
        let entries = self.entries();
        entries
            .map(|(key, value)| (key.as_str().to_owned(), value.into()))
            .collect()
    }

    /// The customer's custom fields, `cf_cello_ucc` and so on, for who has them instead.
    ///
    /// An error if a value has more than the 99 characters of a field for a single line.
    pub fn chargebee_custom_fields(&self) -> Result<BTreeMap<&'static str, &str>, MetadataError> {
        let entries = self.entries();
        let fields = entries.map(|(key, value)| {
            check_length(key.custom_field(), value, LONGEST_CUSTOM_FIELD)?;
            Ok((key.custom_field(), value))
        });
        fields.collect()
    }

    /// Puts it into the `meta_data` that a customer already has.
    ///
    /// An error, and the object as it was, if the customer has another value in one of
    /// the keys. An empty text and `null` count as none.
    pub fn merge_into_chargebee(
        &self,
        meta_data: &mut Map<String, Value>,
    ) -> Result<(), MetadataError> {
        for (key, ours) in self.entries() {
            let key = key.as_str();
            let theirs = meta_data.get(key).map(|value| text(key, value));
            match theirs.transpose()?.flatten() {
                Some(theirs) if theirs != ours => return Err(MetadataError::Conflict { key }),
                _ => {}
            }
        }
        meta_data.extend(self.chargebee_meta_data());
        Ok(())
    }
}
