//! How is a price read from JSON, and written by serde?

use std::fmt;

use cello_catalogue::Currency;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::Price;
use crate::number::Number;

/// Writes a JSON number: an integer where the amount is one.
impl Serialize for Price {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.parts() {
            (whole, _, 0) => serializer.serialize_u64(whole),
            _ => serializer.serialize_f64(self.as_f64()),
        }
    }
}

/// Reads a JSON number.
impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonNumber)
    }
}

struct JsonNumber;

impl<'de> Visitor<'de> for JsonNumber {
    type Value = Price;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a price in major units, a number")
    }

    fn visit_u64<E: Error>(self, amount: u64) -> Result<Price, E> {
        in_major_units(amount)
    }

    fn visit_i64<E: Error>(self, amount: i64) -> Result<Price, E> {
        in_major_units(amount)
    }

    fn visit_f64<E: Error>(self, amount: f64) -> Result<Price, E> {
        in_major_units(amount)
    }

    // As which `serde_json` hands over a number when some other crate has switched on its
    // `arbitrary_precision`.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Price, A::Error> {
        match map.next_entry::<String, String>()? {
            Some((key, amount)) if key == "$serde_json::private::Number" => {
                in_major_units(amount.parse::<f64>().map_err(A::Error::custom)?)
            }
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// The currency is not known here; the envelope checks it. ISO 4217 has a code for "no
/// currency", which allows as many decimal places as any.
fn in_major_units<E: Error>(amount: impl Number) -> Result<Price, E> {
    let price = Price::from_major(amount, Currency::XXX).map_err(E::custom)?;
    Ok(price.of_any_currency())
}
