//! A referrer is found late: what to send again, and what to tell Cello's support.
//!
//! ```text
//! cargo run --example manual_attribution
//! cargo run --example manual_attribution out examples/data/manual_attribution A1b2C3d4E5f stripe-webhook
//! cargo run --example manual_attribution -- --help
//! ```
//!
//! It reads one new user's past events from a folder of JSON files, whose `ucc` is not
//! there yet, prints which of them goes which way, and writes to files what is to be sent
//! by the API, and the report of what is too old for it.

use std::error::Error;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use cello_attribution::{Gateway, Integration, ManualAttribution, PastEvent, Report};
use cello_core::{Envelope, Timestamp};
use indicatif::ProgressIterator;
use serde_json::Value;

const USAGE: &str = "\
usage: manual_attribution [OUTPUT [FOLDER UCC [INTEGRATION]]]

  OUTPUT       the folder to write by_api.jsonl, report.csv and report.jsonl to, over older
               ones; without it, nothing is written
  FOLDER       one new user's past events, a .json file each; without it, those of a made-up
               user, as of the first of April 2026
  UCC          the code of the referrer, to whom the events are attributed
  INTEGRATION  who reports what: stripe-webhook, api-and-stripe-webhook, chargebee-webhook,
               api-and-chargebee-webhook, or api, which it is without one";

const MADE_UP: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/examples/data/manual_attribution"
);

struct Arguments {
    output: Option<PathBuf>,
    folder: PathBuf,
    ucc: String,
    integration: Integration,
    now: Timestamp,
}

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    if arguments.iter().any(|it| it == "--help" || it == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let arguments = arguments.into_iter().map(|it| {
        let not_unicode = |it| format!("{it:?} is not Unicode");
        it.into_string().map_err(not_unicode)
    });
    let arguments = match arguments.collect::<Result<_, _>>().and_then(parse) {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    if let Err(error) = run(&arguments) {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn parse(arguments: Vec<String>) -> Result<Arguments, String> {
    if let Some(option) = arguments.iter().find(|it| it.starts_with('-')) {
        return Err(format!("there is no option `{option}`"));
    }
    let mut rest = arguments.into_iter();
    let output = rest.next().map(PathBuf::from);
    let Some(folder) = rest.next() else {
        return Ok(Arguments {
            output,
            folder: MADE_UP.into(),
            ucc: "A1b2C3d4E5f".into(),
            integration: Integration::Api,
            now: "2026-04-01T00:00:00Z".parse().expect("it is a timestamp"),
        });
    };
    let ucc = rest.next().filter(|ucc| !ucc.is_empty());
    let arguments = Arguments {
        output,
        ucc: ucc.ok_or_else(|| format!("`{folder}` needs a UCC: to whom are its events due?"))?,
        folder: folder.into(),
        integration: match rest.next() {
            Some(word) => word.parse().map_err(|error| format!("{error}"))?,
            None => Integration::Api,
        },
        now: Timestamp::try_from(SystemTime::now())
            .map_err(|error| format!("the clock: {error}"))?,
    };
    match rest.next() {
        Some(more) => Err(format!("there is no use for `{more}`")),
        None => Ok(arguments),
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let &Arguments {
        integration, now, ..
    } = arguments;
    let Arguments {
        output,
        folder,
        ucc,
        ..
    } = arguments;
    let files = json_files(folder)?;
    println!("{} events in {}", files.len(), folder.display());
    // A large export takes a while; the bar shows only in a terminal.
    let events = files.iter().progress().map(|file| read(file));
    let events = events.collect::<Result<Vec<_>, _>>()?;

    let attribution = match ManualAttribution::new(integration, ucc, events, now) {
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
    match output {
        Some(output) => write(&attribution, output)
            .map_err(|error| format!("{} cannot be written to: {error}", output.display()).into()),
        None => {
            println!("\nnothing is written: give an OUTPUT folder for the files");
            Ok(())
        }
    }
}

fn write(attribution: &ManualAttribution, output: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(output)?;
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
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
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
    let named = |error: &dyn Error| format!("{} cannot be read: {error}", file.display());
    let json = fs::read(file).map_err(|error| named(&error))?;
    Ok(serde_json::from_slice(&json).map_err(|error| named(&error))?)
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
