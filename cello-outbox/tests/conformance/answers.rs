//! What follows from each answer of Cello's?

use std::time::Duration;

use cello_outbox::{Meaning, Reply, Schedule, State, Uncertain};

use crate::events::{demo, payment, refund, signup};
use crate::fixture::Fixture;
use crate::on_both_databases;
use crate::relaying::collector;
use crate::script::{Script, accepted, answered};

on_both_databases! {
    a_refused_event_is_dead
    certain_failures_are_retried_by_the_schedule
    uncertain_answers_are_retried_and_counted
    uncertain_answers_are_held_if_told
    an_event_is_dead_after_its_last_attempt
    a_retry_holds_back_the_rest_of_its_lane
    retry_after_makes_the_relay_wait
    a_new_token_costs_no_attempt
    an_outage_spends_no_attempts
    a_late_answer_to_a_ready_row_delivers_it
}

async fn a_refused_event_is_dead(fixture: Fixture) {
    let id = fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, _| answered(Meaning::EventRefused, 422));
    let (deaths, push) = collector();
    let relay = script
        .relay(&fixture, |relay| {
            relay.on_dead(move |dead| push(dead.clone()))
        })
        .await;
    fixture.until_state(State::Dead, 1).await;
    let row = fixture
        .outbox
        .show(&fixture.database, id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.last_status, Some(422));
    assert_eq!(row.last_error.as_deref(), Some("message of 422"));
    assert!(row.payload.is_some(), "it can be redriven");
    relay.shutdown(Duration::from_secs(5)).await;
    let deaths = deaths.lock().unwrap();
    assert_eq!(deaths.len(), 1);
    assert_eq!((deaths[0].id, deaths[0].status), (id, Some(422)));
    assert_eq!(script.sent().len(), 1);
}

async fn certain_failures_are_retried_by_the_schedule(fixture: Fixture) {
    let id = fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, before| match before {
        0 => Reply::NotSent("no connection".into()),
        1 => answered(Meaning::TryLater, 503),
        2 => answered(Meaning::TryLater, 408),
        _ => accepted(),
    });
    let relay = script.relay(&fixture, |relay| relay).await;
    // 5 s, 30 s and 2 min, with at least half of it.
    for (attempt, seconds) in [(1, 5), (2, 30), (3, 120)] {
        let done =
            format!("select count(*) from cello_outbox where state = 0 and attempts = {attempt}");
        fixture.until(&done, 1).await;
        let row = fixture
            .outbox
            .show(&fixture.database, id)
            .await
            .unwrap()
            .unwrap();
        assert!(row.last_error.is_some());
        fixture.database.shift_clock(seconds * 500 - 500);
        fixture.a_moment().await;
        assert_eq!(script.sent().len(), attempt, "too early");
        fixture.database.shift_clock(seconds * 500 + 500);
    }
    fixture.until_state(State::Delivered, 1).await;
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.uncertain_answers, 0);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn uncertain_answers_are_retried_and_counted(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, before| match before {
        0 => answered(Meaning::Uncertain, 502),
        1 => Reply::Unanswered("the connection ended".into()),
        _ => accepted(),
    });
    let relay = script.relay(&fixture, |relay| relay).await;
    for attempt in 1..=2 {
        let done =
            format!("select count(*) from cello_outbox where state = 0 and attempts = {attempt}");
        fixture.until(&done, 1).await;
        fixture.database.shift_clock(60_000);
    }
    fixture.until_state(State::Delivered, 1).await;
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.uncertain_answers, 2);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn uncertain_answers_are_held_if_told(fixture: Fixture) {
    let first = fixture.new_row(&payment("7", "I-1")).await;
    let refunded = fixture.new_row(&refund("7", "I-1")).await;
    let other = fixture.new_row(&payment("7", "I-2")).await;
    let script = Script::new(|_, before| match before {
        0 => answered(Meaning::Uncertain, 504),
        _ => accepted(),
    });
    let relay = script
        .relay(&fixture, |relay| relay.uncertain(Uncertain::Hold))
        .await;
    fixture.until_state(State::Uncertain, 2).await;
    fixture.a_moment().await;
    assert_eq!(fixture.state(first).await, Some(State::Uncertain));
    assert_eq!(fixture.state(refunded).await, Some(State::Held));
    assert_eq!(fixture.state(other).await, Some(State::Uncertain));
    fixture
        .outbox
        .skip(&fixture.database, &[other])
        .await
        .unwrap();
    assert_eq!(fixture.state(other).await, Some(State::Delivered));
    fixture
        .outbox
        .redrive(&fixture.database, &[first])
        .await
        .unwrap();
    fixture
        .until(
            "select count(*) from cello_outbox where id = 1 and state = 2",
            1,
        )
        .await;
    assert_eq!(
        script
            .words()
            .iter()
            .filter(|word| word.contains("I-2"))
            .count(),
        1
    );
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn an_event_is_dead_after_its_last_attempt(fixture: Fixture) {
    let id = fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, _| Reply::NotSent("no connection".into()));
    let relay = script.relay(&fixture, |relay| relay).await;
    for attempt in 1..24 {
        let done =
            format!("select count(*) from cello_outbox where state = 0 and attempts = {attempt}");
        fixture.until(&done, 1).await;
        fixture.database.shift_clock(4 * 60 * 60 * 1000);
    }
    fixture.until_state(State::Dead, 1).await;
    let row = fixture
        .outbox
        .show(&fixture.database, id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (row.attempts, row.last_error.as_deref()),
        (24, Some("no connection"))
    );
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_retry_holds_back_the_rest_of_its_lane(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.new_row(&demo("8")).await;
    let script = Script::new(|body, before| {
        if body["payload"]["newUserId"] == "7" && before == 0 {
            return Reply::NotSent("no connection".into());
        }
        accepted()
    });
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 1).await;
    let equal = "select count(distinct due_at) from cello_outbox where lane = '7'";
    fixture.until(equal, 1).await;
    fixture.a_moment().await;
    assert_eq!(script.sent().len(), 2);
    fixture.database.shift_clock(6_000);
    fixture
        .until(
            "select count(*) from cello_outbox where id = 1 and state = 2",
            1,
        )
        .await;
    fixture.database.shift_clock(60_000);
    fixture
        .until(
            "select count(*) from cello_outbox where attempts >= 1 and state <> 1 and id = 2",
            1,
        )
        .await;
    assert_eq!(script.words()[2..4], ["7 new-signup", "7 invoice-paid I-1"]);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn retry_after_makes_the_relay_wait(fixture: Fixture) {
    for user in ["7", "8"] {
        fixture.new_row(&signup(user)).await;
    }
    let script = Script::new(|_, before| {
        if before > 0 {
            return accepted();
        }
        let Reply::Answered {
            meaning,
            status,
            request_id,
            message,
            ..
        } = answered(Meaning::TryLater, 429)
        else {
            unreachable!()
        };
        let retry_after = Some(Duration::from_millis(600));
        Reply::Answered {
            meaning,
            status,
            request_id,
            retry_after,
            message,
        }
    });
    let schedule = Schedule::new([Duration::from_millis(1)], 24);
    let start = std::time::Instant::now();
    let relay = script
        .relay(&fixture, |relay| relay.in_flight(1).schedule(schedule))
        .await;
    fixture
        .until(
            "select count(*) from cello_outbox where attempts = 1 and state = 0",
            1,
        )
        .await;
    // The whole relay waits, not the row alone.
    fixture.a_moment().await;
    assert_eq!(script.sent().len(), 1);
    fixture.until_state(State::Delivered, 2).await;
    assert!(start.elapsed() >= Duration::from_millis(600));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_new_token_costs_no_attempt(fixture: Fixture) {
    let id = fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, before| match before {
        0 => answered(Meaning::TokenRefused, 401),
        _ => accepted(),
    });
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 1).await;
    assert_eq!(script.replaced(), 1);
    let row = fixture
        .outbox
        .show(&fixture.database, id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.attempts, 1);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn an_outage_spends_no_attempts(fixture: Fixture) {
    for n in 0..100 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let script = Script::new(|_, _| Reply::NotSent("no connection".into()));
    let relay = script.relay(&fixture, |relay| relay.in_flight(8)).await;
    // The breaker opens after five, then tries one at a time. The clock is moved only while
    // nothing is being sent, as a lease would be over otherwise.
    script.until_sent(5).await;
    while script.sent().len() < 30 {
        fixture.until_state(State::Sending, 0).await;
        fixture.database.shift_clock(10 * 60 * 1000);
        fixture.a_moment().await;
    }
    fixture.until_state(State::Sending, 0).await;
    // Those that showed that there is an outage may be spent, the probes are not.
    let tried = script.sent().len();
    assert!(tried < 100, "{tried} attempts in the outage");
    let spent = fixture
        .number("select sum(attempts) from cello_outbox where state = 0")
        .await;
    assert!(spent <= 13, "{spent} of {tried} attempts spent");
    script.answer(|_, _| accepted());
    fixture.database.shift_clock(6 * 60 * 60 * 1000);
    fixture.until_state(State::Delivered, 100).await;
    relay.shutdown(Duration::from_secs(5)).await;
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.uncertain_answers, 0);
}

async fn a_late_answer_to_a_ready_row_delivers_it(fixture: Fixture) {
    let id = fixture.new_row(&signup("7")).await;
    let script = Script::accepting();
    script.latency(Duration::from_millis(300));
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Sending, 1).await;
    // As when the lease has ended, and no other relay has claimed the row.
    let later = "update cello_outbox set state = 0, due_at = due_at";
    fixture.sql(later).await;
    fixture
        .outbox
        .pause(&fixture.database, "so that it is not claimed again")
        .await
        .unwrap();
    fixture.until_state(State::Delivered, 1).await;
    assert_eq!(fixture.state(id).await, Some(State::Delivered));

    // One that was claimed since is left to its new claim, and counted.
    let second = fixture.new_row(&payment("7", "I-1")).await;
    fixture.outbox.resume(&fixture.database).await.unwrap();
    fixture.until_state(State::Sending, 1).await;
    fixture
        .sql("update cello_outbox set claim = claim + 1 where state = 1")
        .await;
    fixture
        .until("select late_answers from cello_outbox_meta", 1)
        .await;
    assert_eq!(fixture.state(second).await, Some(State::Sending));
    relay.shutdown(Duration::from_secs(5)).await;
}
