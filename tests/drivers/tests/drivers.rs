//! Can other drivers record what `prepare` makes?
//!
//! Each records an event, the same once more, a faulty one, and one that is rolled back.

use cello_core::CelloEvent;
use cello_outbox::{Dialect, Outbox, Row};

#[path = "../../../cello-outbox/tests/conformance/postgres.rs"]
#[allow(dead_code)] // the suite of cello-outbox needs the rest
mod postgres;

const SQLITE: &str = include_str!("../../../cello-outbox/migrations/sqlite/0001_cello_outbox.sql");
const POSTGRES: &str =
    include_str!("../../../cello-outbox/migrations/postgres/0001_cello_outbox.sql");

/// How many rows there are, how many of them ready, and whether the texts arrived as they are.
const COUNT: &str = "select count(*), sum(case when state = 0 then 1 else 0 end), \
     sum(case when event_key = 'demo-call-attended:a''b%25:2026-03-01T09%3A30%3A00Z' and lane = 'a''b%' then 1 else 0 end) \
     from cello_outbox";

#[derive(Clone, CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
struct Demo {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    user: &'static str,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(event.timestamp(unix))]
    at: i64,
}

/// A row to commit, a duplicate, a faulty one, and one to roll back.
fn rows() -> [Row; 4] {
    let demo = Demo {
        code: "A1b2C3d4E5f",
        user: "a'b%",
        email: "ada@example.com",
        at: 1_772_357_400,
    };
    let faulty = Demo {
        email: "nowhere",
        ..demo.clone()
    };
    let later = Demo {
        at: demo.at + 1,
        ..demo.clone()
    };
    [&demo, &demo, &faulty, &later].map(|event| {
        let row = Outbox::new().prepare(event).expect("not strict");
        row.expect("the user was referred")
    })
}

#[tokio::test]
async fn tokio_postgres_records() {
    let Some(server) = postgres::server() else {
        return;
    };
    let (mut client, connection) = tokio_postgres::connect(&config(server), tokio_postgres::NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    client
        .batch_execute("create schema tokio_postgres; set search_path to tokio_postgres")
        .await
        .unwrap();
    client.batch_execute(POSTGRES).await.unwrap();
    let [first, second, faulty, later] = rows();
    for (row, commit) in [
        (first, true),
        (second, true),
        (faulty, true),
        (later, false),
    ] {
        let tx = client.transaction().await.unwrap();
        let [a, b, c, d, e] = row.parameters();
        tx.execute(&row.sql(Dialect::Postgres), &[&a, &b, &c, &d, &e])
            .await
            .unwrap();
        if commit {
            tx.commit().await.unwrap();
        }
    }
    let counts = client.query_one(COUNT, &[]).await.unwrap();
    assert_eq!(
        (
            counts.get::<_, i64>(0),
            counts.get::<_, i64>(1),
            counts.get::<_, i64>(2)
        ),
        (2, 1, 1)
    );
}

/// The socket of the server, as libpq writes it.
fn config(server: &postgres::Server) -> String {
    let url = server.url("postgres");
    let folder = url.split("host=").nth(1).expect("the URL names the folder");
    format!("host={folder} user=cello dbname=postgres")
}

#[test]
fn rusqlite_records() {
    let mut connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(SQLITE).unwrap();
    let [first, second, faulty, later] = rows();
    for (row, commit) in [
        (first, true),
        (second, true),
        (faulty, true),
        (later, false),
    ] {
        let tx = connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .unwrap();
        tx.execute(&row.sql(Dialect::Sqlite), row.parameters())
            .unwrap();
        if commit {
            tx.commit().unwrap();
        }
    }
    let counts: (i64, i64, i64) = connection
        .query_row(COUNT, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap();
    assert_eq!(counts, (2, 1, 1));
}

#[test]
fn diesel_records() {
    use diesel::connection::SimpleConnection as _;
    use diesel::sql_types::{BigInt, Nullable, Text};
    use diesel::{Connection as _, QueryableByName, RunQueryDsl as _};

    #[derive(QueryableByName)]
    struct Counts {
        #[diesel(sql_type = BigInt)]
        rows: i64,
        #[diesel(sql_type = BigInt)]
        ready: i64,
        #[diesel(sql_type = BigInt)]
        exact: i64,
    }

    let mut connection = diesel::SqliteConnection::establish(":memory:").unwrap();
    connection.batch_execute(SQLITE).unwrap();
    let [first, second, faulty, later] = rows();
    for (row, commit) in [
        (first, true),
        (second, true),
        (faulty, true),
        (later, false),
    ] {
        let result = connection.immediate_transaction(|connection| {
            let mut query = diesel::sql_query(row.sql(Dialect::Sqlite)).into_boxed();
            for parameter in row.parameters() {
                query = query.bind::<Nullable<Text>, _>(parameter);
            }
            query.execute(connection)?;
            if commit {
                Ok(())
            } else {
                Err(diesel::result::Error::RollbackTransaction)
            }
        });
        assert_eq!(result.is_ok(), commit);
    }
    let sql = COUNT
        .replacen("count(*)", "count(*) as rows", 1)
        .replacen("end)", "end) as ready", 1)
        .replacen("end) \n", "end) as exact ", 1)
        .replace("1 else 0 end) from", "1 else 0 end) as exact from");
    let counts: Counts = diesel::sql_query(sql).get_result(&mut connection).unwrap();
    assert_eq!((counts.rows, counts.ready, counts.exact), (2, 1, 1));
}

#[tokio::test]
async fn sea_orm_records() {
    use sea_orm::{ConnectionTrait as _, Statement, TransactionTrait as _, Value};

    let Some(server) = postgres::server() else {
        return;
    };
    let mut options = sea_orm::ConnectOptions::new(server.url("postgres"));
    options.max_connections(1).set_schema_search_path("sea_orm");
    let database = sea_orm::Database::connect(options).await.unwrap();
    database
        .execute_unprepared("create schema sea_orm")
        .await
        .unwrap();
    database.execute_unprepared(POSTGRES).await.unwrap();
    let backend = database.get_database_backend();
    let [first, second, faulty, later] = rows();
    for (row, commit) in [
        (first, true),
        (second, true),
        (faulty, true),
        (later, false),
    ] {
        let tx = database.begin().await.unwrap();
        let values = row
            .parameters()
            .map(|parameter| Value::from(parameter.map(str::to_owned)));
        let statement = Statement::from_sql_and_values(backend, row.sql(Dialect::Postgres), values);
        tx.execute(statement).await.unwrap();
        if commit {
            tx.commit().await.unwrap();
        } else {
            tx.rollback().await.unwrap();
        }
    }
    let counts = database
        .query_one(Statement::from_string(backend, COUNT))
        .await
        .unwrap()
        .unwrap();
    let count = |index| counts.try_get_by_index::<i64>(index).unwrap();
    assert_eq!((count(0), count(1), count(2)), (2, 1, 1));
}
