//! Which of Cello's environments is asked, and with which keys?

use std::env;

use cello_client::{Client, ConfigError, Credentials};
use clap::Args;

use crate::failure::Failure;

const BASE_URL: &str = "CELLO_BASE_URL";

/// Which of Cello's environments is asked.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // it is help, printed as it is
#[group(multiple = false)]
pub struct ClientOptions {
    /// The server to use, for example that of `cello fake` [env: CELLO_BASE_URL]
    // Deliberately not clap's `env`: with it, `--sandbox` beside the variable is a conflict.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Use Cello's sandbox
    #[arg(long)]
    sandbox: bool,
    /// Use Cello's production environment
    #[arg(long)]
    production: bool,
}

impl ClientOptions {
    /// Creates the client, with the keys of the environment variables.
    pub fn client(&self) -> Result<Client, Failure> {
        // First of all: which keys are the right ones depends on it.
        let base_url = self.base_url()?;
        let credentials = Credentials::from_env()?;
        let client = match base_url {
            Some(url) => Client::base_url(&url, credentials),
            None if self.production => Client::production(credentials),
            None => Client::sandbox(credentials),
        };
        Ok(client?.with_app_info("cello-cli", env!("CARGO_PKG_VERSION")))
    }

    /// `None` if one of the two switches is given.
    fn base_url(&self) -> Result<Option<String>, Failure> {
        if self.sandbox || self.production {
            return Ok(None);
        }
        let variable = || env::var(BASE_URL).ok().filter(|url| !url.trim().is_empty());
        match self.base_url.clone().or_else(variable) {
            Some(url) => Ok(Some(url)),
            None => Err(Failure::configuration(
                "no environment of Cello is chosen: add `--sandbox` or `--production`, or set \
                 CELLO_BASE_URL",
            )),
        }
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        let message = error.to_string();
        Self::configuration(match error {
            ConfigError::MissingVariable(_)
            | ConfigError::UnusableVariable(..)
            | ConfigError::BlankKey(_) => format!(
                "{message}; set CELLO_ACCESS_KEY_ID and CELLO_SECRET_ACCESS_KEY to the access \
                 keys of this environment, from Cello's portal"
            ),
            _ => message,
        })
    }
}
