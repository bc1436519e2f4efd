//! How is a report written as a table, and read?
//!
//! By way of the JSON of an event, in which the path of a column leads to its cell, so
//! that a new slot is a new column by itself.

use std::borrow::Cow;
use std::io::{self, Write};

use cello_core::Envelope;
use csv::{ErrorKind, QuoteStyle, ReaderBuilder, StringRecord, WriterBuilder};
use serde_json::{Map, Number, Value};

use super::ReportError;
use crate::event_json::{self, TRIGGER, members, paths};

/// What no event is without.
const ALWAYS: [&str; 6] = [
    "ucc",
    "newUserId",
    "newUser.id",
    "newUser.email",
    TRIGGER,
    "event.timestamp",
];

pub(super) fn write(events: &[Envelope<'_>], writer: impl Write) -> io::Result<()> {
    // Quotes keep a cell together in programs that separate by semicolons as well.
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .from_writer(writer);
    writer.write_record(paths())?;
    for event in events {
        let event = serde_json::to_value(event)?;
        for column in paths() {
            let cell = members(column).fold(&event, |value, member| &value[member]);
            let cell = match cell {
                Value::Null => Cow::Borrowed(""),
                Value::String(text) => no_formula(text),
                number => Cow::Owned(number.to_string()),
            };
            writer.write_field(&*cell)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

pub(super) fn read(text: &str) -> Result<Vec<Envelope<'static>>, ReportError> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let header = known(reader.headers().map_err(not_csv)?)?;
    let mut events = Vec::new();
    for row in reader.records() {
        let row = row.map_err(not_csv)?;
        // A spreadsheet keeps a row that was emptied.
        if !row.iter().all(str::is_empty) {
            let line = row.position().map_or(0, csv::Position::line);
            events.push(event(&header, &row, line)?);
        }
    }
    Ok(events)
}

/// What separates the cells, by the header, in which no path has one of these: where the
/// comma is a decimal point, spreadsheets save semicolons.
fn delimiter(text: &str) -> u8 {
    let first = text.bytes().find(|byte| b",;\t\n".contains(byte));
    first.filter(|byte| *byte != b'\n').unwrap_or(b',')
}

/// The columns by their headers, each known and none twice.
fn known(header: &StringRecord) -> Result<Vec<&'static str>, ReportError> {
    let mut found = Vec::new();
    for name in header {
        let column = paths().find(|column| *column == name);
        let column = column.ok_or_else(|| ReportError::UnknownColumn {
            column: name.to_owned(),
        })?;
        if found.contains(&column) {
            return Err(ReportError::ColumnTwice { column });
        }
        found.push(column);
    }
    match ALWAYS.into_iter().find(|column| !found.contains(column)) {
        Some(column) => Err(ReportError::MissingColumn { column }),
        None => Ok(found),
    }
}

fn event(
    header: &[&'static str],
    row: &StringRecord,
    line: u64,
) -> Result<Envelope<'static>, ReportError> {
    let mut event = Value::Object(Map::from_iter([(
        "eventName".to_owned(),
        "ReferralUpdated".into(),
    )]));
    for (&column, cell) in header.iter().zip(row) {
        if cell.is_empty() {
            if ALWAYS.contains(&column) {
                return Err(ReportError::Missing { line, column });
            }
            continue;
        }
        let text = || Value::from(cell.strip_prefix('\'').unwrap_or(cell));
        let value = match column {
            // What is no number stays a text, which is then not what it should be; as does
            // one with an exponent, of which a spreadsheet has dropped digits.
            "price" | "subscription.seatsUsed" if !cell.contains(['e', 'E']) => cell
                .parse::<Number>()
                .map_or_else(|_| text(), Value::Number),
            _ => text(),
        };
        *members(column).fold(&mut event, |value, member| &mut value[member]) = value;
    }
    event_json::read(event).map_err(|error| ReportError::of_event(line, error))
}

/// What a formula begins with; the last four are the same signs in full width.
// Source: https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA: [char; 8] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// With an apostrophe before what a spreadsheet may take for a formula, and before what
/// begins with one, so that each can be told from the other.
fn no_formula(text: &str) -> Cow<'_, str> {
    let ignored = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let is_formula = text.trim_start_matches(ignored).starts_with(FORMULA);
    if is_formula || text.starts_with('\'') || text.starts_with(char::is_control) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[allow(clippy::needless_pass_by_value)] // stands where a closure would
fn not_csv(error: csv::Error) -> ReportError {
    let message = match error.kind() {
        ErrorKind::UnequalLengths {
            pos: Some(pos),
            expected_len,
            len,
        } => format!(
            "line {} has {len} cells, and the header has {expected_len}; a cell that has the \
             separator in it stands in quotes",
            pos.line()
        ),
        _ => error.to_string(),
    };
    ReportError::NotCsv { message }
}
