//! Which outbox is meant, and what does its database refuse?

use std::env;
use std::error::Error;
use std::path::Path;

use cello_outbox::{Database, Dialect, EnqueueError, StorageError, StorageErrorKind};
use clap::Args;

use crate::failure::Failure;

const OUTBOX_URL: &str = "CELLO_OUTBOX_URL";

/// Which outbox is meant.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // it is help, printed as it is
pub struct OutboxOptions {
    /// The database of the outbox: `sqlite:FILE` or `postgres://…` [env: CELLO_OUTBOX_URL]
    // Deliberately not clap's `env`: `--help` would print its value, with the password.
    #[arg(long = "outbox", value_name = "URL")]
    url: Option<String>,
}

impl OutboxOptions {
    /// Connects to a database that has an outbox.
    pub async fn open(&self) -> Result<Database, Failure> {
        let url = self.url()?;
        if let Some(file) = sqlite_file(&url) {
            // Connecting would create an empty one, which hides a mistake in the path.
            if !Path::new(file).exists() {
                return Err(Failure::unreachable(format!(
                    "there is no file {file}: check `--outbox` or CELLO_OUTBOX_URL, or run `cello \
                     outbox migrate` to create it"
                )));
            }
        }
        connect(&url).await
    }

    /// Connects to a database, and creates an SQLite file if there is none.
    pub async fn open_or_create(&self) -> Result<Database, Failure> {
        let url = self.url()?;
        connect(&url).await
    }

    /// Returns the kind of SQL, without connecting.
    pub fn dialect(&self) -> Result<Dialect, Failure> {
        let url = self.url()?;
        Ok(match url.split(':').next() {
            Some("sqlite") => Dialect::Sqlite,
            _ => Dialect::Postgres,
        })
    }

    fn url(&self) -> Result<String, Failure> {
        let variable = || {
            env::var(OUTBOX_URL)
                .ok()
                .filter(|url| !url.trim().is_empty())
        };
        let url = self.url.clone().or_else(variable).ok_or_else(|| {
            Failure::configuration(
                "no outbox is given: add `--outbox sqlite:FILE` or `--outbox postgres://…`, or \
                 set CELLO_OUTBOX_URL",
            )
        })?;
        if url.contains(":memory:") {
            return Err(Failure::configuration(
                "an outbox in memory is lost with the process: use a file, as in \
                 `sqlite:outbox.db`",
            ));
        }
        match url.split(':').next() {
            Some("sqlite" | "postgres" | "postgresql") if url.contains(':') => Ok(url),
            _ => Err(Failure::configuration(
                "the URL of the outbox must begin with `sqlite:` or `postgres://`",
            )),
        }
    }
}

async fn connect(url: &str) -> Result<Database, Failure> {
    Database::connect(url)
        .await
        .map_err(|error| match error.kind() {
            // Only the URL can be wrong so far.
            StorageErrorKind::Other => Failure::configuration(with_source(&error)),
            _ => error.into(),
        })
}

/// The file of `sqlite:FILE`, `sqlite://FILE` or either with parameters.
fn sqlite_file(url: &str) -> Option<&str> {
    let file = url.strip_prefix("sqlite:")?;
    let file = file.strip_prefix("//").unwrap_or(file);
    file.split('?').next()
}

/// The remedy, and the database's own error where the remedy leaves something open.
fn with_source(error: &StorageError) -> String {
    let is_clear = matches!(
        error.kind(),
        StorageErrorKind::NotMigrated | StorageErrorKind::NotAllowed | StorageErrorKind::ReadOnly
    );
    match error.source() {
        Some(source) if !is_clear => format!("{error} ({source})"),
        _ => error.to_string(),
    }
}

impl From<StorageError> for Failure {
    fn from(error: StorageError) -> Self {
        let message = with_source(&error);
        match error.kind() {
            StorageErrorKind::NotMigrated
            | StorageErrorKind::Version
            | StorageErrorKind::NotAllowed
            | StorageErrorKind::ReadOnly => Self::configuration(message),
            _ => Self::unreachable(message),
        }
    }
}

impl From<EnqueueError> for Failure {
    fn from(error: EnqueueError) -> Self {
        match error {
            EnqueueError::Retry(error) | EnqueueError::Storage(error) => error.into(),
            error => Self::wrong(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::sqlite_file;

    #[test]
    fn the_file_of_a_url() {
        assert_eq!(sqlite_file("sqlite:outbox.db"), Some("outbox.db"));
        assert_eq!(
            sqlite_file("sqlite:///var/outbox.db?mode=rwc"),
            Some("/var/outbox.db")
        );
        assert_eq!(sqlite_file("postgres://localhost/shop"), None);
    }
}
