//! What becomes of rows whose relay has died?

use std::time::Duration;

use cello_outbox::{Schedule, State, Uncertain};

use crate::events::{payment, signup};
use crate::fixture::Fixture;
use crate::on_both_databases;
use crate::script::{Script, accepted};

on_both_databases! {
    an_expired_lease_is_put_back_and_counted
    an_expired_lease_is_held_if_told
    a_body_that_kills_the_process_ends_dead_and_takes_no_neighbours
    a_clock_that_was_set_back_leaves_nothing_stuck
}

/// Leaves so many rows as a relay that was killed does.
async fn kill_while_sending(fixture: &Fixture, count: usize) {
    let script = Script::accepting();
    script.latency(Duration::from_hours(1));
    let relay = script.relay(fixture, |relay| relay).await;
    script.until_sent(count).await;
    relay.shutdown(Duration::ZERO).await;
}

async fn an_expired_lease_is_put_back_and_counted(fixture: Fixture) {
    let id = fixture.new_row(&signup("7")).await;
    kill_while_sending(&fixture, 1).await;
    let script = Script::accepting();
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.database.shift_clock(115_000);
    fixture.a_moment().await;
    assert!(
        script.sent().is_empty(),
        "the lease of two minutes is not over"
    );
    fixture.database.shift_clock(10_000);
    fixture.until_state(State::Delivered, 1).await;
    let row = fixture
        .outbox
        .show(&fixture.database, id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.attempts, 2, "the attempt of the dead relay is spent");
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.uncertain_answers, 1);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn an_expired_lease_is_held_if_told(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    kill_while_sending(&fixture, 1).await;
    fixture.new_row(&payment("7", "I-1")).await;
    let script = Script::accepting();
    let relay = script
        .relay(&fixture, |relay| relay.uncertain(Uncertain::Hold))
        .await;
    fixture.database.shift_clock(125_000);
    fixture.until_state(State::Uncertain, 1).await;
    fixture.until_state(State::Held, 1).await;
    assert!(script.sent().is_empty());
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_body_that_kills_the_process_ends_dead_and_takes_no_neighbours(fixture: Fixture) {
    let poison = fixture.new_row(&signup("poison")).await;
    for n in 0..30 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let script = Script::new(|body, _| {
        // The task ends without an answer, as the process would.
        assert!(
            body["payload"]["newUserId"] != "poison",
            "this body kills the sender"
        );
        accepted()
    });
    script.latency(Duration::from_millis(20));
    let schedule = Schedule::new([Duration::from_millis(1)], 5);
    let relay = script
        .relay(&fixture, |relay| {
            relay
                .request_timeout(Duration::from_millis(100))
                .lease(Duration::from_millis(300))
                .schedule(schedule)
        })
        .await;
    fixture.until_state(State::Delivered, 30).await;
    // From the third attempt on it is sent alone. New neighbours come all the time.
    let mut n = 100;
    while fixture.state(poison).await != Some(State::Dead) {
        n += 1;
        assert!(n < 400, "the poison does not die");
        fixture.new_row(&signup(&format!("u{n}"))).await;
        // So that the poison is among neighbours when its lease ends.
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    fixture.until_state(State::Delivered, 30 + n - 100).await;
    let row = fixture
        .outbox
        .show(&fixture.database, poison)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.attempts, 5);
    let beside = script.beside("poison");
    assert_eq!(beside.len(), 5);
    assert_eq!(beside[2..], [0, 0, 0], "from the third on it is alone");
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_clock_that_was_set_back_leaves_nothing_stuck(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    fixture.new_row(&signup("8")).await;
    kill_while_sending(&fixture, 2).await;
    // A due time and a lease of a clock that was a day ahead.
    fixture.database.shift_clock(24 * 60 * 60 * 1000);
    let script = Script::accepting();
    script.latency(Duration::from_hours(1));
    let ahead = script.relay(&fixture, |relay| relay.in_flight(1)).await;
    fixture
        .until(
            "select count(*) from cello_outbox where attempts = 2 and state = 1",
            1,
        )
        .await;
    ahead.shutdown(Duration::ZERO).await;
    fixture.database.shift_clock(-24 * 60 * 60 * 1000);
    if fixture.is_postgres() {
        // Here the clock is the server's, which does not step.
        return;
    }
    let script = Script::accepting();
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 2).await;
    relay.shutdown(Duration::from_secs(5)).await;
}
