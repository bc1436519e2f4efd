//! Does every statement of the relay stay cheap, whatever is in the table?
//!
//! Rows visited are counted, not milliseconds: they do not depend on the machine.

use cello_outbox::Dialect;
use cello_outbox::statements::{self, Statement};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor as _, PgPool, Row as _};

use crate::fixture::{Fixture, Pool};

/// A parameter of a statement.
#[derive(Clone, Copy)]
enum P {
    Int(i64),
    Text(&'static str),
}

use P::{Int, Text};

const ID: &str =
    r#"[{"id":70000,"claim":1,"state":0,"unspent":0,"wait":1000,"status":500,"quiet":0}]"#;

/// What the relay runs often, with typical parameters, and whether rows visited are bounded.
const STATEMENTS: &[(&str, Statement, &[P])] = &[
    ("CONTROL", statements::CONTROL, &[Int(0)]),
    ("WINDOW", statements::WINDOW, &[Int(0), Int(16)]),
    (
        "WALK",
        statements::WALK,
        &[Int(0), Text(""), Int(2000), Int(16)],
    ),
    (
        "CLAIM",
        statements::CLAIM,
        &[Int(0), Text("[50000,50001,50002,50003]"), Int(120_000)],
    ),
    (
        "EXPIRE",
        statements::EXPIRE,
        &[Int(0), Int(24), Int(0), Int(120_000)],
    ),
    ("DELIVER", statements::DELIVER, &[Int(0), Text(ID), Int(0)]),
    ("SETTLE", statements::SETTLE, &[Int(0), Text(ID)]),
    (
        "PUSH",
        statements::PUSH,
        &[Int(0), Text("lane-1"), Int(1000)],
    ),
    ("HOLD", statements::HOLD, &[Text("lane-1")]),
    ("RELEASE", statements::RELEASE, &[Text("lane-1")]),
    ("LANES_TO_HOLD", statements::LANES_TO_HOLD, &[Text("")]),
    (
        "LANES_TO_RELEASE",
        statements::LANES_TO_RELEASE,
        &[Text("")],
    ),
    ("PURGE", statements::PURGE, &[Int(0), Int(1_000_000_000)]),
];

/// The shapes of the table: how its 100,000 rows are made.
const SHAPES: &[(&str, &str)] = &[
    (
        "100,000 lanes",
        "'lane-' || n, now() - interval '1 hour', 0",
    ),
    (
        "one lane of 100,000",
        "'lane-1', now() - interval '1 hour', 0",
    ),
    (
        "all heads waiting",
        "'lane-' || (n % 1000), now() + interval '1 hour', 0",
    ),
    (
        "heads waiting before due rows",
        "'lane-' || (n % 1000), now() + (case when n <= 1000 then 1 else -1 end) * interval '1 hour', 0",
    ),
    (
        "100,000 delivered",
        "'lane-' || n, now() - interval '1 hour', 2",
    ),
    (
        "a dead signup before 99,999 held",
        "'lane-1', now() - interval '1 hour', case when n = 1 then 3 else 4 end",
    ),
    (
        "100,000 dead payments",
        "'lane-' || (n % 1000), now() - interval '1 hour', 3",
    ),
];

fn fill(shape: &str) -> String {
    format!(
        "insert into cello_outbox (event_key, digest, user_id, trigger, invoice, payload, lane, due_at, state, done_at)
         select 'key-' || n, 'd', 'user', case when n = 1 then 'new-signup' else 'invoice-paid' end, 'I-' || n, 'body', {shape}, now()
         from generate_series(1, 100000) n"
    )
}

/// The statistics of a table that was analysed when it was full, when it was empty, and never.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Statistics {
    Fresh,
    OfTheEmptyTable,
    None,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_visits_few_rows_in_every_shape() {
    let Some(fixture) = Fixture::postgres().await else {
        return;
    };
    let Pool::Postgres(pool) = &fixture.pool else {
        unreachable!()
    };
    let mut failures = Vec::new();
    for (name, shape) in SHAPES {
        for statistics in [
            Statistics::None,
            Statistics::OfTheEmptyTable,
            Statistics::Fresh,
        ] {
            pool.execute("truncate cello_outbox restart identity")
                .await
                .unwrap();
            if statistics == Statistics::OfTheEmptyTable {
                pool.execute("vacuum analyze cello_outbox").await.unwrap();
            }
            pool.execute(AssertSqlSafe(fill(shape))).await.unwrap();
            if statistics == Statistics::Fresh {
                pool.execute("vacuum analyze cello_outbox").await.unwrap();
            }
            for (statement, sql, parameters) in STATEMENTS {
                let plan = explain(pool, sql.of(Dialect::Postgres), parameters).await;
                let mut judged = Judged::default();
                judged.node(&plan[0]["Plan"]);
                // A lane of held rows behind one dead signup is looked through by the sweep, once
                // a minute; a claim never is.
                let most = if statement.starts_with("LANES") || *statement == "RELEASE" {
                    400_000.0
                } else {
                    5000.0
                };
                if judged.visited > most || !judged.bad.is_empty() {
                    failures.push(format!(
                        "{statement}, {name}, {statistics:?}: {} rows, {:?}",
                        judged.visited, judged.bad
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Runs a statement, rolls it back, and returns its plan.
async fn explain(pool: &PgPool, sql: &str, parameters: &[P]) -> Value {
    let mut tx = pool
        .begin_with(statements::BEGIN.of(Dialect::Postgres))
        .await
        .unwrap();
    let explain = AssertSqlSafe(format!("explain (analyze, format json) {sql}"));
    let mut query = sqlx::query(explain).persistent(false);
    for parameter in parameters {
        query = match *parameter {
            Int(number) => query.bind(number),
            Text(text) => query.bind(text),
        };
    }
    let row = query
        .fetch_one(&mut *tx)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    tx.rollback().await.unwrap();
    let text: String = row.try_get_unchecked(0).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[derive(Default)]
struct Judged {
    visited: f64,
    bad: Vec<String>,
}

impl Judged {
    fn node(&mut self, node: &Value) {
        let number = |key: &str| node[key].as_f64().unwrap_or_default();
        let kind = node["Node Type"].as_str().unwrap_or_default();
        if node["Relation Name"] == "cello_outbox" {
            let rows = number("Actual Rows")
                + number("Rows Removed by Filter")
                + number("Rows Removed by Index Recheck");
            self.visited += rows * number("Actual Loops");
            if kind == "Seq Scan" {
                self.bad.push("Seq Scan".to_owned());
            }
        }
        if node["Join Type"] == "Anti" {
            self.bad.push(format!("anti-join by {kind}"));
        }
        for child in node["Plans"].as_array().into_iter().flatten() {
            self.node(child);
        }
    }
}

#[tokio::test]
async fn sqlite_scans_no_table() {
    let fixture = Fixture::sqlite().await;
    let Pool::Sqlite(pool) = &fixture.pool else {
        unreachable!()
    };
    let mut failures = Vec::new();
    for (statement, sql, parameters) in STATEMENTS {
        let explain = AssertSqlSafe(format!("explain query plan {}", sql.of(Dialect::Sqlite)));
        let mut query = sqlx::query(explain);
        for parameter in *parameters {
            query = match *parameter {
                Int(number) => query.bind(number),
                Text(text) => query.bind(text),
            };
        }
        for row in query.fetch_all(pool).await.unwrap() {
            let detail: String = row.get("detail");
            // `o` is a page of rows here, not the table.
            let pages = ["WINDOW", "WALK", "HOLD"];
            if detail == "SCAN o" && pages.contains(statement) {
                continue;
            }
            let of_the_table = ["cello_outbox", "o", "d", "p", "s", "n"]
                .iter()
                .any(|name| detail == format!("SCAN {name}"));
            if of_the_table {
                failures.push(format!("{statement}: {detail}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
