//! Which keys does the client log in with?

use std::env::{self, VarError};
use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use crate::config::ConfigError;

/// The variable that [`Credentials::from_env`] reads the access key id from.
const ACCESS_KEY_ID: &str = "CELLO_ACCESS_KEY_ID";
/// The variable that [`Credentials::from_env`] reads the secret access key from.
const SECRET_ACCESS_KEY: &str = "CELLO_SECRET_ACCESS_KEY";

/// A pair of access keys, as Cello's portal issues them.
///
/// Keys belong to one environment: those of the sandbox are refused in production.
/// `Debug` shows neither of them, and their memory is cleared when the value is dropped.
///
/// ```
/// use cello_client::Credentials;
///
/// let credentials = Credentials::new("my-access-key-id", "my-secret-access-key");
/// assert_eq!(format!("{credentials:?}"), "Credentials { .. }");
/// ```
#[derive(Clone)]
pub struct Credentials {
    access_key_id: SecretString,
    secret_access_key: SecretString,
}

impl Credentials {
    /// Creates credentials from the two keys.
    #[must_use]
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            access_key_id: SecretString::from(access_key_id.into()),
            secret_access_key: SecretString::from(secret_access_key.into()),
        }
    }

    /// Reads the keys from the environment variables `CELLO_ACCESS_KEY_ID` and
    /// `CELLO_SECRET_ACCESS_KEY`.
    ///
    /// # Errors
    ///
    /// If a variable is not set, is blank, is not UTF-8, or has white space around its value,
    /// as a secret that was stored with the newline of its file has. The error names the
    /// variable and does not contain its value.
    ///
    /// ```no_run
    /// use cello_client::{Client, Credentials};
    ///
    /// let client = Client::sandbox(Credentials::from_env()?)?;
    /// # Ok::<(), cello_client::ConfigError>(())
    /// ```
    pub fn from_env() -> Result<Self, ConfigError> {
        Ok(Self::new(
            variable(ACCESS_KEY_ID)?,
            variable(SECRET_ACCESS_KEY)?,
        ))
    }

    /// Checks what no pair of keys can be.
    pub(crate) fn check(&self) -> Result<(), ConfigError> {
        if self.access_key_id().trim().is_empty() {
            return Err(ConfigError::BlankKey("access key id"));
        }
        if self.secret_access_key().trim().is_empty() {
            return Err(ConfigError::BlankKey("secret access key"));
        }
        Ok(())
    }

    pub(crate) fn access_key_id(&self) -> &str {
        self.access_key_id.expose_secret()
    }

    pub(crate) fn secret_access_key(&self) -> &str {
        self.secret_access_key.expose_secret()
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

fn variable(name: &'static str) -> Result<String, ConfigError> {
    let value = env::var(name).map_err(|error| match error {
        VarError::NotPresent => ConfigError::MissingVariable(name),
        VarError::NotUnicode(_) => ConfigError::UnusableVariable(name, "is not UTF-8"),
    })?;
    if value.trim().is_empty() {
        return Err(ConfigError::UnusableVariable(name, "is blank"));
    }
    if value.trim() != value {
        return Err(ConfigError::UnusableVariable(
            name,
            "has white space around its value",
        ));
    }
    Ok(value)
}
