//! An outbox in a fresh database of either kind.

use cello_core::CelloEvent;
use cello_outbox::{Database, EnqueueError, Enqueued, Outbox, State, testing};
use sqlx::{AssertSqlSafe, Executor as _, PgPool, Row as _, SqlitePool};

use crate::postgres;

/// A database with a migrated outbox.
pub struct Fixture {
    pub database: Database,
    pub outbox: Outbox,
    pub pool: Pool,
    /// How another process reaches the database.
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

#[derive(Clone)]
pub enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Runs on a pool of either kind: `on!(fixture.pool, |pool| …)`.
#[macro_export]
macro_rules! on {
    ($pool:expr, |$name:ident| $body:expr) => {
        match &$pool {
            $crate::fixture::Pool::Sqlite($name) => $body,
            $crate::fixture::Pool::Postgres($name) => $body,
        }
    };
}

/// Makes of each rule two tests, `sqlite::…` and `postgres::…`.
#[macro_export]
macro_rules! on_both_databases {
    ($($rule:ident)+) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $rule() {
                super::$rule($crate::fixture::Fixture::sqlite().await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $rule() {
                if let Some(fixture) = $crate::fixture::Fixture::postgres().await {
                    super::$rule(fixture).await;
                }
            })+
        }
    };
}

impl Fixture {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("app.db");
        let options = sqlx::sqlite::SqliteConnectOptions::new()
            .filename(&file)
            .create_if_missing(true)
            .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal);
        let pool = sqlx::sqlite::SqlitePoolOptions::new()
            .max_connections(8)
            .connect_with(options)
            .await
            .expect("the file opens");
        let url = format!("sqlite:{}", file.display());
        Self::migrated(Database::from(&pool), Pool::Sqlite(pool), url, Some(folder)).await
    }

    pub async fn postgres() -> Option<Self> {
        let server = postgres::server()?;
        let name = server.name();
        let admin = PgPool::connect(&server.url("postgres"))
            .await
            .expect("the server answers");
        let create = AssertSqlSafe(format!("create database {name}"));
        admin.execute(create).await.expect("a database is created");
        admin.close().await;
        let url = server.url(&name);
        let pool = sqlx::postgres::PgPoolOptions::new()
            .max_connections(8)
            .connect(&url)
            .await
            .expect("the server answers");
        Some(Self::migrated(Database::from(&pool), Pool::Postgres(pool), url, None).await)
    }

    async fn migrated(
        database: Database,
        pool: Pool,
        url: String,
        folder: Option<tempfile::TempDir>,
    ) -> Self {
        let outbox = Outbox::new();
        outbox.migrate(&database).await.expect("the migration runs");
        Self {
            database,
            outbox,
            pool,
            url,
            _folder: folder,
        }
    }

    /// Records an event in a transaction of its own.
    pub async fn enqueue<E: CelloEvent>(&self, event: &E) -> Result<Enqueued, EnqueueError> {
        on!(self.pool, |pool| {
            let mut tx = pool.begin().await.expect("a transaction begins");
            let enqueued = self.outbox.enqueue(&mut tx, event).await?;
            tx.commit().await.expect("the transaction commits");
            Ok(enqueued)
        })
    }

    /// Records an event that is new, and returns its row.
    pub async fn new_row<E: CelloEvent>(&self, event: &E) -> i64 {
        match self.enqueue(event).await {
            Ok(Enqueued::New(id)) => id,
            other => panic!("expected a new row, found {other:?}"),
        }
    }

    /// Returns what is recorded.
    pub async fn events(&self) -> Vec<testing::Event> {
        on!(self.pool, |pool| {
            let mut connection = pool.acquire().await.expect("a connection");
            testing::enqueued(&mut connection)
                .await
                .expect("the events are read")
        })
    }

    /// Returns the state of a row; `None` if it is gone.
    pub async fn state(&self, id: i64) -> Option<State> {
        let row = self
            .outbox
            .show(&self.database, id)
            .await
            .expect("the row is read");
        row.map(|row| row.state)
    }

    /// Runs a statement and returns how many rows it changed.
    pub async fn sql(&self, sql: &str) -> u64 {
        on!(self.pool, |pool| {
            let done = pool.execute(AssertSqlSafe(sql)).await;
            done.unwrap_or_else(|error| panic!("{sql}: {error}"))
                .rows_affected()
        })
    }

    /// Returns the number that a query yields; null counts as 0.
    pub async fn number(&self, sql: &str) -> i64 {
        on!(self.pool, |pool| {
            let whole = format!("select cast(({sql}) as bigint)");
            let row = pool.fetch_one(AssertSqlSafe(whole)).await;
            let row = row.unwrap_or_else(|error| panic!("{sql}: {error}"));
            row.get::<Option<i64>, _>(0).unwrap_or_default()
        })
    }

    /// Waits until the number that a query yields is as expected.
    ///
    /// # Panics
    ///
    /// If it is not within twenty seconds.
    pub async fn until(&self, sql: &str, expected: i64) {
        let start = std::time::Instant::now();
        let mut found = self.number(sql).await;
        while found != expected {
            if start.elapsed() > std::time::Duration::from_secs(20) {
                let stats = self.outbox.stats(&self.database).await;
                panic!("{sql}: expected {expected}, found {found}; {stats:?}");
            }
            // Another task works; only the table tells how far it is.
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            found = self.number(sql).await;
        }
    }

    /// Waits until so many rows are in a state.
    pub async fn until_state(&self, state: State, count: i64) {
        let number = State::VARIANTS
            .iter()
            .position(|other| *other == state)
            .unwrap();
        let sql = format!("select count(*) from cello_outbox where state = {number}");
        self.until(&sql, count).await;
    }

    /// Waits a moment in which something must not happen.
    pub async fn a_moment(&self) {
        // Ten polls of the relay: what it would do wrong, it would have done.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.pool, Pool::Postgres(_))
    }
}
