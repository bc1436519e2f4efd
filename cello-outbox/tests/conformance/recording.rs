//! What is recorded, under which key, and what never happens to the user's transaction?

use cello_core::CelloEvent;
use cello_outbox::{EnqueueError, Enqueued, Outbox, State, StorageErrorKind};

use crate::events::{demo, payment, refund, signup};
use crate::fixture::Fixture;
use crate::{on, on_both_databases};

on_both_databases! {
    keys_name_what_is_one_of_a_kind
    keys_escape_what_would_end_a_part
    the_same_event_is_a_duplicate
    another_event_of_the_same_key_is_a_conflict
    a_changed_address_is_still_a_duplicate
    not_referred_is_nothing
    an_invalid_event_is_recorded_and_costs_no_sale
    an_id_that_a_database_would_refuse_is_invalid
    strict_makes_an_invalid_event_an_error
    a_rollback_records_nothing
    a_connection_without_a_transaction_is_an_error
    enqueue_as_sets_the_key
    enqueue_all_records_hundreds_at_once
    an_envelope_is_the_event_that_it_is_of
    migrating_twice_is_harmless
    missing_tables_are_named
    an_unknown_version_is_refused
    what_prepare_makes_is_the_same_row
}

async fn keys_name_what_is_one_of_a_kind(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    fixture.new_row(&demo("7")).await;
    fixture.new_row(&payment("7", "I-1")).await;
    fixture.new_row(&refund("7", "I-1")).await;
    let keys: Vec<_> = fixture
        .events()
        .await
        .into_iter()
        .map(|event| event.key)
        .collect();
    assert_eq!(
        keys,
        [
            "new-signup:7:7",
            "demo-call-attended:7:2026-03-01T09%3A35%3A00Z",
            "invoice-paid:I-1",
            "charge-refunded:I-1:2026-03-01T09%3A33%3A20Z:10EUR",
        ]
    );
}

async fn keys_escape_what_would_end_a_part(fixture: Fixture) {
    fixture.new_row(&payment("7", "a:b%")).await;
    fixture.new_row(&payment("7", &"x".repeat(255))).await;
    let events = fixture.events().await;
    assert_eq!(events[0].key, "invoice-paid:a%3Ab%25");
    assert_eq!(events[1].key.len(), 255);
    let digest = &events[1].key[255 - 64..];
    assert!(
        digest.chars().all(|digit| digit.is_ascii_hexdigit()),
        "{digest}"
    );
}

async fn the_same_event_is_a_duplicate(fixture: Fixture) {
    let id = fixture.new_row(&payment("7", "I-1")).await;
    assert_eq!(
        fixture.enqueue(&payment("7", "I-1")).await.unwrap(),
        Enqueued::Duplicate(id)
    );
    assert_eq!(fixture.events().await.len(), 1);
}

async fn another_event_of_the_same_key_is_a_conflict(fixture: Fixture) {
    let first = payment("7", "I-1");
    let id = fixture.new_row(&first).await;
    let mut other = first.clone();
    other.amount += 1;
    assert_eq!(
        fixture.enqueue(&other).await.unwrap(),
        Enqueued::Conflict(id)
    );
    let events = fixture.events().await;
    assert_eq!(events.len(), 1);
    assert!(
        events[0].payload.contains(r#""price":129.9,"#),
        "the first row stays"
    );
}

async fn a_changed_address_is_still_a_duplicate(fixture: Fixture) {
    let mut event = signup("7");
    let id = fixture.new_row(&event).await;
    event.email = "ada@example.org".into();
    event.name = "Ada Sample".into();
    event.code = Some("B1b2C3d4E5f".into());
    assert_eq!(
        fixture.enqueue(&event).await.unwrap(),
        Enqueued::Duplicate(id)
    );
}

async fn not_referred_is_nothing(fixture: Fixture) {
    let mut event = payment("7", "I-1");
    event.code = None;
    assert_eq!(fixture.enqueue(&event).await.unwrap(), Enqueued::Nothing);
    assert!(fixture.events().await.is_empty());
}

async fn an_invalid_event_is_recorded_and_costs_no_sale(fixture: Fixture) {
    let mut event = payment("7", "I-1");
    event.email = "nowhere".into();
    // Twice: a retry of the sale must not fail on the row of the first attempt.
    for _ in 0..2 {
        assert!(matches!(
            fixture.enqueue(&event).await.unwrap(),
            Enqueued::Invalid(_)
        ));
    }
    let events = fixture.events().await;
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].state, State::Invalid);
    assert_eq!(events[0].payload, "");
    let problem = events[0].problem.as_deref().unwrap();
    assert!(problem.contains("newUser.email"), "{problem}");
    assert!(!problem.contains("nowhere"), "{problem}");
}

async fn an_id_that_a_database_would_refuse_is_invalid(fixture: Fixture) {
    let ids = ["x".repeat(256), "a\u{0}b".to_owned(), "é".repeat(256)];
    for id in ids {
        let event = payment(&id, "I-1");
        assert!(matches!(
            fixture.enqueue(&event).await.unwrap(),
            Enqueued::Invalid(_)
        ));
        let event = payment("7", &id);
        assert!(matches!(
            fixture.enqueue(&event).await.unwrap(),
            Enqueued::Invalid(_)
        ));
    }
    // The longest that there may be, in the widest characters.
    fixture
        .new_row(&payment(&"𝄞".repeat(255), &"𝄞".repeat(255)))
        .await;
}

async fn strict_makes_an_invalid_event_an_error(fixture: Fixture) {
    let mut event = payment("7", "I-1");
    event.email = "nowhere".into();
    let strict = Outbox::new().strict(true);
    let result = on!(fixture.pool, |pool| {
        let mut tx = pool.begin().await.unwrap();
        strict.enqueue(&mut tx, &event).await
    });
    assert!(matches!(result, Err(EnqueueError::Invalid(_))));
    assert!(strict.prepare(&event).is_err());
    assert!(fixture.events().await.is_empty());
}

async fn a_rollback_records_nothing(fixture: Fixture) {
    on!(fixture.pool, |pool| {
        let mut tx = pool.begin().await.unwrap();
        let enqueued = fixture
            .outbox
            .enqueue(&mut tx, &payment("7", "I-1"))
            .await
            .unwrap();
        assert!(matches!(enqueued, Enqueued::New(_)));
        tx.rollback().await.unwrap();
    });
    assert!(fixture.events().await.is_empty());
}

async fn a_connection_without_a_transaction_is_an_error(fixture: Fixture) {
    let result = on!(fixture.pool, |pool| {
        let mut connection = pool.acquire().await.unwrap();
        fixture
            .outbox
            .enqueue(&mut connection, &payment("7", "I-1"))
            .await
    });
    let error = result.unwrap_err();
    assert!(matches!(error, EnqueueError::NoTransaction));
    assert!(error.to_string().contains("pool.begin()"), "{error}");
    assert!(fixture.events().await.is_empty());
}

async fn enqueue_as_sets_the_key(fixture: Fixture) {
    let event = refund("7", "I-1");
    let enqueue_as = async |key: &str| {
        on!(fixture.pool, |pool| {
            let mut tx = pool.begin().await.unwrap();
            let enqueued = fixture
                .outbox
                .enqueue_as(&mut tx, key, &event)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            enqueued
        })
    };
    let Enqueued::New(first) = enqueue_as("re_1").await else {
        panic!()
    };
    assert!(matches!(enqueue_as("re_2").await, Enqueued::New(_)));
    assert_eq!(enqueue_as("re_1").await, Enqueued::Duplicate(first));
    for key in ["", "  ", " re_3", "re\n3"] {
        assert!(
            matches!(enqueue_as(key).await, Enqueued::Invalid(_)),
            "{key:?}"
        );
    }
    assert!(matches!(
        enqueue_as(&"k".repeat(300)).await,
        Enqueued::New(_)
    ));
}

async fn an_envelope_is_the_event_that_it_is_of(fixture: Fixture) {
    let known = fixture.new_row(&payment("7", "I-1")).await;
    let (first, second) = (payment("7", "I-1"), payment("7", "I-2"));
    let envelopes = [&first, &second].map(|event| event.envelope().unwrap().unwrap());
    let (one, all) = on!(fixture.pool, |pool| {
        let mut tx = pool.begin().await.unwrap();
        let one = fixture.outbox.enqueue_envelope(&mut tx, &envelopes[0]);
        let one = one.await.unwrap();
        let all = fixture.outbox.enqueue_envelopes(&mut tx, &envelopes);
        let all = all.await.unwrap();
        tx.commit().await.unwrap();
        (one, all)
    });
    assert_eq!(one, Enqueued::Duplicate(known));
    assert_eq!(all[0], Enqueued::Duplicate(known));
    assert!(matches!(all[1], Enqueued::New(_)));
    let events = fixture.events().await;
    assert_eq!(events[1].payload, second.to_json().unwrap().unwrap());
}

async fn enqueue_all_records_hundreds_at_once(fixture: Fixture) {
    let known = fixture.new_row(&payment("7", "I-3")).await;
    let mut events: Vec<_> = (0..1200).map(|n| payment("7", &format!("I-{n}"))).collect();
    events[5].code = None;
    events[6].email = "nowhere".into();
    events.push(events[1].clone());
    let mut other = events[2].clone();
    other.amount += 1;
    events.push(other);
    let results = on!(fixture.pool, |pool| {
        let mut tx = pool.begin().await.unwrap();
        let results = fixture.outbox.enqueue_all(&mut tx, &events).await.unwrap();
        tx.commit().await.unwrap();
        results
    });
    assert_eq!(results.len(), events.len());
    let ids: Vec<i64> = results
        .iter()
        .filter_map(|result| match result {
            Enqueued::New(id) => Some(*id),
            _ => None,
        })
        .collect();
    assert_eq!(ids.len(), 1197);
    assert!(
        ids.is_sorted(),
        "the order of the iterator is the order in the lane"
    );
    assert_eq!(results[3], Enqueued::Duplicate(known));
    assert_eq!(results[5], Enqueued::Nothing);
    assert!(matches!(results[6], Enqueued::Invalid(_)));
    let Enqueued::New(second) = results[1] else {
        panic!()
    };
    let Enqueued::New(third) = results[2] else {
        panic!()
    };
    assert_eq!(results[1200], Enqueued::Duplicate(second));
    assert_eq!(results[1201], Enqueued::Conflict(third));
}

async fn migrating_twice_is_harmless(fixture: Fixture) {
    fixture.new_row(&signup("7")).await;
    fixture.outbox.migrate(&fixture.database).await.unwrap();
    assert_eq!(fixture.events().await.len(), 1);
}

async fn missing_tables_are_named(fixture: Fixture) {
    fixture.sql("drop table cello_outbox").await;
    fixture.sql("drop table cello_outbox_meta").await;
    let Err(EnqueueError::Storage(error)) = fixture.enqueue(&signup("7")).await else {
        panic!()
    };
    assert_eq!(error.kind(), StorageErrorKind::NotMigrated);
    assert!(
        error.to_string().contains("cello outbox migrate"),
        "{error}"
    );
    let error = fixture.outbox.stats(&fixture.database).await.unwrap_err();
    assert_eq!(error.kind(), StorageErrorKind::NotMigrated);
}

async fn an_unknown_version_is_refused(fixture: Fixture) {
    fixture
        .sql("update cello_outbox_meta set version = 99")
        .await;
    let errors = [
        fixture.outbox.migrate(&fixture.database).await.unwrap_err(),
        fixture.outbox.stats(&fixture.database).await.unwrap_err(),
        fixture
            .outbox
            .redrive(&fixture.database, &[1])
            .await
            .unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), StorageErrorKind::Version, "{error}");
    }
}

async fn what_prepare_makes_is_the_same_row(fixture: Fixture) {
    let mut faulty = payment("7", "I-2");
    faulty.email = "nowhere".into();
    let event = payment("7", "I-1");
    for event in [&event, &faulty, &event] {
        let row = fixture.outbox.prepare(event).unwrap().unwrap();
        on!(fixture.pool, |pool| {
            let sql = sqlx::AssertSqlSafe(row.sql(fixture.database.dialect()));
            let mut query = sqlx::query(sql);
            for parameter in row.parameters() {
                query = query.bind(parameter);
            }
            query.execute(pool).await.unwrap();
        });
    }
    let events = fixture.events().await;
    assert_eq!(events.len(), 2, "the third is a duplicate");
    assert_eq!(events[1].state, State::Invalid);
    // The other way finds it, with the same digest.
    let id = events[0].id;
    assert_eq!(
        fixture.enqueue(&event).await.unwrap(),
        Enqueued::Duplicate(id)
    );
}

#[tokio::test]
async fn what_a_webhook_reports_is_refused() {
    use cello_attribution::Integration;
    let fixture = Fixture::sqlite().await;
    let guarded = Outbox::new().integration(Integration::ApiAndStripeWebhook);
    let crate::fixture::Pool::Sqlite(pool) = &fixture.pool else {
        unreachable!()
    };
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
    let paid = payment("7", "I-1");
    let enqueued = guarded.enqueue(&mut tx, &paid).await.unwrap();
    assert!(
        matches!(enqueued, Enqueued::AlreadyReported(_)),
        "{enqueued:?}"
    );
    let many = guarded.enqueue_all(&mut tx, [&paid]).await.unwrap();
    assert!(
        matches!(many[..], [Enqueued::AlreadyReported(_)]),
        "{many:?}"
    );
    assert!(guarded.prepare(&paid).unwrap().is_none());
    let signed_up = guarded.enqueue(&mut tx, &signup("7")).await.unwrap();
    assert!(matches!(signed_up, Enqueued::New(_)), "{signed_up:?}");
    tx.commit().await.unwrap();
    assert_eq!(fixture.events().await.len(), 1);
}
