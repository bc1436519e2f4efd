//! Does the code for sending in the root's README compile?
//!
//! The blocks of this file between `// README` and `// end` are in it, word for word.

#![allow(dead_code)] // they only have to compile

use std::error::Error;

use cello_core::CelloEvent;
use cello_outbox::Outbox;

const THIS: &str = include_str!("readme.rs");
const README: &str = include_str!("../../README.md");

async fn send(invoice: &impl CelloEvent) -> Result<(), Box<dyn Error>> {
    // README
    use cello_client::{Client, Credentials, Sent};

    let client = Client::sandbox(Credentials::from_env()?)?;
    match client.send(invoice).await? {
        Sent::Accepted(accepted) => println!("request {:?}", accepted.request_id),
        Sent::Nothing => println!("not referred"),
    }
    // end
    Ok(())
}

async fn record(
    pool: sqlx::SqlitePool,
    client: cello_client::Client,
    invoice: &impl CelloEvent,
) -> Result<(), Box<dyn Error>> {
    use cello_outbox::Relay;
    // README
    let outbox = Outbox::new();
    outbox.migrate(&pool).await?;
    let relay = Relay::new(&pool, client).start().await?; // delivers in the background

    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    // … the sale itself, and last:
    let recorded = outbox.enqueue(&mut tx, invoice).await?;
    tx.commit().await?;
    println!("{recorded:?}"); // New(1), or why there is no new one
    relay.wake(); // otherwise it looks within a second
    // end
    Ok(())
}

async fn record_on_postgres(url: &str) -> Result<(), Box<dyn Error>> {
    // README
    let pool = sqlx::PgPool::connect(url).await?;
    let mut tx = pool.begin().await?;
    // end
    let _ = &mut tx;
    Ok(())
}

#[test]
fn the_readme_has_the_code_of_this_file() {
    let blocks: Vec<&str> = THIS
        .split("    // README\n")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("    // end\n")?.0))
        .collect();
    assert_eq!(blocks.len(), 3);
    for block in blocks {
        let lines = block
            .lines()
            .map(|line| line.strip_prefix("    ").unwrap_or(line));
        let code: String = lines.flat_map(|line| [line, "\n"]).collect();
        assert!(
            README.contains(&code),
            "the README should have this:\n{code}"
        );
    }
}
