//! What can an operator do, and what does it leave alone?

use cello_outbox::{Retention, State};

use crate::events::{payment, refund, signup};
use crate::fixture::Fixture;
use crate::on_both_databases;

on_both_databases! {
    stats_counts_every_state
    redrive_sends_again_and_releases
    skip_gives_up_and_releases
    a_dead_payment_holds_only_its_refunds
    pause_and_resume
    purge_deletes_what_is_old
    erase_forgets_a_user
    list_and_show
}

async fn stats_counts_every_state(fixture: Fixture) {
    for (n, _) in State::VARIANTS.iter().enumerate() {
        for copy in 0..=n {
            let id = fixture
                .new_row(&payment("7", &format!("I-{n}-{copy}")))
                .await;
            fixture
                .sql(&format!(
                    "update cello_outbox set state = {n} where id = {id}"
                ))
                .await;
        }
    }
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    for (n, &state) in State::VARIANTS.iter().enumerate() {
        assert_eq!(stats.count(state), n as u64 + 1, "{state}");
    }
    assert_eq!(stats.paused, None);
    fixture.database.shift_clock(90_000);
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert!((89..=95).contains(&stats.oldest_age.as_secs()), "{stats:?}");
}

async fn set(fixture: &Fixture, id: i64, state: State) {
    let number = State::VARIANTS
        .iter()
        .position(|other| *other == state)
        .unwrap();
    fixture
        .sql(&format!(
            "update cello_outbox set state = {number} where id = {id}"
        ))
        .await;
}

async fn redrive_sends_again_and_releases(fixture: Fixture) {
    let signup = fixture.new_row(&signup("7")).await;
    let paid = fixture.new_row(&payment("7", "I-1")).await;
    let other = fixture.new_row(&payment("8", "I-2")).await;
    set(&fixture, signup, State::Dead).await;
    set(&fixture, paid, State::Held).await;
    fixture.sql("update cello_outbox set attempts = 24").await;
    let done = fixture
        .outbox
        .redrive(&fixture.database, &[signup, paid, other, 99])
        .await
        .unwrap();
    assert_eq!(done, [signup]);
    assert_eq!(fixture.state(signup).await, Some(State::Ready));
    assert_eq!(fixture.state(paid).await, Some(State::Ready));
    let row = fixture
        .outbox
        .show(&fixture.database, signup)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.attempts, 0, "all attempts are before it again");

    set(&fixture, signup, State::Dead).await;
    set(&fixture, other, State::Uncertain).await;
    assert_eq!(
        fixture.outbox.redrive_all(&fixture.database).await.unwrap(),
        2
    );
    assert_eq!(
        fixture.outbox.redrive_all(&fixture.database).await.unwrap(),
        0
    );
}

async fn skip_gives_up_and_releases(fixture: Fixture) {
    let signup = fixture.new_row(&signup("7")).await;
    let paid = fixture.new_row(&payment("7", "I-1")).await;
    let uncertain = fixture.new_row(&payment("8", "I-2")).await;
    let sending = fixture.new_row(&payment("9", "I-3")).await;
    let ready = fixture.new_row(&payment("10", "I-4")).await;
    set(&fixture, signup, State::Dead).await;
    set(&fixture, paid, State::Held).await;
    set(&fixture, uncertain, State::Uncertain).await;
    set(&fixture, sending, State::Sending).await;
    let ids = [signup, uncertain, sending, ready];
    let done = fixture.outbox.skip(&fixture.database, &ids).await.unwrap();
    assert_eq!(done, [signup, uncertain, ready]);
    assert_eq!(fixture.state(signup).await, Some(State::Skipped));
    assert_eq!(fixture.state(paid).await, Some(State::Ready));
    assert_eq!(fixture.state(uncertain).await, Some(State::Delivered));
    assert_eq!(fixture.state(sending).await, Some(State::Sending));
    let row = fixture
        .outbox
        .show(&fixture.database, signup)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.payload, None, "blanked");
    assert_eq!(row.key, "new-signup:7:7", "the key stays");
}

async fn a_dead_payment_holds_only_its_refunds(fixture: Fixture) {
    let paid = fixture.new_row(&payment("7", "I-1")).await;
    let other = fixture.new_row(&payment("7", "I-2")).await;
    let refunded = fixture.new_row(&refund("7", "I-1")).await;
    let dead = [paid, other];
    for id in dead {
        set(&fixture, id, State::Dead).await;
    }
    set(&fixture, refunded, State::Held).await;
    fixture
        .outbox
        .skip(&fixture.database, &[other])
        .await
        .unwrap();
    assert_eq!(fixture.state(refunded).await, Some(State::Held));
    fixture
        .outbox
        .skip(&fixture.database, &[paid])
        .await
        .unwrap();
    assert_eq!(fixture.state(refunded).await, Some(State::Ready));
}

async fn pause_and_resume(fixture: Fixture) {
    assert!(!fixture.outbox.resume(&fixture.database).await.unwrap());
    fixture
        .outbox
        .pause(&fixture.database, "a wrong mapping")
        .await
        .unwrap();
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.paused.as_deref(), Some("a wrong mapping"));
    assert!(fixture.outbox.resume(&fixture.database).await.unwrap());
    let stats = fixture.outbox.stats(&fixture.database).await.unwrap();
    assert_eq!(stats.paused, None);
}

const DAY: i64 = 24 * 60 * 60 * 1000;

async fn purge_deletes_what_is_old(fixture: Fixture) {
    let mut ids = Vec::new();
    for (n, &state) in State::VARIANTS.iter().enumerate() {
        let id = fixture.new_row(&payment("7", &format!("I-{n}"))).await;
        fixture
            .sql(&format!(
                "update cello_outbox set state = {n} where id = {id}"
            ))
            .await;
        if ![State::Ready, State::Sending, State::Held].contains(&state) {
            let sql = format!("update cello_outbox set done_at = created_at where id = {id}");
            fixture.sql(&sql).await;
        }
        ids.push(id);
    }
    let purge = async || {
        let purged = fixture
            .outbox
            .purge(&fixture.database, Retention::default())
            .await
            .unwrap();
        (purged.rows, purged.payloads)
    };
    fixture.database.shift_clock(1000);
    assert_eq!(
        purge().await,
        (0, 1),
        "a delivered payload is kept no longer than it takes"
    );
    fixture.database.shift_clock(31 * DAY);
    assert_eq!(purge().await, (0, 1), "the dead payload");
    fixture.database.shift_clock(60 * DAY);
    assert_eq!(purge().await, (4, 0), "delivered, dead, skipped, invalid");
    let mut left = Vec::new();
    for event in fixture.events().await {
        left.push(event.state);
    }
    assert_eq!(
        left,
        [State::Ready, State::Sending, State::Held, State::Uncertain]
    );
}

async fn erase_forgets_a_user(fixture: Fixture) {
    let delivered = fixture.new_row(&signup("ada-7")).await;
    set(&fixture, delivered, State::Delivered).await;
    fixture.new_row(&payment("ada-7", "I-1")).await;
    let dead = fixture.new_row(&payment("ada-7", "I-2")).await;
    set(&fixture, dead, State::Dead).await;
    let other = fixture.new_row(&payment("8", "I-3")).await;
    let erased = fixture
        .outbox
        .erase(&fixture.database, "ada-7")
        .await
        .unwrap();
    assert_eq!((erased.removed, erased.anonymized), (2, 1));
    let events = fixture.events().await;
    assert_eq!(
        events.iter().map(|event| event.id).collect::<Vec<_>>(),
        [delivered, other]
    );
    let traces = "select count(*) from cello_outbox where event_key like '%ada%' \
                  or lane like '%ada%' or user_id like '%ada%' or payload like '%ada-7%'";
    assert_eq!(fixture.number(traces).await, 0);
}

async fn list_and_show(fixture: Fixture) {
    let first = fixture.new_row(&payment("7", "I-1")).await;
    let second = fixture.new_row(&payment("7", "I-2")).await;
    set(&fixture, second, State::Dead).await;
    let list = async |state, after, limit| {
        let rows = fixture
            .outbox
            .list(&fixture.database, state, after, limit)
            .await
            .unwrap();
        rows.iter().map(|row| row.id).collect::<Vec<_>>()
    };
    assert_eq!(list(None, 0, 10).await, [first, second]);
    assert_eq!(list(None, 0, 1).await, [first]);
    assert_eq!(list(None, first, 10).await, [second]);
    assert_eq!(list(Some(State::Dead), 0, 10).await, [second]);
    let row = fixture
        .outbox
        .show(&fixture.database, first)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.user_id, "7");
    assert!(row.payload.unwrap().contains(r#""invoiceId":"I-1""#));
    assert!(row.created_at.is_some() && row.due_at.is_some() && row.done_at.is_none());
    assert_eq!(
        fixture.outbox.show(&fixture.database, 99).await.unwrap(),
        None
    );
}
