//! How is a report written as a table, and read?
//!
//! By way of an event's JSON, in which the path of a column leads to its cell. A new slot
//! is then a new column without a change here.

use std::borrow::Cow;
use std::io::{self, Write};

use cello_core::Envelope;
use csv::{ErrorKind, QuoteStyle, ReaderBuilder, StringRecord, WriterBuilder};
use serde_json::{Map, Number, Value};

use super::ReportError;
use crate::event_json::{self, TRIGGER, members, paths};

/// The columns that every event fills.
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

/// Returns what separates the cells, by the header, in which no path has one of these: where the
/// comma is a decimal point, spreadsheets save semicolons.
fn delimiter(text: &str) -> u8 {
    let first = text.bytes().find(|byte| b",;\t\n".contains(byte));
    first.filter(|byte| *byte != b'\n').unwrap_or(b',')
}

/// The columns by their headers, each known and none twice.
fn known(header: &StringRecord) -> Result<Vec<&'static str>, ReportError> {
    // Without a header, the first line holds values, which an error must not repeat.
    if !header
        .iter()
        .any(|name| paths().any(|column| column == name))
    {
        return Err(ReportError::NoHeader);
    }
    let mut found = Vec::new();
    for (index, name) in header.iter().enumerate() {
        let column = paths().find(|column| *column == name);
        let column = column.ok_or_else(|| ReportError::UnknownColumn {
            number: index + 1,
            did_you_mean: paths().find(|column| letters(column).eq(letters(name))),
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

/// The letters of a name: `new_user.ID` has those of `newUser.id`.
fn letters(name: &str) -> impl Iterator<Item = char> + '_ {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase())
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
            // Any other text stays a text, and is reported as the wrong type. So does a number
            // with an exponent: the spreadsheet that wrote it has dropped digits.
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

#[allow(clippy::needless_pass_by_value)] // used as the function of `map_err`
fn not_csv(error: csv::Error) -> ReportError {
    let message = match error.kind() {
        ErrorKind::UnequalLengths {
            pos: Some(pos),
            expected_len,
            len,
        } => format!(
            "line {} has {len} cells, and the header has {expected_len}; quote a cell that has the \
             separator in it",
            pos.line()
        ),
        _ => error.to_string(),
    };
    ReportError::NotCsv { message }
}
