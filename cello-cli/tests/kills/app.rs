//! Has every sale its event, and every event its sale, when an app is killed at any moment?

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use cello_core::CelloEvent;
use cello_fake::FakeCello;
use cello_outbox::{Enqueued, testing};
use sqlx::SqlitePool;

use crate::tool::{Outbox, relay, run};
use crate::{Process, runtime};

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", currency = "EUR", subscription.interval = "monthly")]
struct Sale {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUserId, newUser.id)]
    user: String,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(price(minor))]
    amount: i64,
    #[cello(subscription.invoiceId)]
    invoice: String,
    #[cello(subscription.productKey)]
    plan: &'static str,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn invoice(sale: i64) -> String {
    format!("I-{sale}")
}

/// Where the app finds its database.
const DATABASE: &str = "KILLS_APP_DATABASE";

/// Every so many sales one is rolled back.
const ROLLED_BACK: i64 = 4;

/// Records sales with their events until it is killed, and tells each step on stderr.
#[test]
#[ignore = "a process that another test starts"]
fn sells_until_it_is_killed() {
    let Ok(url) = std::env::var(DATABASE) else {
        return;
    };
    // If nothing kills it, it ends by itself, and the test that reads its stderr fails.
    let limit = Duration::from_secs(10);
    runtime().block_on(async { tokio::time::timeout(limit, sell(&url)).await.unwrap() });
}

/// Writes a line at once, which `eprintln!` does not: a kill must not leave half of it.
fn tell(step: &str, sale: i64) {
    let line = format!("{step} {sale}\n");
    std::io::stderr().write_all(line.as_bytes()).unwrap();
}

async fn sell(url: &str) {
    let outbox = cello_outbox::Outbox::new();
    let pool = SqlitePool::connect(url).await.unwrap();
    let last: i64 = sqlx::query_scalar("select coalesce(max(id), 0) from sales")
        .fetch_one(&pool)
        .await
        .unwrap();
    for id in last + 1.. {
        let sale = Sale {
            code: "A1b2C3d4E5f",
            user: format!("u-{}", id % 5),
            email: "ada@example.com",
            amount: 12_990,
            invoice: invoice(id),
            plan: "Pro",
            at: 1_772_357_400,
        };
        let mut tx = pool.begin_with("BEGIN IMMEDIATE").await.unwrap();
        sqlx::query("insert into sales (id) values (?1)")
            .bind(id)
            .execute(&mut *tx)
            .await
            .unwrap();
        tell("sold", id);
        let enqueued = outbox.enqueue(&mut tx, &sale).await.unwrap();
        assert!(matches!(enqueued, Enqueued::New(_)), "{enqueued:?}");
        tell("enqueued", id);
        if id % ROLLED_BACK == 0 {
            tx.rollback().await.unwrap();
        } else {
            tx.commit().await.unwrap();
            tell("committed", id);
        }
    }
}

/// Starts the app, kills it after a step of its tenth sale or a later one, and adds the sales whose
/// commit it told. Returns the sale that it had begun last.
fn sell_until(step: &str, url: &str, committed: &mut Vec<i64>) -> i64 {
    let this = std::env::current_exe().unwrap();
    let mut command = Command::new(this);
    command
        .args([
            "--exact",
            "app::sells_until_it_is_killed",
            "--ignored",
            "--nocapture",
        ])
        .env(DATABASE, url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut process = Process::start(&mut command);
    let lines = BufReader::new(process.0.stderr.take().unwrap()).lines();
    let mut process = Some(process);
    let (mut sold, mut last) = (0, 0);
    let mut told = String::new();
    // After the kill the pipe still holds what the app told before.
    for line in lines {
        let line = line.unwrap();
        told += &line;
        told.push('\n');
        if let Some(id) = line.strip_prefix("sold ") {
            sold += 1;
            last = id.parse().unwrap();
        }
        if let Some(id) = line.strip_prefix("committed ") {
            committed.push(id.parse().unwrap());
        }
        if sold >= 10
            && line.starts_with(step)
            && let Some(process) = process.take()
        {
            process.kill();
        }
    }
    assert!(process.is_none(), "the app ended by itself:\n{told}");
    last
}

#[test]
fn a_killed_app_has_an_event_for_every_sale_and_no_other() {
    const KILLS: usize = 9;

    let outbox = Outbox::new("kills-app");
    let runtime = runtime();
    let pool = runtime.block_on(SqlitePool::connect(outbox.url())).unwrap();
    let create = "create table sales (id integer primary key)";
    runtime
        .block_on(sqlx::query(create).execute(&pool))
        .unwrap();

    let (mut committed, mut unfinished) = (Vec::new(), 0);
    for step in ["sold", "enqueued", "committed"]
        .into_iter()
        .cycle()
        .take(KILLS)
    {
        let last = sell_until(step, outbox.url(), &mut committed);
        let kept = sqlx::query_scalar("select count(*) from sales where id = ?1").bind(last);
        let kept: i64 = runtime.block_on(kept.fetch_one(&pool)).unwrap();
        unfinished += usize::from(kept == 0 && last % ROLLED_BACK != 0);
    }

    let (sales, events) = runtime.block_on(async {
        let sales: Vec<i64> = sqlx::query_scalar("select id from sales order by id")
            .fetch_all(&pool)
            .await
            .unwrap();
        let mut tx = pool.begin().await.unwrap();
        let events = testing::enqueued(&mut tx).await.unwrap();
        tx.rollback().await.unwrap();
        (sales, events)
    });
    eprintln!(
        "{KILLS} kills, {unfinished} of them in an open transaction: {} sales, {} of them told, {} events",
        sales.len(),
        committed.len(),
        events.len()
    );
    // A commit that was told is there; one that was not told may be.
    let kept: BTreeSet<_> = sales.iter().copied().collect();
    for id in &committed {
        assert!(kept.contains(id), "the committed sale {id} is lost");
    }
    assert!(sales.iter().all(|id| id % ROLLED_BACK != 0), "{sales:?}");
    let keys: Vec<_> = events.into_iter().map(|event| event.key).collect();
    let expected: Vec<_> = sales
        .iter()
        .map(|id| format!("invoice-paid:{}", invoice(*id)))
        .collect();
    assert_eq!(
        keys, expected,
        "an event without its sale, or a sale without its event"
    );
    // A kill hides at most the news of one commit.
    assert!(sales.len() <= committed.len() + KILLS);

    let cello = FakeCello::start();
    let delivered = run(&mut relay(&outbox, &cello, &["--until-empty"]));
    assert_eq!(delivered.code, Some(0), "{}", delivered.stderr);
    cello.assert_no_repeats();
    let mut arrived: Vec<_> = cello
        .events()
        .iter()
        .map(|event| event.invoice_id().to_owned())
        .collect();
    arrived.sort_by_key(|invoice| (invoice.len(), invoice.clone()));
    let sold: Vec<_> = sales.into_iter().map(invoice).collect();
    assert_eq!(arrived, sold);
}
