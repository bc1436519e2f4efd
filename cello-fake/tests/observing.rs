//! Does a test learn what the stand-in saw?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cello_fake::{FakeCello, Operation, status};
use serde_json::json;

mod http;

fn send(cello: &FakeCello, bearer: &str, invoice: &str) {
    http::send(cello, bearer, &http::payment(invoice)).expect("it answers");
}

#[test]
fn events_are_there_byte_by_byte() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    send(&cello, &bearer, "I-1");
    send(&cello, &bearer, "I-2");
    let events = cello.wait_for_blocking(2);
    assert_eq!(events[1].to_string(), http::payment("I-2").to_string());
    assert_eq!(events[1].json()["payload"]["price"], 129.9);
    assert_eq!(events[0].trigger(), "invoice-paid");
    assert_eq!(
        (events[0].ucc(), events[0].new_user_id()),
        ("A1b2C3d4E5f", "user-7")
    );
    assert_eq!(
        (events[0].invoice_id(), events[1].invoice_id()),
        ("I-1", "I-2")
    );
    assert_eq!(
        events[0].request().header("Content-Type"),
        Some("application/json")
    );
    cello.assert_no_repeats();
    cello.forget();
    assert!(cello.events().is_empty() && cello.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn waiting_works_on_a_paused_clock() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    let waiting = cello.wait_for(1);
    send(&cello, &bearer, "I-1");
    assert_eq!(waiting.await.len(), 1);
    let requests = cello.wait_for_requests(Operation::SendEvent, 1).await;
    assert_eq!(requests[0].status(), Some(200));
}

#[test]
#[should_panic(expected = ": expected 2 accepted events, and the time is over.
1 events were accepted. The last requests:
  POST /token: 201
  POST /events: 200
  POST /events: 503
")]
fn waiting_in_vain_tells_what_came() {
    let cello = FakeCello::builder()
        .patience(Duration::from_millis(1))
        .start()
        .unwrap();
    let bearer = http::bearer(&cello);
    send(&cello, &bearer, "I-1");
    cello.next_answers([status(503)]);
    send(&cello, &bearer, "I-2");
    cello.wait_for_blocking(2);
}

#[test]
#[should_panic(expected = "1 of 3 events were accepted again:
  `invoice-paid` of `user-7`: fake-request-2 and fake-request-4")]
fn a_repeat_is_found() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    for invoice in ["I-1", "I-2", "I-1"] {
        send(&cello, &bearer, invoice);
    }
    assert_eq!(cello.repeats(), 1);
    cello.assert_no_repeats();
}

#[test]
fn each_answer_can_be_listened_to() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let listener = seen.clone();
    let builder = FakeCello::builder().on_answer(move |request| {
        listener
            .lock()
            .unwrap()
            .push((request.path().to_owned(), request.status()));
    });
    let cello = builder.start().unwrap();
    http::log_in(&cello);
    assert_eq!(*seen.lock().unwrap(), [("/token".to_owned(), Some(201))]);
}

#[test]
fn debug_shows_no_token_and_no_body() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    send(&cello, &bearer, "I-1");
    let debug = format!("{cello:?} {:?} {:?}", cello.events(), cello.requests());
    for secret in ["token-1", "fake-secret", "ada@example.com", "A1b2C3d4E5f"] {
        assert!(!debug.contains(secret), "{debug}");
    }
}

#[test]
fn referrers_have_codes_links_and_an_end() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    let get = |path: &str| http::request(&cello, &format!("GET {path}\n{bearer}"), b"").unwrap();
    cello.add_referrer("user/1", "A1b2C3d4E5f");
    cello.set_reward("user-7", json!({ "eligible": true }));

    assert_eq!(
        get("/referral-codes/A1b2C3d4E5f").json()["productUserId"],
        "user/1"
    );
    assert_eq!(get("/referral-codes/other").json()["valid"], false);
    assert_eq!(
        get("/referral-codes/active-link/user%2F1").json()["activeUcc"],
        "A1b2C3d4E5f"
    );
    let made_up = get("/referral-codes/active-link/user-2").json();
    assert_eq!(get("/referral-codes/active-link/user-2").json(), made_up);
    assert_eq!(get("/new-users/user-7/reward").json()["eligible"], true);
    assert_eq!(get("/new-users/user-8/reward").json()["eligible"], false);

    let depersonalize = || {
        let head = format!("POST /referrers/user%2F1/depersonalize\n{bearer}");
        http::request(&cello, &head, b"").unwrap().status
    };
    assert_eq!((depersonalize(), depersonalize()), (204, 404));
    assert_eq!(get("/referral-codes/A1b2C3d4E5f").json()["valid"], false);
}

#[test]
fn the_guides_rules_can_be_switched_on() {
    let mut event = http::payment("I-1");
    event["context"]["subscription"]
        .as_object_mut()
        .unwrap()
        .remove("interval");
    for (strict, expected) in [(false, 200), (true, 400)] {
        let cello = FakeCello::builder().strict(strict).start().unwrap();
        let bearer = http::bearer(&cello);
        let answer = http::send(&cello, &bearer, &event).unwrap();
        assert_eq!(answer.status, expected);
        assert!(!strict || answer.message().contains("subscription.interval"));
        assert_eq!(
            http::send(&cello, &bearer, &http::payment("I-2"))
                .unwrap()
                .status,
            200
        );
    }
}
