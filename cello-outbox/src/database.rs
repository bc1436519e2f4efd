//! Which database holds the outbox?

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::dialect::Dialect;
use crate::run::{Parameter, Record, Runner};
use crate::statements::{self, Statement};
use crate::storage_error::StorageError;

/// Repeats a transaction while another takes precedence.
///
/// Deliberately no function that takes an async closure: the compiler cannot tell that such a
/// future is `Send`.
macro_rules! again {
    ($transaction:block) => {{
        let mut tries = 0;
        loop {
            let result: Result<_, $crate::StorageError> = async { $transaction }.await;
            match result {
                Err(error) if error.kind() == $crate::StorageErrorKind::Retry && tries < 10 => {
                    tries += 1;
                }
                result => break result,
            }
        }
    }};
}

pub(crate) use again;

/// A pool of connections to the database that holds the outbox.
///
/// Whatever takes it also takes a `&SqlitePool` or a `&PgPool`. `Debug` shows the dialect alone,
/// never the URL.
#[derive(Clone)]
pub struct Database {
    pool: Pool,
    clock: Arc<AtomicI64>,
}

#[derive(Clone)]
enum Pool {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlx::SqlitePool),
    #[cfg(feature = "postgres")]
    Postgres(sqlx::PgPool),
}

/// A transaction of the outbox's own.
pub(crate) enum Session {
    #[cfg(feature = "sqlite")]
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    #[cfg(feature = "postgres")]
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// The relay and the tool keep no statement prepared.
const RUNNER: Runner = Runner { persistent: false };

impl Database {
    /// Connects to a database by its URL: `sqlite:FILE` or `postgres://…`.
    ///
    /// An SQLite file is created if it is missing, and opened with `synchronous = FULL` and
    /// `secure_delete` on.
    ///
    /// # Errors
    ///
    /// [`Unreachable`](crate::StorageErrorKind::Unreachable) if the database does not answer, and
    /// [`Other`](crate::StorageErrorKind::Other) if the URL is of another database or of one whose feature is
    /// off. No error shows the URL.
    pub async fn connect(url: &str) -> Result<Self, StorageError> {
        #[cfg(feature = "sqlite")]
        if url.starts_with("sqlite:") {
            let options: sqlx::sqlite::SqliteConnectOptions = url
                .parse()
                .map_err(|_| StorageError::unreadable("the URL of the SQLite file is not valid"))?;
            let options = options
                .create_if_missing(true)
                .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                .pragma("secure_delete", "on");
            let pool = sqlx::sqlite::SqlitePoolOptions::new()
                .connect_with(options)
                .await?;
            return Ok(Self::from(pool));
        }
        #[cfg(feature = "postgres")]
        if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options: sqlx::postgres::PgConnectOptions = url.parse().map_err(|_| {
                StorageError::unreadable("the URL of the PostgreSQL database is not valid")
            })?;
            // The relay may run behind pgbouncer.
            let options = options.statement_cache_capacity(0);
            let pool = sqlx::postgres::PgPoolOptions::new()
                .acquire_timeout(std::time::Duration::from_secs(10))
                .connect_with(options)
                .await?;
            return Ok(Self::from(pool));
        }
        let _ = url;
        Err(StorageError::unreadable(
            "the URL of the outbox begins neither with `sqlite:` nor with `postgres:`, \
             or support for that database is not built in",
        ))
    }

    /// Returns the kind of SQL that the database takes.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self.pool {
            #[cfg(feature = "sqlite")]
            Pool::Sqlite(_) => Dialect::Sqlite,
            #[cfg(feature = "postgres")]
            Pool::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Closes the pool.
    pub async fn close(&self) {
        match &self.pool {
            #[cfg(feature = "sqlite")]
            Pool::Sqlite(pool) => pool.close().await,
            #[cfg(feature = "postgres")]
            Pool::Postgres(pool) => pool.close().await,
        }
    }

    /// Moves the clock of every statement that this handle and its clones run. For tests of rules
    /// about hours.
    #[doc(hidden)]
    pub fn shift_clock(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// Returns the offset of the clock: the first parameter of every statement about time.
    pub(crate) fn offset(&self) -> Parameter<'static> {
        Parameter::Int(self.clock.load(Ordering::Relaxed))
    }

    /// Runs a statement that only reads; on SQLite without the write lock.
    pub(crate) async fn read(
        &self,
        statement: Statement,
        parameters: &[Parameter<'_>],
    ) -> Result<Vec<Record>, StorageError> {
        self.read_text(statement.of(self.dialect()), parameters)
            .await
    }

    /// As [`read`](Self::read), for a statement put together from constants.
    pub(crate) async fn read_text(
        &self,
        sql: &str,
        parameters: &[Parameter<'_>],
    ) -> Result<Vec<Record>, StorageError> {
        match &self.pool {
            #[cfg(feature = "sqlite")]
            Pool::Sqlite(pool) => {
                RUNNER
                    .sqlite(&mut *pool.acquire().await?, sql, parameters)
                    .await
            }
            #[cfg(feature = "postgres")]
            Pool::Postgres(pool) => {
                let mut tx = pool
                    .begin_with(statements::BEGIN.of(Dialect::Postgres))
                    .await?;
                let records = RUNNER.postgres(&mut tx, sql, parameters).await?;
                tx.commit().await?;
                Ok(records)
            }
        }
    }

    /// Begins a writing transaction: on PostgreSQL READ COMMITTED whatever the database's default,
    /// on SQLite with the write lock.
    pub(crate) async fn begin(&self) -> Result<Session, StorageError> {
        Ok(match &self.pool {
            #[cfg(feature = "sqlite")]
            Pool::Sqlite(pool) => Session::Sqlite(
                pool.begin_with(statements::BEGIN.of(Dialect::Sqlite))
                    .await?,
            ),
            #[cfg(feature = "postgres")]
            Pool::Postgres(pool) => Session::Postgres(
                pool.begin_with(statements::BEGIN.of(Dialect::Postgres))
                    .await?,
            ),
        })
    }

    /// Runs one writing statement in a transaction of its own, and again if another transaction
    /// took precedence.
    pub(crate) async fn write(
        &self,
        statement: Statement,
        parameters: &[Parameter<'_>],
    ) -> Result<Vec<Record>, StorageError> {
        again!({
            let mut session = self.begin().await?;
            let records = session.run(statement, parameters).await?;
            session.commit().await?;
            Ok(records)
        })
    }
}

impl Session {
    pub(crate) async fn run(
        &mut self,
        statement: Statement,
        parameters: &[Parameter<'_>],
    ) -> Result<Vec<Record>, StorageError> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(tx) => {
                RUNNER
                    .sqlite(tx, statement.of(Dialect::Sqlite), parameters)
                    .await
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(tx) => {
                RUNNER
                    .postgres(tx, statement.of(Dialect::Postgres), parameters)
                    .await
            }
        }
    }

    /// Runs a script of several statements.
    pub(crate) async fn script(&mut self, sql: &'static str) -> Result<(), StorageError> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(tx) => {
                sqlx::raw_sql(sql).execute(&mut **tx).await?;
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(tx) => {
                sqlx::raw_sql(sql).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }

    pub(crate) async fn commit(self) -> Result<(), StorageError> {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(tx) => tx.commit().await?,
            #[cfg(feature = "postgres")]
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

macro_rules! from_pool {
    ($feature:literal, $variant:ident, $pool:ty) => {
        #[cfg(feature = $feature)]
        impl From<$pool> for Database {
            fn from(pool: $pool) -> Self {
                Self {
                    pool: Pool::$variant(pool),
                    clock: Arc::default(),
                }
            }
        }
        #[cfg(feature = $feature)]
        impl From<&$pool> for Database {
            fn from(pool: &$pool) -> Self {
                Self::from(pool.clone())
            }
        }
    };
}

from_pool!("sqlite", Sqlite, sqlx::SqlitePool);
from_pool!("postgres", Postgres, sqlx::PgPool);

impl From<&Database> for Database {
    fn from(database: &Database) -> Self {
        database.clone()
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Database").field(&self.dialect()).finish()
    }
}
