//! `cello outbox list` and `show`: which events are there?

use cello_core::{Timestamp, Trigger};
use cello_outbox::{Outbox, Recorded, State};
use clap::Args;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::outbox_options::OutboxOptions;
use crate::output::line;

/// List events, the oldest first
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cello outbox list --state dead
  cello outbox list --json --limit 1000 | jq '.[].key'")]
pub struct List {
    /// Only those in this state: ready, sending, delivered, dead, held, uncertain, skipped, invalid
    #[arg(long)]
    state: Option<State>,
    /// Print a JSON array
    #[arg(long)]
    json: bool,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn list(options: List) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    // One more, to know whether there are more.
    let limit = options.limit.saturating_add(1);
    let mut rows = Outbox::new()
        .list(&database, options.state, 0, limit)
        .await?;
    database.close().await;
    let shown = usize::try_from(options.limit).unwrap_or(usize::MAX);
    let has_more = rows.len() > shown;
    rows.truncate(shown);
    if options.json {
        let rows: Vec<Value> = rows.iter().map(as_json).collect();
        line(format_args!("{}", Value::Array(rows)));
    } else {
        print_table(&rows);
    }
    if has_more {
        eprintln!("there are more: choose a larger `--limit`");
    }
    Ok(())
}

fn print_table(rows: &[Recorded]) {
    let head = ["id", "state", "trigger", "recorded", "attempts", "status"];
    let cells = |row: &Recorded| {
        [
            row.id.to_string(),
            row.state.to_string(),
            row.trigger.map_or_else(String::new, |it| it.to_string()),
            time(row.created_at),
            row.attempts.to_string(),
            row.last_status
                .map_or_else(String::new, |it| it.to_string()),
        ]
    };
    let print = |[id, state, trigger, recorded, attempts, status]: [&str; 6], error: &str| {
        let row = format!(
            "{id:>8}  {state:<9}  {trigger:<18}  {recorded:<24}  {attempts:>8}  {status:>6}  {error}"
        );
        line(format_args!("{}", row.trim_end()));
    };
    print(head, "last error");
    for row in rows {
        let cells = cells(row);
        print(
            cells.each_ref().map(String::as_str),
            row.last_error.as_deref().unwrap_or_default(),
        );
    }
}

/// Show one event
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello outbox show 17 --payload")]
pub struct Show {
    /// The id, as `cello outbox list` shows it
    id: i64,
    /// Print only the exact body as it will be sent, with what is personal in it
    #[arg(long)]
    payload: bool,
    #[command(flatten)]
    outbox: OutboxOptions,
}

pub async fn show(options: Show) -> Result<(), Failure> {
    let database = options.outbox.open().await?;
    let row = Outbox::new().show(&database, options.id).await?;
    database.close().await;
    let id = options.id;
    let row = row.ok_or_else(|| Failure::wrong(format!("there is no event with the id {id}")))?;
    if options.payload {
        let payload = row.payload.ok_or_else(|| {
            let state = row.state;
            Failure::wrong(format!(
                "the payload of event {id}, which is {state}, is gone"
            ))
        })?;
        line(format_args!("{payload}"));
        return Ok(());
    }
    let number = |number: Option<u16>| number.map_or_else(String::new, |it| it.to_string());
    for (name, value) in [
        ("id", row.id.to_string()),
        ("key", row.key),
        ("state", row.state.to_string()),
        (
            "trigger",
            row.trigger.map_or_else(String::new, |it| it.to_string()),
        ),
        ("user", row.user_id),
        ("recorded", time(row.created_at)),
        ("due", time(row.due_at)),
        ("done", time(row.done_at)),
        ("attempts", row.attempts.to_string()),
        ("last status", number(row.last_status)),
        ("last error", row.last_error.unwrap_or_default()),
        ("request", row.request_id.unwrap_or_default()),
    ] {
        if !value.is_empty() {
            line(format_args!("{name:<13}{value}"));
        }
    }
    Ok(())
}

fn as_json(row: &Recorded) -> Value {
    json!({
        "id": row.id,
        "key": row.key,
        "state": row.state.as_str(),
        "trigger": row.trigger.map(Trigger::as_str),
        "user_id": row.user_id,
        "attempts": row.attempts,
        "last_status": row.last_status,
        "last_error": row.last_error,
        "request_id": row.request_id,
        "created_at": row.created_at,
        "due_at": row.due_at,
        "done_at": row.done_at,
    })
}

fn time(time: Option<Timestamp>) -> String {
    time.map_or_else(String::new, |time| time.to_string())
}
