//! Does the relay deliver what is recorded, and stop when it is told?

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cello_outbox::{Database, Relay, StartError, State};

use crate::events::{payment, refund, signup};
use crate::fixture::{Fixture, Pool};
use crate::on_both_databases;
use crate::script::{Script, accepted};

on_both_databases! {
    it_delivers_the_exact_bytes_and_blanks_them
    it_keeps_delivered_payloads_if_told
    wake_is_faster_than_the_poll
    another_base_url_is_refused
    a_lease_shorter_than_three_timeouts_is_refused
    shutdown_waits_for_what_is_in_flight
    shutdown_leaves_what_takes_longer_than_the_limit
    a_pool_of_one_connection_does_not_deadlock
    several_relays_send_each_row_once
    an_unmigrated_database_is_refused
}

async fn it_delivers_the_exact_bytes_and_blanks_them(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    fixture.new_row(&payment("7", "I-1")).await;
    let paid = fixture.new_row(&refund("7", "I-1")).await;
    let bodies: Vec<_> = fixture
        .events()
        .await
        .into_iter()
        .map(|event| event.payload)
        .collect();
    let script = Script::accepting();
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 3).await;
    assert_eq!(script.sent(), bodies);
    assert_eq!(
        fixture
            .number("select count(*) from cello_outbox where payload <> ''")
            .await,
        0
    );
    let row = fixture
        .outbox
        .show(&fixture.database, paid)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.last_status, row.request_id.as_deref()),
        (Some(200), Some("req-200"))
    );
    assert_eq!((row.attempts, row.last_error), (1, None));
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.base_url.as_deref(), Some("https://cello.test"));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn it_keeps_delivered_payloads_if_told(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = Script::accepting();
    let day = Duration::from_hours(24);
    let relay = script
        .relay(&fixture, |relay| {
            relay
                .keep_delivered(day)
                .timing(|timing| timing.purge = Duration::from_millis(50))
        })
        .await;
    fixture.until_state(State::Delivered, 1).await;
    let kept = "select count(*) from cello_outbox where payload <> ''";
    assert_eq!(fixture.number(kept).await, 1);
    fixture.a_moment().await;
    assert_eq!(fixture.number(kept).await, 1);
    fixture.database.shift_clock(25 * 60 * 60 * 1000);
    fixture.until(kept, 0).await;
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn wake_is_faster_than_the_poll(fixture: Fixture) {
    let script = Script::accepting();
    let relay = script
        .relay(&fixture, |relay| relay.poll_every(Duration::from_mins(1)))
        .await;
    fixture.a_moment().await;
    fixture.new_row(&signup("7")).await;
    let start = Instant::now();
    relay.wake();
    fixture.until_state(State::Delivered, 1).await;
    assert!(start.elapsed() < Duration::from_secs(30));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn another_base_url_is_refused(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let production = Script::accepting();
    let relay = production.relay(&fixture, |relay| relay).await;
    let sandbox = Script::at("https://sandbox.cello.test", |_, _| accepted());
    // Before the first delivery there is nothing to refuse.
    fixture.until_state(State::Delivered, 1).await;
    let error = Relay::new(&fixture.database, sandbox.clone())
        .start()
        .await
        .unwrap_err();
    assert!(matches!(error, StartError::OtherBaseUrl { .. }), "{error}");
    assert!(error.to_string().contains("https://cello.test"), "{error}");
    relay.shutdown(Duration::from_secs(5)).await;

    // One that runs already stops to claim.
    fixture
        .sql("update cello_outbox_meta set base_url = null")
        .await;
    let relay = sandbox.relay(&fixture, |relay| relay).await;
    fixture
        .sql("update cello_outbox_meta set base_url = 'https://cello.test'")
        .await;
    fixture.a_moment().await;
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.a_moment().await;
    assert!(sandbox.sent().is_empty());
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_lease_shorter_than_three_timeouts_is_refused(fixture: Fixture) {
    let start = Relay::new(&fixture.database, Script::accepting())
        .request_timeout(Duration::from_secs(35))
        .lease(Duration::from_secs(104))
        .start();
    assert!(matches!(start.await, Err(StartError::LeaseTooShort { .. })));
}

async fn shutdown_waits_for_what_is_in_flight(fixture: Fixture) {
    for n in 0..20 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let script = Script::accepting();
    script.latency(Duration::from_millis(150));
    let relay = script.relay(&fixture, |relay| relay.in_flight(4)).await;
    fixture.until_state(State::Sending, 4).await;
    let report = relay.shutdown(Duration::from_secs(10)).await;
    assert_eq!(report.sent + report.given_back, 4, "{report}");
    assert_eq!(report.left, 0, "{report}");
    assert_eq!(
        report.to_string(),
        format!(
            "{} sent, {} given back, 0 left",
            report.sent, report.given_back
        )
    );
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.sending, 0);
    assert_eq!(stats.ready + stats.delivered, 20);
    // What was given back has not spent an attempt.
    let spent = "select count(*) from cello_outbox where state = 0 and attempts > 0";
    assert_eq!(fixture.number(spent).await, 0);
}

async fn shutdown_leaves_what_takes_longer_than_the_limit(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = Script::accepting();
    script.latency(Duration::from_hours(1));
    let relay = script.relay(&fixture, |relay| relay).await;
    script.until_sent(1).await;
    let start = Instant::now();
    let report = relay.shutdown(Duration::from_millis(100)).await;
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!((report.sent, report.left), (0, 1));
    // The lease protects it from being sent twice at once.
    assert_eq!(fixture.state(1).await, Some(State::Sending));
}

async fn a_pool_of_one_connection_does_not_deadlock(fixture: Fixture) {
    for n in 0..10 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let database = match fixture.pool {
        Pool::Sqlite(_) => {
            let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
            Database::from(pool.connect(&fixture.url).await.unwrap())
        }
        Pool::Postgres(_) => {
            let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1);
            Database::from(pool.connect(&fixture.url).await.unwrap())
        }
    };
    let script = Script::accepting();
    let relay = Relay::new(&database, script).start().await.unwrap();
    fixture.until_state(State::Delivered, 10).await;
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn several_relays_send_each_row_once(fixture: Fixture) {
    for n in 0..200 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let script = Script::accepting();
    script.latency(Duration::from_millis(2));
    let mut relays = Vec::new();
    for _ in 0..4 {
        relays.push(script.relay(&fixture, |relay| relay.in_flight(4)).await);
    }
    fixture.until_state(State::Delivered, 200).await;
    let mut sent = script.sent();
    sent.sort();
    sent.dedup();
    assert_eq!((sent.len(), script.sent().len()), (200, 200));
    for relay in relays {
        relay.shutdown(Duration::from_secs(5)).await;
    }
}

async fn an_unmigrated_database_is_refused(fixture: Fixture) {
    fixture.sql("drop table cello_outbox_meta").await;
    let error = Relay::new(&fixture.database, Script::accepting())
        .start()
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("cello outbox migrate"),
        "{error}"
    );
}

/// Collects what a callback is told.
pub fn collector<T: Send + 'static>() -> (Arc<Mutex<Vec<T>>>, impl Fn(T) + Send + Sync) {
    let list = Arc::new(Mutex::new(Vec::new()));
    let pushed = Arc::clone(&list);
    (list, move |item| pushed.lock().unwrap().push(item))
}
