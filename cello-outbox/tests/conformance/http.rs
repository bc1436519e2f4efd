//! Does all of it work with the real client, against the stand-in for Cello?

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cello_client::{Client, Credentials};
use cello_fake::{FakeCello, reset_after_body, status};
use cello_outbox::{Relay, State};

use crate::events::{payment, refund, signup};
use crate::fixture::Fixture;
use crate::on_both_databases;

on_both_databases! {
    faults_on_the_wire_lose_nothing_and_keep_the_order
    an_expired_token_costs_no_attempt
    wrong_keys_pause_after_one_call
}

fn client(fake: &FakeCello) -> Client {
    let credentials = Credentials::new(fake.access_key_id(), fake.secret_access_key());
    Client::base_url(fake.url(), credentials).expect("loopback needs no TLS")
}

async fn faults_on_the_wire_lose_nothing_and_keep_the_order(fixture: Fixture) {
    let fake = FakeCello::start();
    fake.next_answers([status(502), reset_after_body(), status(503), status(429)]);
    fixture.new_row(&signup("7")).await;
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.new_row(&refund("7", "I-1")).await;
    let relay = Relay::new(&fixture.database, client(&fake))
        .poll_every(Duration::from_millis(20))
        .schedule(cello_outbox::Schedule::new([Duration::from_millis(10)], 24))
        .start()
        .await
        .unwrap();
    fixture.until_state(State::Delivered, 3).await;
    let triggers: Vec<_> = fake
        .events()
        .iter()
        .map(|event| event.trigger().to_owned())
        .collect();
    let mut first_deliveries = triggers.clone();
    first_deliveries.dedup();
    assert_eq!(
        first_deliveries,
        ["new-signup", "invoice-paid", "charge-refunded"]
    );
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.uncertain_answers, 2, "502 and the reset, and no more");
    assert!(fake.repeats() <= 2, "{} repeats", fake.repeats());
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn an_expired_token_costs_no_attempt(fixture: Fixture) {
    let fake = FakeCello::start();
    let relay = Relay::new(&fixture.database, client(&fake))
        .poll_every(Duration::from_millis(20))
        .start()
        .await
        .unwrap();
    fixture.new_row(&signup("7")).await;
    fixture.until_state(State::Delivered, 1).await;
    fake.expire_tokens();
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.until_state(State::Delivered, 2).await;
    assert_eq!(
        fixture
            .number("select max(attempts) from cello_outbox")
            .await,
        1
    );
    assert_eq!((fake.log_ins(), fake.refreshes()), (1, 1));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn wrong_keys_pause_after_one_call(fixture: Fixture) {
    let fake = FakeCello::start();
    fake.set_credentials("other", "keys");
    let wrong = Client::base_url(fake.url(), Credentials::new("wrong", "sentinel-secret")).unwrap();
    fixture.new_row(&signup("7")).await;
    let relay = Relay::new(&fixture.database, wrong)
        .poll_every(Duration::from_millis(20))
        .start()
        .await
        .unwrap();
    let paused = "select count(*) from cello_outbox_meta where paused_by = 'keys'";
    fixture.until(paused, 1).await;
    fixture.a_moment().await;
    let reason = fixture
        .outbox
        .stats(&fixture.database)
        .await
        .unwrap()
        .paused
        .unwrap();
    assert!(reason.contains("CELLO_ACCESS_KEY_ID"), "{reason}");
    assert!(!reason.contains("sentinel-secret"), "{reason}");
    assert_eq!(
        fake.requests().len(),
        1,
        "wrong keys: one call in five minutes"
    );
    relay.shutdown(Duration::from_secs(5)).await;
}

/// A place for everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// On one thread, so that the subscriber of this test sees all of it and no other test's.
#[tokio::test(flavor = "current_thread")]
async fn no_log_at_trace_shows_a_secret_or_personal_data() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let mut fixtures = vec![Fixture::sqlite().await];
    fixtures.extend(Fixture::postgres().await);
    for fixture in fixtures {
        let fake = FakeCello::builder()
            .credentials("sentinel-key", "sentinel-secret")
            .start()
            .unwrap();
        let echo = r#"{"message":"SENTINEL@example.com is unknown, sentinel%40example.com and Sentinel-Name too"}"#;
        fake.next_answers([
            status(422).body(echo),
            status(500).body(echo),
            status(404).body(echo),
        ]);
        let mut event = signup("sentinel-lane");
        event.email = "sentinel@example.com".into();
        event.name = "sentinel-name".into();
        let mut other = event.clone();
        other.lane = "sentinel-other".into();
        fixture.new_row(&event).await;
        fixture.new_row(&other).await;
        let relay = Relay::new(&fixture.database, client(&fake))
            .poll_every(Duration::from_millis(20))
            .in_flight(1)
            .start()
            .await
            .unwrap();
        fixture
            .until(
                "select count(*) from cello_outbox where attempts > 0 and state <> 1",
                2,
            )
            .await;
        fixture.database.shift_clock(60_000);
        fixture
            .until(
                "select count(*) from cello_outbox_meta where paused is not null",
                1,
            )
            .await;
        relay.shutdown(Duration::from_secs(5)).await;
        let rows = fixture
            .outbox
            .list(&fixture.database, None, 0, 10)
            .await
            .unwrap();
        let errors: Vec<_> = rows.iter().map(|row| row.last_error.clone()).collect();
        let shown = format!(
            "{errors:?} {rows:?} {:?} {relay:?} {:?} {:?}",
            fixture.events().await,
            fixture.database,
            fixture.outbox.stats(&fixture.database).await.unwrap(),
        );
        assert!(!shown.to_lowercase().contains("sentinel"), "{shown}");
    }
    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).to_lowercase();
    assert!(
        logged.contains("the event is dead"),
        "the log is seen at all"
    );
    for line in logged.lines() {
        assert!(!line.contains("sentinel"), "{line}");
    }
}
