//! How is a member of Stripe's JSON read, and named where it is wrong?

use cello_core::Timestamp;
use serde::de::DeserializeOwned;

use super::error::WebhookError;
use super::json_scan::{document, each_element, each_member, member};

/// A JSON value, and where it is.
///
/// Deliberately not a type with serde's derive: serde's errors repeat the wrong value, which
/// can be an address.
pub struct Node<'b> {
    /// The text of the value, which is known to be JSON; absent is `null`.
    json: &'b str,
    /// The path that comes before those of its members.
    path: &'static str,
    names: Names,
    /// The members of those names.
    members: Vec<(&'static str, &'b str)>,
}

/// The names of the members that are used: they are all found in one scan.
pub type Names = &'static [&'static str];

impl<'b> Node<'b> {
    /// The whole of a body; `path` names it in errors.
    pub fn root(path: &'static str, body: &'b [u8], names: Names) -> Result<Self, WebhookError> {
        let json = document(body).ok_or(WebhookError::NotJson)?;
        Ok(Self::new(json, path, names))
    }

    fn new(json: &'b str, path: &'static str, names: Names) -> Self {
        let mut members: Vec<(&str, &str)> = Vec::new();
        each_member(json, |name, value| {
            let Some(name) = names.iter().find(|used| used.as_bytes() == name) else {
                return;
            };
            // As in any JSON reader, the last member of a name counts.
            match members.iter_mut().find(|(known, _)| known == name) {
                Some((_, first)) => *first = value,
                None => members.push((*name, value)),
            }
        });
        Self {
            json,
            path,
            names,
            members,
        }
    }

    /// The value at a path below; `prefix` comes before the paths of its members.
    pub fn at(&self, path: &str, prefix: &'static str, names: Names) -> Self {
        Self::new(self.get(path), prefix, names)
    }

    fn find(&self, path: &str) -> Option<&'b str> {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        debug_assert!(self.names.contains(&first), "`{first}` is not looked for");
        let found = self.members.iter().find(|(name, _)| *name == first);
        let names = rest.into_iter().flat_map(|rest| rest.split('.'));
        names.fold(found.map(|(_, json)| *json), |json, name| {
            member(json?, name)
        })
    }

    fn get(&self, path: &str) -> &'b str {
        self.find(path).unwrap_or("null")
    }

    /// Whether there is a member at the path, `null` included.
    pub fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    pub fn is_null(&self, path: &str) -> bool {
        self.get(path) == "null"
    }

    pub fn is_object(&self) -> bool {
        self.json.starts_with('{')
    }

    /// The value, if it is `true` or `false`.
    pub fn flag(&self, path: &str) -> Option<bool> {
        self.get(path).parse().ok()
    }

    /// Calls `visit` with each element of a list. `path` names the elements in errors.
    pub fn each(
        &self,
        list: &str,
        path: &'static str,
        names: Names,
        mut visit: impl FnMut(Self) -> Result<(), WebhookError>,
    ) -> Result<(), WebhookError> {
        match self.get(list) {
            "null" => Ok(()),
            json if json.starts_with('[') => {
                each_element(json, |json| visit(Self::new(json, path, names)))
            }
            _ => Err(self.wrong_type(list, "a list")),
        }
    }

    /// Calls `visit` with the name of each member of an object that is not `null`, and with
    /// its text, if it is one. A number is its digits: Stripe has texts alone, but an id may
    /// look like one.
    pub fn each_text(
        &self,
        object: &str,
        mut visit: impl FnMut(&str, Option<String>),
    ) -> Result<(), WebhookError> {
        let json = self.get(object);
        if json != "null" && !json.starts_with('{') {
            return Err(self.wrong_type(object, "an object"));
        }
        each_member(json, |name, value| {
            if let (Ok(name), true) = (std::str::from_utf8(name), value != "null") {
                let is_number = value.starts_with(|c: char| c == '-' || c.is_ascii_digit());
                visit(
                    name,
                    if is_number {
                        Some(value.to_owned())
                    } else {
                        parsed(value)
                    },
                );
            }
        });
        Ok(())
    }

    pub fn text(&self, path: &str) -> Result<Option<String>, WebhookError> {
        self.read(path, "a string", parsed)
    }

    /// A text that is not blank.
    pub fn filled_text(&self, path: &str) -> Result<Option<String>, WebhookError> {
        let text = self.text(path)?;
        Ok(text.filter(|text| !text.trim().is_empty()))
    }

    /// An id, or that of an expanded object.
    pub fn id(&self, path: &str) -> Result<Option<String>, WebhookError> {
        self.read(path, "an id", |json| {
            parsed(json).or_else(|| parsed(member(json, "id")?))
        })
    }

    /// The customer of a payment; `None` if a guest paid, whom no one can have referred:
    /// Stripe sends `null` for a guest. A payment without the member is not a guest's.
    ///
    /// Stripe sends `customer` beside `customer_account`. Should it ever leave it out, the
    /// payment is not a guest's either.
    // Source: https://docs.stripe.com/connect/use-accounts-as-customers
    pub fn customer_id(&self) -> Result<Option<String>, WebhookError> {
        const CUSTOMER: &str = "customer";
        let is_there = self.has(CUSTOMER);
        match self.id(CUSTOMER)? {
            None if is_there && self.is_null("customer_account") => Ok(None),
            id => id.map(Some).ok_or_else(|| self.missing(CUSTOMER)),
        }
    }

    pub fn integer(&self, path: &str) -> Result<Option<i64>, WebhookError> {
        self.read(path, "a whole number", parsed)
    }

    /// Seconds since 1970.
    pub fn timestamp(&self, path: &str) -> Result<Option<Timestamp>, WebhookError> {
        let timestamp = |seconds| {
            let path = self.path_of(path);
            Timestamp::from_unix(seconds).map_err(|error| WebhookError::Timestamp { path, error })
        };
        self.integer(path)?.map(timestamp).transpose()
    }

    pub fn required_text(&self, path: &str) -> Result<String, WebhookError> {
        self.text(path)?.ok_or_else(|| self.missing(path))
    }

    pub fn required_integer(&self, path: &str) -> Result<i64, WebhookError> {
        self.integer(path)?.ok_or_else(|| self.missing(path))
    }

    pub fn required_timestamp(&self, path: &str) -> Result<Timestamp, WebhookError> {
        self.timestamp(path)?.ok_or_else(|| self.missing(path))
    }

    /// `null` is nothing; any other value has to be what is expected.
    fn read<T>(
        &self,
        path: &str,
        expected: &'static str,
        read: impl FnOnce(&'b str) -> Option<T>,
    ) -> Result<Option<T>, WebhookError> {
        match self.get(path) {
            "null" => Ok(None),
            json => read(json)
                .map(Some)
                .ok_or_else(|| self.wrong_type(path, expected)),
        }
    }

    pub fn missing(&self, path: &str) -> WebhookError {
        WebhookError::Missing {
            path: self.path_of(path),
        }
    }

    pub fn wrong_type(&self, path: &str, expected: &'static str) -> WebhookError {
        WebhookError::WrongType {
            path: self.path_of(path),
            expected,
        }
    }

    fn path_of(&self, path: &str) -> String {
        [self.path, path].concat()
    }
}

/// The value of a JSON text, if it is of that type.
fn parsed<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}
