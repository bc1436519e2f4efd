//! How close does the client come to what its requests in flight allow?
//!
//! With n requests in flight and an answer after 50 ms, n ÷ 50 ms is the most that can be sent.
//! The goal is 90 % of it, at 16 and at 64, best of five.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use cello_client::{Client, Credentials};
use cello_fake::FakeCello;

const LATENCY: Duration = Duration::from_millis(50);
const GOAL: f64 = 0.9;
const RUNS: usize = 5;
/// How many answers each of those in flight waits for: a run takes 2 s.
const ROUNDS: usize = 40;

fn main() {
    // `cargo test --benches` passes this, and does not want to be slow.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut reached = true;
    for in_flight in [16, 64] {
        let best = (0..RUNS)
            .map(|_| runtime.block_on(ratio(in_flight)))
            .fold(0.0, f64::max);
        println!(
            "{in_flight} in flight: {:.1} % of in flight / latency",
            best * 100.0
        );
        reached &= best >= GOAL;
    }
    assert!(reached, "the goal is {} %", GOAL * 100.0);
}

/// Sends events, so many at a time, and returns their rate as a part of the highest possible.
async fn ratio(in_flight: usize) -> f64 {
    let fake = FakeCello::start();
    fake.set_latency(LATENCY);
    let credentials = Credentials::new(fake.access_key_id(), fake.secret_access_key());
    let client = Client::base_url(fake.url(), credentials).unwrap();
    // The log-in and the first connection are not what is measured.
    client.send_json(event(0)).await.unwrap();

    let events = in_flight * ROUNDS;
    let next = Arc::new(AtomicUsize::new(1));
    let start = Instant::now();
    let senders: Vec<_> = (0..in_flight)
        .map(|_| {
            let (client, next) = (client.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number > events {
                        return;
                    }
                    client.send_json(event(number)).await.unwrap();
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await.unwrap();
    }
    let time = start.elapsed();
    assert_eq!(fake.events().len(), events + 1);
    #[allow(clippy::cast_precision_loss)] // thousands
    let ratio = (events as f64 / time.as_secs_f64()) / (in_flight as f64 / LATENCY.as_secs_f64());
    ratio
}

fn event(number: usize) -> String {
    format!(
        r#"{{"eventName":"ReferralUpdated","payload":{{"ucc":"A1b2C3d4E5f","newUserId":"user-{number}","price":0,"currency":""}},"context":{{"newUser":{{"id":"user-{number}","email":"ada@example.com","name":"Ada Example"}},"event":{{"trigger":"new-signup","timestamp":"2026-03-01T08:49:37Z"}}}}}}"#
    )
}
