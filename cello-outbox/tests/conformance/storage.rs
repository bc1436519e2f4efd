//! Is every failure of the database a typed error with its remedy, and is nothing lost?

use std::time::Duration;

use cello_outbox::{Database, EnqueueError, Enqueued, Outbox, State, StorageErrorKind};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use sqlx::{AssertSqlSafe, Executor as _, PgPool, SqlitePool};

use crate::events::{payment, signup};
use crate::fixture::{Fixture, Pool};
use crate::script::Script;

fn sqlite(fixture: &Fixture) -> &SqlitePool {
    match &fixture.pool {
        Pool::Sqlite(pool) => pool,
        Pool::Postgres(_) => unreachable!(),
    }
}

fn postgres(fixture: &Fixture) -> &PgPool {
    match &fixture.pool {
        Pool::Postgres(pool) => pool,
        Pool::Sqlite(_) => unreachable!(),
    }
}

/// Opens the fixture's file in another way.
async fn reopen(
    fixture: &Fixture,
    change: impl FnOnce(SqliteConnectOptions) -> SqliteConnectOptions,
) -> SqlitePool {
    let options = change(fixture.url.parse().unwrap());
    SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await
        .unwrap()
}

fn kind(error: &EnqueueError) -> StorageErrorKind {
    match error {
        EnqueueError::Retry(error) | EnqueueError::Storage(error) => error.kind(),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn sqlite_a_read_before_the_write_needs_begin_immediate() {
    let fixture = Fixture::sqlite().await;
    let mut tx = sqlite(&fixture).begin().await.unwrap();
    tx.execute("select count(*) from cello_outbox")
        .await
        .unwrap();
    fixture.new_row(&signup("8")).await;
    let error = fixture
        .outbox
        .enqueue(&mut tx, &signup("7"))
        .await
        .unwrap_err();
    assert_eq!(kind(&error), StorageErrorKind::BeginImmediate);
    assert!(error.to_string().contains("BEGIN IMMEDIATE"), "{error}");
    tx.rollback().await.unwrap();
    // And with it, all is well.
    let mut tx = sqlite(&fixture)
        .begin_with("BEGIN IMMEDIATE")
        .await
        .unwrap();
    tx.execute("select count(*) from cello_outbox")
        .await
        .unwrap();
    assert!(matches!(
        fixture.outbox.enqueue(&mut tx, &signup("7")).await,
        Ok(Enqueued::New(_))
    ));
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn sqlite_a_locked_file_is_busy() {
    let fixture = Fixture::sqlite().await;
    let lock = sqlite(&fixture)
        .begin_with("BEGIN IMMEDIATE")
        .await
        .unwrap();
    let other = reopen(&fixture, |it| it.busy_timeout(Duration::from_millis(20))).await;
    let mut tx = other.begin().await.unwrap();
    let error = fixture
        .outbox
        .enqueue(&mut tx, &signup("7"))
        .await
        .unwrap_err();
    assert_eq!(kind(&error), StorageErrorKind::Busy);
    lock.rollback().await.unwrap();
}

#[tokio::test]
async fn sqlite_a_read_only_file_is_named() {
    let fixture = Fixture::sqlite().await;
    let other = reopen(&fixture, |it| it.read_only(true)).await;
    let mut tx = other.begin().await.unwrap();
    let error = fixture
        .outbox
        .enqueue(&mut tx, &signup("7"))
        .await
        .unwrap_err();
    assert_eq!(kind(&error), StorageErrorKind::ReadOnly);
    drop(tx);
    let error = Outbox::new().redrive(&other, &[1]).await.unwrap_err();
    assert_eq!(error.kind(), StorageErrorKind::ReadOnly);
}

#[tokio::test]
async fn sqlite_a_full_disk_is_named_and_delivery_goes_on_afterwards() {
    let fixture = Fixture::sqlite().await;
    fixture.new_row(&signup("7")).await;
    let full = reopen(&fixture, |it| it.pragma("max_page_count", "1")).await;
    let mut tx = full.begin().await.unwrap();
    let mut error = None;
    for n in 0..200 {
        match fixture
            .outbox
            .enqueue(&mut tx, &payment("7", &format!("I-{n}")))
            .await
        {
            Ok(_) => {}
            Err(found) => {
                error = Some(found);
                break;
            }
        }
    }
    assert_eq!(
        kind(&error.expect("the disk is full")),
        StorageErrorKind::Full
    );
    drop(tx);
    let script = Script::accepting();
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 1).await;
    relay.shutdown(Duration::from_secs(5)).await;
}

#[tokio::test]
async fn postgres_a_read_only_transaction_is_named() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    let mut tx = postgres(&fixture)
        .begin_with("BEGIN READ ONLY")
        .await
        .unwrap();
    let error = fixture
        .outbox
        .enqueue(&mut tx, &signup("7"))
        .await
        .unwrap_err();
    assert_eq!(kind(&error), StorageErrorKind::ReadOnly);
}

#[tokio::test]
async fn postgres_a_serialization_failure_asks_to_repeat() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    let pool = postgres(&fixture);
    let mut tx = pool
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ")
        .await
        .unwrap();
    tx.execute("select count(*) from cello_outbox")
        .await
        .unwrap();
    fixture.new_row(&signup("7")).await;
    let error = fixture
        .outbox
        .enqueue(&mut tx, &signup("7"))
        .await
        .unwrap_err();
    assert!(matches!(error, EnqueueError::Retry(_)), "{error:?}");
    assert!(
        error
            .to_string()
            .contains("repeat yours from its beginning"),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_a_deadlock_asks_to_repeat() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    let pool = postgres(&fixture);
    let mut first = pool.begin().await.unwrap();
    let mut second = pool.begin().await.unwrap();
    let _ = fixture
        .outbox
        .enqueue(&mut first, &signup("1"))
        .await
        .unwrap();
    let _ = fixture
        .outbox
        .enqueue(&mut second, &signup("2"))
        .await
        .unwrap();
    // Each waits for the key of the other.
    let (two, one) = (signup("2"), signup("1"));
    let crossed = tokio::join!(
        async {
            let result = fixture.outbox.enqueue(&mut first, &two).await;
            first.rollback().await.unwrap();
            result
        },
        async {
            let result = fixture.outbox.enqueue(&mut second, &one).await;
            second.rollback().await.unwrap();
            result
        },
    );
    let retries = [&crossed.0, &crossed.1]
        .into_iter()
        .filter(|result| matches!(result, Err(EnqueueError::Retry(_))))
        .count();
    assert_eq!(retries, 1, "{crossed:?}");
}

#[tokio::test]
async fn postgres_the_app_needs_insert_and_select_alone() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    let pool = postgres(&fixture);
    let mut tx = pool.begin().await.unwrap();
    let role = format!("app_{}", std::process::id());
    for sql in [
        format!("create role {role}"),
        format!("grant insert, select on cello_outbox to {role}"),
        format!("set local role {role}"),
    ] {
        tx.execute(AssertSqlSafe(sql)).await.unwrap();
    }
    let enqueued = fixture.outbox.enqueue(&mut tx, &signup("7")).await.unwrap();
    let Enqueued::New(id) = enqueued else {
        panic!("{enqueued:?}")
    };
    let again = fixture.outbox.enqueue(&mut tx, &signup("7")).await.unwrap();
    assert_eq!(again, Enqueued::Duplicate(id));
    let many = [signup("8"), signup("7")];
    let _ = fixture.outbox.enqueue_all(&mut tx, &many).await.unwrap();
    let denied = tx.execute("update cello_outbox set state = 2").await;
    assert!(denied.is_err(), "the app may not do what the relay does");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_a_lost_connection_loses_nothing() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    for n in 0..30 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let relays = Database::connect(&fixture.url).await.unwrap();
    let script = Script::accepting();
    script.latency(Duration::from_millis(60));
    let relay = cello_outbox::Relay::new(&relays, script.clone())
        .in_flight(4)
        .poll_every(Duration::from_millis(20))
        .start()
        .await
        .unwrap();
    let terminate = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
                     where pid <> pg_backend_pid() and datname = current_database()";
    // Now and then, in the middle of whatever the relay does.
    for _ in 0..8 {
        let admin = PgPool::connect(&fixture.url).await.unwrap();
        admin.execute(terminate).await.unwrap();
        admin.close().await;
        // Some requests are in flight when the next cut comes.
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    fixture.until_state(State::Delivered, 30).await;
    let mut sent = script.sent();
    let total = sent.len();
    sent.sort();
    sent.dedup();
    assert_eq!(sent.len(), 30);
    assert_eq!(
        total, 30,
        "no answer was forgotten, so nothing was sent twice"
    );
    relay.shutdown(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_a_serializable_default_does_not_disturb_the_relay() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    let sql = "do $$ begin execute format('alter database %I set default_transaction_isolation = serializable', current_database()); end $$";
    fixture.sql(sql).await;
    let database = Database::connect(&fixture.url).await.unwrap();
    for n in 0..60 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let script = Script::accepting();
    let mut relays = Vec::new();
    for _ in 0..3 {
        let relay = cello_outbox::Relay::new(&database, script.clone());
        relays.push(
            relay
                .poll_every(Duration::from_millis(20))
                .start()
                .await
                .unwrap(),
        );
    }
    fixture.until_state(State::Delivered, 60).await;
    assert_eq!(script.sent().len(), 60);
    for relay in relays {
        relay.shutdown(Duration::from_secs(5)).await;
    }
}

#[tokio::test]
async fn an_unreachable_database_is_named_without_its_password() {
    let url = "postgres://app:sentinel-password@127.0.0.1:1/app";
    let error = Database::connect(url).await.unwrap_err();
    assert_eq!(error.kind(), StorageErrorKind::Unreachable);
    let text = format!("{error} {error:?}");
    assert!(!text.contains("sentinel-password"), "{text}");
    for url in [
        "mysql://root:sentinel-password@localhost/app",
        "sentinel-password",
    ] {
        let error = Database::connect(url).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(!text.contains("sentinel-password"), "{text}");
    }
}
