//! How is a report written as JSON lines, and read?

use std::io::{self, Write};

use cello_core::Envelope;

use super::ReportError;
use crate::event_json::{self, NotAnEvent};

pub(super) fn write(events: &[Envelope<'_>], mut writer: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    for event in events {
        line.clear();
        event.write_json(&mut line);
        line.push(b'\n');
        writer.write_all(&line)?;
    }
    writer.flush()
}

pub(super) fn read(text: &str) -> Result<Vec<Envelope<'static>>, ReportError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1..).zip(text.lines());
    let lines = lines.filter(|(_, text)| !text.trim().is_empty());
    let events =
        lines.map(|(line, text)| event(text).map_err(|error| ReportError::of_event(line, error)));
    events.collect()
}

fn event(text: &str) -> Result<Envelope<'static>, NotAnEvent> {
    if let Ok(event) = serde_json::from_str(text) {
        return Ok(event);
    }
    let event = serde_json::from_str(text).map_err(|error| {
        NotAnEvent::Other(if error.is_eof() {
            format!("it is cut off after column {}", error.column())
        } else {
            // Each line is read as a document of its own.
            error.to_string().replace(" at line 1 column", " at column")
        })
    })?;
    event_json::read(event)?;
    // All that a JSON value cannot hold.
    Err(NotAnEvent::Other("a member is there twice".to_owned()))
}
