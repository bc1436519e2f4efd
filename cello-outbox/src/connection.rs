//! Which connections can an event be recorded on?

use sqlx::Connection as _;

use crate::database::Session;
use crate::dialect::Dialect;
use crate::run::{Parameter, Record, Runner};
use crate::statements::Statement;
use crate::storage_error::StorageError;

/// An open transaction of sqlx: what [`Outbox::enqueue`](crate::Outbox::enqueue) records into.
///
/// It is implemented for `&mut Transaction`, `&mut PoolConnection`, `&mut SqliteConnection` and
/// `&mut PgConnection`, and cannot be implemented elsewhere.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an open transaction on SQLite or PostgreSQL",
    label = "expected `&mut tx`, where `tx` is a transaction of sqlx",
    note = "an event is recorded only if what it reports is, so a pool is not enough: \
            `let mut tx = pool.begin().await?; outbox.enqueue(&mut tx, &event).await?; tx.commit().await?;`",
    note = "on SQLite, begin with `pool.begin_with(\"BEGIN IMMEDIATE\")`",
    note = "enable the feature `sqlite` or `postgres` of cello-outbox for your database"
)]
pub trait OpenTransaction: sealed::Sealed + Send {
    #[doc(hidden)]
    fn open(&mut self) -> Open<'_>;
}

mod sealed {
    pub trait Sealed {}
}

/// The connection inside.
#[doc(hidden)]
pub enum Open<'a> {
    #[cfg(feature = "sqlite")]
    Sqlite(&'a mut sqlx::SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(&'a mut sqlx::PgConnection),
}

impl Open<'_> {
    pub(crate) fn dialect(&self) -> Dialect {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => Dialect::Sqlite,
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Tells whether a transaction is open, as far as sqlx knows: `BEGIN` run as a statement is
    /// not seen.
    pub(crate) fn is_in_transaction(&self) -> bool {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(connection) => connection.is_in_transaction(),
            #[cfg(feature = "postgres")]
            Self::Postgres(connection) => connection.is_in_transaction(),
        }
    }

    /// Runs a statement. It stays prepared, unless the pool's options switch that off, which
    /// every app behind pgbouncer has to do for its own statements.
    pub(crate) async fn run(
        &mut self,
        statement: Statement,
        parameters: &[Parameter<'_>],
    ) -> Result<Vec<Record>, StorageError> {
        let sql = statement.of(self.dialect());
        let runner = Runner { persistent: true };
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(connection) => runner.sqlite(connection, sql, parameters).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(connection) => runner.postgres(connection, sql, parameters).await,
        }
    }
}

impl sealed::Sealed for &mut Session {}
impl OpenTransaction for &mut Session {
    fn open(&mut self) -> Open<'_> {
        match self {
            #[cfg(feature = "sqlite")]
            Session::Sqlite(tx) => Open::Sqlite(tx),
            #[cfg(feature = "postgres")]
            Session::Postgres(tx) => Open::Postgres(tx),
        }
    }
}

macro_rules! open {
    ($feature:literal, $variant:ident, $database:ty, $connection:ty) => {
        #[cfg(feature = $feature)]
        impl sealed::Sealed for &mut $connection {}
        #[cfg(feature = $feature)]
        impl OpenTransaction for &mut $connection {
            fn open(&mut self) -> Open<'_> {
                Open::$variant(self)
            }
        }
        #[cfg(feature = $feature)]
        impl sealed::Sealed for &mut sqlx::Transaction<'_, $database> {}
        #[cfg(feature = $feature)]
        impl OpenTransaction for &mut sqlx::Transaction<'_, $database> {
            fn open(&mut self) -> Open<'_> {
                Open::$variant(self)
            }
        }
        #[cfg(feature = $feature)]
        impl sealed::Sealed for &mut sqlx::pool::PoolConnection<$database> {}
        #[cfg(feature = $feature)]
        impl OpenTransaction for &mut sqlx::pool::PoolConnection<$database> {
            fn open(&mut self) -> Open<'_> {
                Open::$variant(self)
            }
        }
    };
}

open!("sqlite", Sqlite, sqlx::Sqlite, sqlx::SqliteConnection);
open!("postgres", Postgres, sqlx::Postgres, sqlx::PgConnection);
