//! Does nothing overtake?

use std::collections::HashMap;
use std::time::Duration;

use cello_outbox::{Meaning, Reply, Schedule, State};

use crate::events::{payment, refund, signup};
use crate::fixture::Fixture;
use crate::on_both_databases;
use crate::script::{Script, accepted, answered};

on_both_databases! {
    four_relays_with_faults_keep_every_lane_in_order
    a_dead_signup_holds_its_lane_until_it_is_redriven
    a_dead_payment_holds_its_refunds_alone
    another_signup_of_the_lane_releases_it
    what_is_recorded_after_the_death_is_held
    skip_releases_and_the_sweep_does_not_hold_again
    the_sweep_heals_wrong_states_both_ways
    one_long_lane_does_not_starve_the_others
}

async fn four_relays_with_faults_keep_every_lane_in_order(fixture: Fixture) {
    let mut lanes: HashMap<String, Vec<String>> = HashMap::new();
    for n in 0..15 {
        for lane in 0..20 {
            let user = format!("u{lane}");
            fixture
                .new_row(&payment(&user, &format!("I-{lane}-{n}")))
                .await;
            lanes
                .entry(user)
                .or_default()
                .push(format!("u{lane} invoice-paid I-{lane}-{n}"));
        }
    }
    let script = Script::new(|body, before| {
        // A tenth of the events fails at first, each in its own way.
        let invoice = body["context"]["subscription"]["invoiceId"]
            .as_str()
            .unwrap_or_default();
        let hash: usize = invoice.bytes().map(usize::from).sum();
        match (hash % 10, before, hash % 3) {
            (0, 0, 0) => Reply::NotSent("no connection".into()),
            (0, 0, 1) => answered(Meaning::TryLater, 503),
            (0, 0, _) => answered(Meaning::Uncertain, 502),
            _ => accepted(),
        }
    });
    script.latency(Duration::from_millis(1));
    let mut relays = Vec::new();
    for _ in 0..4 {
        let schedule = Schedule::new([Duration::from_millis(10)], 24);
        relays.push(
            script
                .relay(&fixture, |relay| relay.in_flight(8).schedule(schedule))
                .await,
        );
    }
    fixture.until_state(State::Delivered, 300).await;
    for relay in relays {
        relay.shutdown(Duration::from_secs(5)).await;
    }
    let mut seen: HashMap<String, Vec<String>> = HashMap::new();
    for words in script.words() {
        let lane = words.split(' ').next().unwrap().to_owned();
        let list = seen.entry(lane).or_default();
        // Repeats of an uncertain attempt are no inversion.
        if !list.contains(&words) {
            list.push(words);
        }
    }
    assert_eq!(seen, lanes);
}

/// Refuses events whose description contains a word, until the script is changed.
fn refusing(word: &'static str) -> Script {
    Script::new(move |body, _| {
        if crate::script::words(body).contains(word) {
            return answered(Meaning::EventRefused, 422);
        }
        accepted()
    })
}

async fn a_dead_signup_holds_its_lane_until_it_is_redriven(fixture: Fixture) {
    let signed_up = fixture.new_row(&signup("7")).await;
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.new_row(&refund("7", "I-1")).await;
    fixture.new_row(&payment("8", "I-2")).await;
    let script = refusing("new-signup");
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Dead, 1).await;
    fixture.until_state(State::Held, 2).await;
    fixture.until_state(State::Delivered, 1).await;
    fixture.a_moment().await;
    script.answer(|_, _| accepted());
    fixture
        .outbox
        .redrive(&fixture.database, &[signed_up])
        .await
        .unwrap();
    fixture.until_state(State::Delivered, 4).await;
    let lane: Vec<_> = script
        .words()
        .into_iter()
        .filter(|word| word.starts_with('7'))
        .collect();
    assert_eq!(
        lane,
        [
            "7 new-signup",
            "7 new-signup",
            "7 invoice-paid I-1",
            "7 charge-refunded I-1"
        ]
    );
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn a_dead_payment_holds_its_refunds_alone(fixture: Fixture) {
    let paid = fixture.new_row(&payment("7", "I-1")).await;
    let refunded = fixture.new_row(&refund("7", "I-1")).await;
    fixture.new_row(&payment("7", "I-2")).await;
    fixture.new_row(&refund("7", "I-2")).await;
    let script = refusing("invoice-paid I-1");
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 2).await;
    assert_eq!(fixture.state(paid).await, Some(State::Dead));
    assert_eq!(fixture.state(refunded).await, Some(State::Held));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn another_signup_of_the_lane_releases_it(fixture: Fixture) {
    // An organization: two users sign up in one lane.
    let mut first = signup("org");
    first.user = "ada".into();
    let mut second = signup("org");
    second.user = "ben".into();
    fixture.new_row(&first).await;
    let paid = fixture.new_row(&payment("org", "I-1")).await;
    let script = Script::new(|body, _| {
        if body["context"]["newUser"]["id"] == "ada" {
            return answered(Meaning::EventRefused, 422);
        }
        accepted()
    });
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Held, 1).await;
    fixture.new_row(&second).await;
    fixture.until_state(State::Delivered, 2).await;
    assert_eq!(fixture.state(paid).await, Some(State::Delivered));
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn what_is_recorded_after_the_death_is_held(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    let script = refusing("new-signup");
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Dead, 1).await;
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.until_state(State::Held, 1).await;
    assert_eq!(script.sent().len(), 1);
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn skip_releases_and_the_sweep_does_not_hold_again(fixture: Fixture) {
    let signed_up = fixture.new_row(&signup("7")).await;
    fixture.new_row(&payment("7", "I-1")).await;
    let script = refusing("new-signup");
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Held, 1).await;
    fixture
        .outbox
        .skip(&fixture.database, &[signed_up])
        .await
        .unwrap();
    fixture.until_state(State::Delivered, 1).await;
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn the_sweep_heals_wrong_states_both_ways(fixture: Fixture) {
    let signed_up = fixture.new_row(&signup("7")).await;
    let paid = fixture.new_row(&payment("7", "I-1")).await;
    let other = fixture.new_row(&payment("8", "I-2")).await;
    fixture
        .sql("update cello_outbox set state = 3 where id = 1")
        .await;
    // As after a death between two statements: one is ready and must not be, one is held for nothing.
    fixture
        .sql("update cello_outbox set state = 4 where id = 3")
        .await;
    let script = Script::accepting();
    let relay = script.relay(&fixture, |relay| relay).await;
    fixture.until_state(State::Delivered, 1).await;
    fixture.until_state(State::Held, 1).await;
    assert_eq!(fixture.state(other).await, Some(State::Delivered));
    assert_eq!(fixture.state(paid).await, Some(State::Held));
    assert_eq!(script.sent().len(), 1, "not even before the sweep");
    // A wrong release is harmless: the claim looks again.
    fixture
        .sql("update cello_outbox set state = 0 where id = 2")
        .await;
    fixture.until_state(State::Held, 1).await;
    assert_eq!(script.sent().len(), 1);
    fixture
        .outbox
        .redrive(&fixture.database, &[signed_up])
        .await
        .unwrap();
    fixture.until_state(State::Delivered, 3).await;
    relay.shutdown(Duration::from_secs(5)).await;
}

async fn one_long_lane_does_not_starve_the_others(fixture: Fixture) {
    // The window of 500 sees one lane alone: the walk finds the others.
    let long: Vec<_> = (0..1200).map(|n| payment("a", &format!("I-{n}"))).collect();
    let others: Vec<_> = (0..20).map(|n| signup(&format!("b{n:02}"))).collect();
    crate::on!(fixture.pool, |pool| {
        let mut tx = pool.begin().await.unwrap();
        let _ = fixture.outbox.enqueue_all(&mut tx, &long).await.unwrap();
        let _ = fixture.outbox.enqueue_all(&mut tx, &others).await.unwrap();
        tx.commit().await.unwrap();
    });
    let script = Script::accepting();
    script.latency(Duration::from_millis(5));
    let relay = script.relay(&fixture, |relay| relay.in_flight(4)).await;
    fixture
        .until(
            "select count(*) from cello_outbox where state = 2 and lane <> 'a'",
            20,
        )
        .await;
    let of_the_long_lane = script
        .words()
        .iter()
        .filter(|word| word.starts_with("a "))
        .count();
    assert!(
        of_the_long_lane < 200,
        "{of_the_long_lane} of the long lane came first"
    );
    relay.shutdown(Duration::from_secs(5)).await;
}
