//! How do the tables come into the database?

use crate::database::{Database, Session, again};
use crate::dialect::Dialect;
use crate::outbox::Outbox;
use crate::statements;
use crate::storage_error::StorageError;

/// The version of the last migration.
const VERSION: i64 = 1;

/// One step of the tables' history: plain SQL, to run or to copy into a tool of your own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    version: i64,
    sql: &'static str,
}

impl Migration {
    /// Returns the number, from 1.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// Returns the statements.
    #[must_use]
    pub fn sql(&self) -> &'static str {
        self.sql
    }
}

const SQLITE: &[Migration] = &[Migration {
    version: 1,
    sql: include_str!("../migrations/sqlite/0001_cello_outbox.sql"),
}];
const POSTGRES: &[Migration] = &[Migration {
    version: 1,
    sql: include_str!("../migrations/postgres/0001_cello_outbox.sql"),
}];

impl Outbox {
    /// Returns the migrations of a dialect, in order.
    #[must_use]
    pub fn migrations(dialect: Dialect) -> &'static [Migration] {
        match dialect {
            Dialect::Sqlite => SQLITE,
            Dialect::Postgres => POSTGRES,
        }
    }

    /// Creates the tables, or brings them up to date, in one transaction. Harmless if they are,
    /// and if several programs do it at once.
    ///
    /// It does not touch `_sqlx_migrations`: the outbox keeps its version in a table of its own,
    /// `cello_outbox_meta`.
    ///
    /// # Errors
    ///
    /// [`Version`](crate::StorageErrorKind::Version) if the tables are newer than this program,
    /// and what else the database refuses.
    pub async fn migrate(&self, database: impl Into<Database>) -> Result<(), StorageError> {
        let database = database.into();
        again!({
            let mut session = database.begin().await?;
            session.run(statements::LOCK_MIGRATIONS, &[]).await?;
            let found = version(&mut session).await?;
            for migration in Self::migrations(database.dialect()) {
                if migration.version > found {
                    session.script(migration.sql).await?;
                }
            }
            session.commit().await
        })
    }
}

/// Reads the version of the tables; 0 if there are none.
async fn version(session: &mut Session) -> Result<i64, StorageError> {
    let exists = session.run(statements::IS_MIGRATED, &[]).await?;
    if exists.first().is_none_or(|row| row.int(0) == 0) {
        return Ok(0);
    }
    let rows = session.run(statements::VERSION, &[]).await?;
    let found = rows.first().map_or(0, |row| row.int(0));
    check_version(found)?;
    Ok(found)
}

/// Refuses tables that a later release made.
pub(crate) fn check_version(found: i64) -> Result<(), StorageError> {
    if (1..=VERSION).contains(&found) {
        return Ok(());
    }
    Err(StorageError::version(found, VERSION))
}
