//! How is one member found in JSON without reading the rest?
//!
//! The other members are skipped: `serde_json` checks that they are JSON, but neither decodes
//! nor keeps them. So a lone surrogate or a number like `1e999` in a member that is not
//! needed does no harm, and reading a body takes next to no memory. The price is that the
//! text is scanned once for each level of nesting.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Checks that `body` is one JSON value, and returns its text.
pub fn document(body: &[u8]) -> Option<&str> {
    serde_json::from_slice::<&RawValue>(body)
        .ok()
        .map(RawValue::get)
}

/// Returns the text of a member, or `None` if `json` is not an object that has it. As in
/// any JSON reader, the last member of a name counts.
pub fn member<'b>(json: &'b str, name: &str) -> Option<&'b str> {
    let mut found = None;
    each_member(json, |key, value| {
        if key == name.as_bytes() {
            found = Some(value);
        }
    });
    found
}

/// Calls `visit` with the name and the text of each member of an object; of anything else,
/// with none.
pub fn each_member<'b>(json: &'b str, visit: impl FnMut(&[u8], &'b str)) {
    if json.starts_with('{') {
        // The text was checked as part of the document.
        let _ = serde_json::Deserializer::from_str(json).deserialize_map(Members(visit));
    }
}

/// Calls `visit` with the text of each element of a list, until it returns an error.
pub fn each_element<'b, E>(
    json: &'b str,
    mut visit: impl FnMut(&'b str) -> Result<(), E>,
) -> Result<(), E> {
    let mut result = Ok(());
    let visit = |element| {
        if result.is_ok() {
            result = visit(element);
        }
    };
    let _ = serde_json::Deserializer::from_str(json).deserialize_seq(Elements(visit));
    result
}

struct Members<F>(F);

impl<'b, F: FnMut(&[u8], &'b str)> Visitor<'b> for Members<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'b>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(Key)? {
            let value: &RawValue = map.next_value()?;
            (self.0)(&key, value.get());
        }
        Ok(())
    }
}

struct Elements<F>(F);

impl<'b, F: FnMut(&'b str)> Visitor<'b> for Elements<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'b>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(element) = seq.next_element::<&RawValue>()? {
            (self.0)(element.get());
        }
        Ok(())
    }
}

/// Reads a member's name as bytes: it may hold a lone surrogate, which no `str` can.
struct Key;

impl<'b> DeserializeSeed<'b> for Key {
    type Value = Cow<'b, [u8]>;

    fn deserialize<D: Deserializer<'b>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_bytes(self)
    }
}

impl<'b> Visitor<'b> for Key {
    type Value = Cow<'b, [u8]>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_borrowed_bytes<E: Error>(self, name: &'b [u8]) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(name))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        Ok(Cow::Owned(name.to_vec()))
    }
}
