//! A referrer is found late: what to send again, and what to tell Cello's support.
//!
//! ```text
//! cargo run --example manual_attribution [OUTPUT [FOLDER UCC [INTEGRATION]]]
//! cargo run --example manual_attribution out examples/data/manual_attribution A1b2C3d4E5f stripe-webhook
//! ```
//!
//! It reads one new user's past events from a folder of JSON files, whose `ucc` is not
//! there yet, and writes to OUTPUT what is to be sent by the API, and the report of what
//! is too old for it. Without a FOLDER it attributes the committed events of a made-up
//! user, on the first of April 2026, so that the output is always the same.

use std::error::Error;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use cello_attribution::{Gateway, Integration, ManualAttribution, PastEvent, Report};
use cello_core::{Envelope, Timestamp};
use indicatif::ProgressIterator;
use serde_json::Value;

const MADE_UP: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/data/manual_attribution"
);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let output = arguments.next().map_or_else(
        || std::env::temp_dir().join("cello-manual-attribution"),
        PathBuf::from,
    );
    let folder = arguments.next().map(PathBuf::from);
    let text = |argument: OsString| argument.to_string_lossy().into_owned();
    let ucc = arguments.next().map_or("A1b2C3d4E5f".to_owned(), text);
    let integration: Integration = arguments.next().map_or("api".to_owned(), text).parse()?;

    let (folder, now) = match folder {
        Some(folder) => (folder, Timestamp::try_from(SystemTime::now())?),
        None => (MADE_UP.into(), "2026-04-01T00:00:00Z".parse()?),
    };
    let files = json_files(&folder)?;
    println!("{} events in {}", files.len(), folder.display());
    // A large export takes a while; the bar shows only in a terminal.
    let events = files.iter().progress().map(|file| read(file));
    let events = events.collect::<Result<Vec<_>, _>>()?;

    let attribution = match ManualAttribution::new(integration, &ucc, events, now) {
        Ok(attribution) => attribution,
        Err(error) => {
            for (number, file) in (1..).zip(&files) {
                eprintln!("  event {number}: {}", file.display());
            }
            return Err(error.into());
        }
    };
    println!("attributed to {ucc} at {now}, with the integration `{integration}`");

    if let Some(metadata) = attribution.metadata() {
        println!("\nto write to the user's customer at the gateway:");
        match integration.gateway() {
            Some(Gateway::Stripe) => println!("  {}", metadata.stripe_form()?),
            _ => println!("  {}", Value::Object(metadata.chargebee_meta_data())),
        }
    }
    list("to send by the API, in this order", attribution.by_api());
    list(
        "to have the gateway's webhook send again",
        attribution.by_webhook(),
    );
    list(
        "too old, to report to the support",
        attribution.report().events(),
    );

    fs::create_dir_all(&output)?;
    let by_api = Report::new(attribution.by_api().iter().cloned());
    by_api.write_json_lines(File::create(output.join("by_api.jsonl"))?)?;
    let report = attribution.report();
    report.write_csv(File::create(output.join("report.csv"))?)?;
    report.write_json_lines(File::create(output.join("report.jsonl"))?)?;
    println!(
        "\nwritten to {}: by_api.jsonl, report.csv, report.jsonl",
        output.display()
    );
    Ok(())
}

/// In the order of their names.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read(file: &Path) -> Result<PastEvent, Box<dyn Error>> {
    let event = serde_json::from_slice(&fs::read(file)?);
    event.map_err(|error| format!("{}: {error}", file.display()).into())
}

fn list(title: &str, events: &[Envelope<'_>]) {
    if events.is_empty() {
        return;
    }
    println!("\n{title}:");
    for event in events {
        let context = event.context();
        print!("  {}  {}", context.event.timestamp, event.trigger());
        let invoice = context.subscription.as_ref();
        match invoice.and_then(|it| it.invoice_id.as_deref()) {
            Some(invoice) => println!("  {invoice}"),
            None => println!(),
        }
    }
}
