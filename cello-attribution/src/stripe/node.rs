//! How is a member of Stripe's JSON read, and named where it is wrong?

use cello_core::Timestamp;
use serde_json::Value;

use super::error::WebhookError;

/// A value, and where it is.
///
/// Instead of a type with serde's derive, whose errors repeat the value that is wrong:
/// it can be an address.
#[derive(Clone, Copy)]
pub struct Node<'v> {
    value: &'v Value,
    path: &'static str,
}

impl<'v> Node<'v> {
    pub fn root(value: &'v Value) -> Self {
        Self { value, path: "" }
    }

    /// A value that is found under `path`, which is said before those of its members.
    pub fn at(path: &'static str, value: &'v Value) -> Self {
        Self { value, path }
    }

    /// What stands at a path below; `null` where nothing does.
    pub fn get(self, path: &str) -> &'v Value {
        path.split('.').fold(self.value, |value, name| &value[name])
    }

    pub fn list(self, path: &str) -> Result<&'v [Value], WebhookError> {
        self.read(path, "a list", |value| value.as_array().map(Vec::as_slice))
            .map(Option::unwrap_or_default)
    }

    pub fn text(self, path: &str) -> Result<Option<&'v str>, WebhookError> {
        self.read(path, "a text", Value::as_str)
    }

    /// An id, or an expanded object that has one.
    pub fn id(self, path: &str) -> Result<Option<&'v str>, WebhookError> {
        self.read(path, "an id", |value| {
            value.as_str().or_else(|| value["id"].as_str())
        })
    }

    /// The customer of a payment; `None` for one of nobody whom anybody could have referred,
    /// as when a guest pays: Stripe says so by `null`. A payment that says nothing of it is
    /// not a guest's.
    ///
    /// Stripe says `customer` beside `customer_account`, too. Should it ever leave it out,
    /// the payment is not a guest's either.
    // Source: https://docs.stripe.com/connect/use-accounts-as-customers
    pub fn customer_id(self) -> Result<Option<&'v str>, WebhookError> {
        const CUSTOMER: &str = "data.object.customer";
        let is_said = self.get("data.object").get("customer").is_some();
        match (self.id(CUSTOMER)?, self.get("data.object.customer_account")) {
            (None, Value::Null) if is_said => Ok(None),
            (id, _) => id.map(Some).ok_or_else(|| self.missing(CUSTOMER)),
        }
    }

    pub fn integer(self, path: &str) -> Result<Option<i64>, WebhookError> {
        self.read(path, "a whole number", Value::as_i64)
    }

    /// Seconds since 1970.
    pub fn timestamp(self, path: &str) -> Result<Option<Timestamp>, WebhookError> {
        let timestamp = |seconds| {
            let path = self.path_of(path);
            Timestamp::from_unix(seconds).map_err(|error| WebhookError::Timestamp { path, error })
        };
        self.integer(path)?.map(timestamp).transpose()
    }

    pub fn required_text(self, path: &str) -> Result<&'v str, WebhookError> {
        self.text(path)?.ok_or_else(|| self.missing(path))
    }

    pub fn required_integer(self, path: &str) -> Result<i64, WebhookError> {
        self.integer(path)?.ok_or_else(|| self.missing(path))
    }

    pub fn required_timestamp(self, path: &str) -> Result<Timestamp, WebhookError> {
        self.timestamp(path)?.ok_or_else(|| self.missing(path))
    }

    /// `null` is nothing; anything else has to be what is expected.
    fn read<T>(
        self,
        path: &str,
        expected: &'static str,
        read: impl FnOnce(&'v Value) -> Option<T>,
    ) -> Result<Option<T>, WebhookError> {
        match self.get(path) {
            Value::Null => Ok(None),
            value => read(value)
                .map(Some)
                .ok_or_else(|| self.wrong_type(path, expected)),
        }
    }

    pub fn missing(self, path: &str) -> WebhookError {
        WebhookError::Missing {
            path: self.path_of(path),
        }
    }

    pub fn wrong_type(self, path: &str, expected: &'static str) -> WebhookError {
        WebhookError::WrongType {
            path: self.path_of(path),
            expected,
        }
    }

    fn path_of(self, path: &str) -> String {
        [self.path, path].concat()
    }
}
