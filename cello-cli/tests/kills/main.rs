//! Is anything lost, or sent without its sale, when processes are killed at any moment?

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Command};
use std::time::Duration;

use cello_fake::{Event, FakeCello};
use sqlx::SqlitePool;
use tokio::runtime::{Builder, Runtime};
use tool::{Outbox, payment, relay, run};

mod app;
#[path = "../tool/mod.rs"]
mod tool;

/// A process that does not outlive a test that fails.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Self {
        Self(command.spawn().expect("the process starts"))
    }

    /// Ends it as the kernel does when memory is short: SIGKILL, which no process can catch.
    fn kill(mut self) {
        let ended = self.0.try_wait().expect("the process can be asked");
        assert_eq!(ended, None, "it ended before it was killed");
        self.0.kill().expect("the process can be killed");
        self.0.wait().expect("the process ends");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Lets two minutes pass for the rows of a relay that is dead, and returns how many they are.
fn leases_end(outbox: &Outbox) -> usize {
    runtime().block_on(async {
        let pool = SqlitePool::connect(outbox.url()).await.unwrap();
        let ended = sqlx::query("update cello_outbox set lease_until = 0 where state = 1")
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
        usize::try_from(ended.rows_affected()).unwrap()
    })
}

/// The invoices of each user, in the order in which they first arrived.
fn first_deliveries(events: &[Event]) -> BTreeMap<String, Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for event in events {
        if seen.insert(event.invoice_id()) {
            let invoices = users.entry(event.new_user_id().to_owned()).or_default();
            invoices.push(event.invoice_id().to_owned());
        }
    }
    users
}

#[test]
fn a_killed_relay_loses_nothing_and_repeats_only_what_was_in_flight() {
    const IN_FLIGHT: usize = 16;
    const EVENTS: usize = 200;
    const USERS: usize = 20;
    // How many more events arrive before each kill: soon after the start, and later.
    const KILLS: [usize; 6] = [1, 40, 17, 5, 33, 12];

    let outbox = Outbox::new("kills-relay");
    let cello = FakeCello::builder()
        .latency(Duration::from_millis(10))
        .start()
        .unwrap();
    let mut recorded: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut lines = String::new();
    for n in 0..EVENTS {
        let (user, invoice) = (format!("u-{:02}", n % USERS), format!("I-{n:03}"));
        lines += &payment(&user, &invoice);
        recorded.entry(user).or_default().push(invoice);
    }
    assert_eq!(outbox.enqueue(&lines).code, Some(0));

    let in_flight = IN_FLIGHT.to_string();
    let arguments = ["--in-flight", &in_flight];
    let mut interrupted = 0;
    for more in KILLS {
        let before = cello.events().len();
        let process = Process::start(&mut relay(&outbox, &cello, &arguments));
        cello.wait_for_blocking(before + more);
        process.kill();
        interrupted += leases_end(&outbox);
    }
    let left = outbox.status()["ready"].as_u64().unwrap();
    let last = run(&mut relay(&outbox, &cello, &["--until-empty"]));
    assert_eq!(last.code, Some(0), "{}", last.stderr);

    let events = cello.events();
    let repeats = cello.repeats();
    eprintln!(
        "{} kills: {interrupted} rows interrupted, {left} left to the last relay, {} events arrived, \
         {repeats} of them repeats",
        KILLS.len(),
        events.len(),
    );
    assert_eq!(first_deliveries(&events), recorded, "lost or out of order");
    assert_eq!(events.len(), EVENTS + repeats);
    assert!(repeats <= interrupted, "{repeats} of {interrupted}");
    assert!(repeats <= IN_FLIGHT * KILLS.len(), "{repeats}");
    assert_eq!(outbox.status()["delivered"], EVENTS);
    assert!(
        interrupted > 0,
        "every kill came when nothing was in flight"
    );
}
