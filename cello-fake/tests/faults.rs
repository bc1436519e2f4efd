//! Does each fault look to the sender as it should?

use std::io::ErrorKind;
use std::time::{Duration, Instant};

use cello_fake::{FakeCello, Operation, hang, reset_after_body, reset_before_body, status, usual};

mod http;

fn send(cello: &FakeCello, bearer: &str) -> std::io::Result<http::Answer> {
    http::send(cello, bearer, &http::payment("I-1"))
}

#[test]
fn answers_come_in_their_order_and_then_as_usual() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    cello.next_answers([
        status(503).retry_after(7),
        usual(),
        status(302).header("location", "/login"),
        status(200).body("<html>"),
    ]);
    let answer = send(&cello, &bearer).unwrap();
    assert_eq!(
        (answer.status, answer.message().as_str()),
        (503, "Service Unavailable")
    );
    assert!(answer.head.contains("\r\nretry-after: 7"));
    assert!(answer.head.contains("\r\napigw-requestid: fake-request-"));
    assert_eq!(send(&cello, &bearer).unwrap().status, 200);
    let answer = send(&cello, &bearer).unwrap();
    assert!(answer.status == 302 && answer.head.contains("location: /login"));
    assert_eq!(send(&cello, &bearer).unwrap().body, b"<html>");
    assert_eq!(send(&cello, &bearer).unwrap().json()["success"], true);
    assert_eq!(cello.events().len(), 3, "a 2xx accepts, whatever its body");
}

#[test]
fn a_gateway_may_give_up_on_what_was_accepted() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    cello.next_answers([
        status(504).and_accept(),
        reset_after_body().and_accept(),
        status(504),
    ]);
    assert_eq!(send(&cello, &bearer).unwrap().status, 504);
    assert!(send(&cello, &bearer).is_err());
    assert_eq!(send(&cello, &bearer).unwrap().status, 504);
    assert_eq!(cello.events().len(), 2);
    assert_eq!(cello.repeats(), 1);
}

#[test]
fn a_reset_is_a_reset() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    cello.next_answers([reset_before_body(), reset_after_body()]);
    for body_is_read in [false, true] {
        let error = send(&cello, &bearer).err().expect("there is no answer");
        assert!(matches!(
            error.kind(),
            ErrorKind::ConnectionReset | ErrorKind::BrokenPipe
        ));
        let requests = cello.requests_to(Operation::SendEvent);
        let request = requests.last().unwrap();
        assert_eq!(request.status(), None);
        assert_eq!(!request.body().is_empty(), body_is_read);
    }
    assert!(cello.events().is_empty());
}

#[test]
fn a_body_may_be_cut_off_or_drip_or_be_huge() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    let huge = vec![b' '; 10_000_000];
    cello.next_answers([
        status(200).cut_after(5),
        status(200).body("drop").dripping(Duration::from_millis(10)),
        status(400).body(huge.clone()),
    ]);
    assert_eq!(
        send(&cello, &bearer).err().unwrap().kind(),
        ErrorKind::UnexpectedEof
    );
    let start = Instant::now();
    assert_eq!(send(&cello, &bearer).unwrap().body, b"drop");
    assert!(
        start.elapsed() >= Duration::from_millis(40),
        "10 ms before each of 4 bytes"
    );
    assert_eq!(send(&cello, &bearer).unwrap().body.len(), huge.len());
}

#[test]
fn an_answer_may_be_late_or_never_come() {
    let cello = FakeCello::builder()
        .latency(Duration::from_millis(20))
        .start()
        .unwrap();
    let bearer = http::bearer(&cello);
    cello.next_answers([usual().after(Duration::from_millis(30)), hang()]);
    let start = Instant::now();
    assert_eq!(send(&cello, &bearer).unwrap().status, 200);
    assert!(start.elapsed() >= Duration::from_millis(50));
    cello.set_latency(Duration::ZERO);

    std::thread::scope(|scope| {
        let hanging = scope.spawn(|| send(&cello, &bearer));
        let wait = cello.wait_for_requests(Operation::SendEvent, 2);
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(wait);
        assert_eq!(cello.connections().in_flight, 1);
        cello.go_down();
        assert!(hanging.join().unwrap().is_err());
    });
    assert_eq!(cello.connections().in_flight, 0);
    assert_eq!(cello.connections().open, 0);
}

#[test]
fn it_goes_down_and_comes_up_again() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    cello.go_down();
    assert_eq!(
        send(&cello, &bearer).err().unwrap().kind(),
        ErrorKind::ConnectionRefused
    );
    cello.come_up().unwrap();
    assert_eq!(
        send(&cello, &bearer).unwrap().status,
        200,
        "tokens outlive an outage"
    );
    let counts = cello.connections();
    assert_eq!(
        (counts.opened, counts.most_open, counts.most_in_flight),
        (2, 1, 1)
    );
}

#[test]
fn an_operation_may_fail_until_further_notice() {
    let cello = FakeCello::start();
    let bearer = http::bearer(&cello);
    cello.always(Operation::SendEvent, status(500));
    cello.next_answers([usual()]);
    let statuses = [(); 3].map(|()| send(&cello, &bearer).unwrap().status);
    assert_eq!(statuses, [200, 500, 500]);
    cello.always(Operation::SendEvent, usual());
    assert_eq!(send(&cello, &bearer).unwrap().status, 200);
    cello.next_answers_to(Operation::Token, [status(429)]);
    assert!(http::log_in(&cello).get("accessToken").is_none());
    assert_eq!(send(&cello, &bearer).unwrap().status, 200);
}
