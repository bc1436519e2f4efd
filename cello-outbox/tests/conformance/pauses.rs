//! When does the outbox pause, and how does it end?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use cello_outbox::{Meaning, State, TokenError};

use crate::events::signup;
use crate::fixture::Fixture;
use crate::on_both_databases;
use crate::relaying::collector;
use crate::script::{Script, accepted, answered};

on_both_databases! {
    an_operators_pause_stops_all_relays_and_lasts
    five_refusals_in_a_row_pause_and_kill_no_more
    refusals_with_an_accepted_event_between_do_not_pause
    a_wrong_endpoint_pauses_and_spends_nothing
    refused_keys_pause
    a_second_refused_token_pauses
    an_automatic_pause_does_not_replace_an_operators
    a_probe_does_not_end_an_operators_pause
}

async fn paused(fixture: &Fixture) -> Option<String> {
    fixture
        .outbox
        .stats(&fixture.database)
        .await
        .unwrap()
        .paused
}

async fn until_paused(fixture: &Fixture, expected: bool) {
    let sql = "select count(*) from cello_outbox_meta where paused is not null";
    fixture.until(sql, expected.into()).await;
}

async fn an_operators_pause_stops_all_relays_and_lasts(fixture: Fixture) {
    let script = Script::accepting();
    let first = script.relay(&fixture, |relay| relay).await;
    let second = script.relay(&fixture, |relay| relay).await;
    fixture
        .outbox
        .pause(&fixture.database, "a wrong mapping")
        .await
        .unwrap();
    fixture.a_moment().await;
    fixture.new_row(&signup("7")).await;
    fixture.a_moment().await;
    assert!(script.sent().is_empty());
    assert_eq!(paused(&fixture).await.as_deref(), Some("a wrong mapping"));
    fixture.outbox.resume(&fixture.database).await.unwrap();
    fixture.until_state(State::Delivered, 1).await;
    for relay in [first, second] {
        relay.shutdown(Duration::from_secs(5)).await;
    }
}

async fn five_refusals_in_a_row_pause_and_kill_no_more(fixture: Fixture) {
    for n in 0..40 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    let script = Script::new(|_, _| answered(Meaning::EventRefused, 400));
    script.latency(Duration::from_millis(5));
    let (pauses, push) = collector::<String>();
    let first = script
        .relay(&fixture, |relay| {
            relay.on_pause(move |reason| push(reason.to_owned()))
        })
        .await;
    let second = script.relay(&fixture, |relay| relay).await;
    until_paused(&fixture, true).await;
    // Probes go on, and kill nothing.
    for _ in 0..3 {
        fixture.a_moment().await;
    }
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.dead, 5);
    assert!(stats.paused.unwrap().contains("Cello refuses everything"));
    let spent = "select count(*) from cello_outbox where state = 0 and attempts > 0";
    assert_eq!(fixture.number(spent).await, 0, "a pause spends no attempts");
    script.answer(|_, _| accepted());
    fixture.database.shift_clock(60_000);
    fixture.until_state(State::Delivered, 35).await;
    assert_eq!(paused(&fixture).await, None);
    for relay in [first, second] {
        relay.shutdown(Duration::from_secs(5)).await;
    }
    assert!(pauses.lock().unwrap().len() <= 1);
}

async fn refusals_with_an_accepted_event_between_do_not_pause(fixture: Fixture) {
    let script = Script::new(|body, _| {
        if body["payload"]["newUserId"] == "good" {
            return accepted();
        }
        answered(Meaning::EventRefused, 422)
    });
    let relay = script.relay(&fixture, |relay| relay).await;
    for n in 0..4 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    fixture.until_state(State::Dead, 4).await;
    fixture.new_row(&signup("good")).await;
    fixture.until_state(State::Delivered, 1).await;
    for n in 4..8 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    fixture.until_state(State::Dead, 8).await;
    assert_eq!(paused(&fixture).await, None);
    // One of the four, redriven and refused again, is not a fifth event.
    let last = fixture.events().await.last().unwrap().id;
    for _ in 0..3 {
        fixture
            .outbox
            .redrive(&fixture.database, &[last])
            .await
            .unwrap();
        fixture.until_state(State::Dead, 8).await;
    }
    assert_eq!(paused(&fixture).await, None);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_wrong_endpoint_pauses_and_spends_nothing(fixture: Fixture) {
    for n in 0..10 {
        fixture.new_row(&signup(&format!("u{n}"))).await;
    }
    for status in [404, 403, 302] {
        let script = Script::new(move |_, _| answered(Meaning::WrongEndpoint, status));
        let relay = script.relay(&fixture, |relay| relay).await;
        until_paused(&fixture, true).await;
        fixture.a_moment().await;
        let reason = paused(&fixture).await.unwrap();
        assert!(reason.contains(&status.to_string()), "{reason}");
        let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
        assert_eq!((stats.dead, stats.ready + stats.sending), (0, 10));
        relay.shutdown(Duration::from_secs(5)).await;
        fixture.outbox.resume(&fixture.database).await.unwrap();
        fixture.database.shift_clock(60_000);
    }
    assert_eq!(
        fixture
            .number("select max(attempts) from cello_outbox")
            .await,
        0
    );
    let script = Script::accepting();
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 10).await;
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn refused_keys_pause(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = Script::accepting();
    script.tokens(Some(TokenError::Keys("the keys are wrong".into())));
    let relay = script.relay(&fixture, |relay| relay).await;
    until_paused(&fixture, true).await;
    let reason = paused(&fixture).await.unwrap();
    for name in ["CELLO_ACCESS_KEY_ID", "CELLO_SECRET_ACCESS_KEY"] {
        assert!(reason.contains(name), "{reason}");
    }
    assert!(script.sent().is_empty());
    assert_eq!(
        fixture
            .number("select max(attempts) from cello_outbox")
            .await,
        0
    );
    script.tokens(None);
    fixture.until_state(State::Delivered, 1).await;
    assert_eq!(paused(&fixture).await, None);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_second_refused_token_pauses(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let right = Arc::new(AtomicBool::new(false));
    let is_right = Arc::clone(&right);
    let script = Script::new(move |_, _| {
        if is_right.load(Ordering::SeqCst) {
            accepted()
        } else {
            answered(Meaning::TokenRefused, 401)
        }
    });
    script.replacements(Some(TokenError::Keys(
        "a token just issued is refused".into(),
    )));
    let relay = script.relay(&fixture, |relay| relay).await;
    until_paused(&fixture, true).await;
    fixture.a_moment().await;
    assert_eq!(
        fixture
            .number("select max(attempts) from cello_outbox where state = 0")
            .await,
        0
    );
    right.store(true, Ordering::SeqCst);
    fixture.database.shift_clock(60_000);
    fixture.until_state(State::Delivered, 1).await;
    assert_eq!(paused(&fixture).await, None);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn an_automatic_pause_does_not_replace_an_operators(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, _| answered(Meaning::WrongEndpoint, 404));
    script.latency(Duration::from_millis(200));
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Sending, 1).await;
    fixture
        .outbox
        .pause(&fixture.database, "a wrong mapping")
        .await
        .unwrap();
    fixture.until_state(State::Ready, 1).await;
    assert_eq!(paused(&fixture).await.as_deref(), Some("a wrong mapping"));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_probe_does_not_end_an_operators_pause(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = Script::new(|_, before| match before {
        0 => answered(Meaning::WrongEndpoint, 404),
        _ => accepted(),
    });
    script.latency(Duration::from_millis(200));
    let relay = script.relay(&fixture, |relay| relay).await;
    until_paused(&fixture, true).await;
    fixture.until_state(State::Sending, 1).await;
    fixture
        .outbox
        .pause(&fixture.database, "a wrong mapping")
        .await
        .unwrap();
    fixture.until_state(State::Delivered, 1).await;
    fixture.a_moment().await;
    assert_eq!(paused(&fixture).await.as_deref(), Some("a wrong mapping"));
    relay.shutdown(Duration::from_secs(5)).await;
}
