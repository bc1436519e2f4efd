//! How is it read from a customer?

use std::borrow::Cow;

use serde_json::Value;

use super::{Key, Metadata, MetadataError};

impl<'a> Metadata<'a> {
    /// From the pairs of a map, like Stripe's `metadata`: a `HashMap`, a `BTreeMap`, any
    /// iterator. `None` without a `cello_ucc`: the customer was not referred.
    ///
    /// The names with `cf_` are read as well, and the former `product_user_id` where
    /// there is no `new_user_id`; where both are there, `new_user_id` is taken, even if
    /// they differ, because it is the one that Cello reads. Space around a value is dropped,
    /// as people type it; a text that is then empty counts as none. Other keys are the
    /// caller's.
    ///
    /// Source: guides 001 to 003.
    ///
    /// ```
    /// use std::collections::HashMap;
    ///
    /// use cello_attribution::Metadata;
    ///
    /// let map = HashMap::from([("cello_ucc", "A1b2C3d4E5f"), ("product_user_id", "user-7")]);
    /// let metadata = Metadata::from_pairs(map)?.expect("the customer was referred");
    /// assert_eq!(metadata.new_user_id(), "user-7");
    /// # Ok::<(), cello_attribution::MetadataError>(())
    /// ```
    pub fn from_pairs<K, V>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Option<Self>, MetadataError>
    where
        K: AsRef<str>,
        V: Into<Cow<'a, str>>,
    {
        let mut found = Found::default();
        for (key, value) in pairs {
            if let Some(key) = Key::named(key.as_ref()) {
                found.put(key, Ok(not_blank(value.into())));
            }
        }
        found.finish()
    }

    /// From a JSON object: a customer's `metadata` or `meta_data`, or, for custom fields,
    /// the customer of Chargebee itself. `null` is a customer without.
    ///
    /// As [`from_pairs`](Self::from_pairs); of the keys that are read, a whole number is
    /// taken as its digits and `null` as none.
    pub fn from_value(object: &'a Value) -> Result<Option<Self>, MetadataError> {
        let object = match object {
            Value::Object(object) => object,
            Value::Null => return Ok(None),
            _ => return Err(MetadataError::NotAnObject),
        };
        let mut found = Found::default();
        for (name, value) in object {
            if let Some(key) = Key::named(name) {
                found.put(key, text(name, value));
            }
        }
        found.finish()
    }
}

/// A value of ours in JSON.
pub(super) fn text<'a>(key: &str, value: &'a Value) -> Result<Option<Cow<'a, str>>, MetadataError> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(not_blank(Cow::Borrowed(text))),
        Value::Number(number) if number.is_u64() || number.is_i64() => {
            Ok(Some(number.to_string().into()))
        }
        _ => Err(MetadataError::NotText { key: key.into() }),
    }
}

fn not_blank(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    Some(trimmed(text)).filter(|text| !text.is_empty())
}

/// Without the space around it, which somebody typed.
pub(super) fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

type Text<'a> = Result<Cow<'a, str>, MetadataError>;

/// What was found, by key. What is wrong counts only once it is asked for: of who was not
/// referred, it does not matter.
#[derive(Default)]
struct Found<'a>([Option<Text<'a>>; 4]);

impl<'a> Found<'a> {
    fn put(&mut self, key: Key, found: Result<Option<Cow<'a, str>>, MetadataError>) {
        let place = &mut self.0[key as usize];
        *place = match (place.take(), found.transpose()) {
            (Some(Ok(one)), Some(Ok(other))) if one != other => {
                Some(Err(MetadataError::Ambiguous { key: key.as_str() }))
            }
            (Some(Err(error)), _) | (_, Some(Err(error))) => Some(Err(error)),
            (before, found) => before.or(found),
        };
    }

    fn take(&mut self, key: Key) -> Result<Option<Cow<'a, str>>, MetadataError> {
        self.0[key as usize].take().transpose()
    }

    fn finish(mut self) -> Result<Option<Metadata<'a>>, MetadataError> {
        let Some(ucc) = self.take(Key::Ucc)? else {
            return Ok(None);
        };
        let new_user_id = match self.take(Key::NewUserId)? {
            None => self.take(Key::ProductUserId)?,
            id => id,
        };
        Ok(Some(Metadata {
            ucc,
            new_user_id: new_user_id.ok_or(MetadataError::Missing {
                key: Key::NewUserId.as_str(),
            })?,
            new_user_organization_id: self.take(Key::NewUserOrganizationId)?,
        }))
    }
}
