//! Where in a file are the events?

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde_json::error::Category;
use serde_json::value::RawValue;

use super::problem::Problem;
use crate::failure::Failure;

/// A file, or stdin: JSON lines, one JSON document, or a JSON array of events.
pub struct Source {
    name: String,
    text: String,
    /// Where each event is, in bytes.
    events: Vec<SourceEvent>,
    /// Where each line starts, in bytes.
    lines: Vec<usize>,
}

/// The text of one event, or of what should be one.
#[derive(Clone, Copy)]
pub struct SourceEvent {
    start: usize,
    end: usize,
}

impl Source {
    /// Reads all of it.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let is_stdin = path.as_os_str() == "-";
        let name = if is_stdin {
            "stdin".to_owned()
        } else {
            path.display().to_string()
        };
        let bytes = if is_stdin {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        } else {
            fs::read(path)
        };
        let bytes = bytes.map_err(|error| Failure::configuration(format!("{name}: {error}")))?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let before =
                String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
            let line = before.matches('\n').count() + 1;
            Failure::wrong(format!("{name}:{line}: not UTF-8, which JSON is"))
        })?;
        Ok(Self::new(name, text))
    }

    fn new(name: String, mut text: String) -> Self {
        // Some editors begin a file with a byte order mark, which is not JSON.
        if text.starts_with('\u{feff}') {
            text.replace_range(..'\u{feff}'.len_utf8(), "");
        }
        let newlines = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = [0].into_iter().chain(newlines).collect();
        let events = find_events(&text);
        Self {
            name,
            text,
            events,
            lines,
        }
    }

    /// The path as it was given, or `stdin`.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn events(&self) -> &[SourceEvent] {
        &self.events
    }

    /// The line in which an event starts, counted from 1.
    pub fn line_of(&self, event: &SourceEvent) -> usize {
        self.line_at(event.start)
    }

    /// The first line in which two events start.
    pub fn shared_line(&self) -> Option<usize> {
        let lines: Vec<usize> = self
            .events
            .iter()
            .map(|event| self.line_of(event))
            .collect();
        let pair = lines.windows(2).find(|pair| pair[0] == pair[1])?;
        Some(pair[0])
    }

    /// The text of an event.
    pub(super) fn text_of(&self, event: &SourceEvent) -> &str {
        &self.text[event.start..event.end]
    }

    /// The line of a part of the text.
    pub(super) fn line_of_part(&self, part: &str) -> usize {
        self.line_at(self.offset(part))
    }

    /// The one problem of a part of the text that is not JSON.
    pub(super) fn not_json(&self, part: &str, error: &serde_json::Error) -> Problem {
        let line = self.line_of_part(part) + error.line().saturating_sub(1);
        let column = error.column();
        // A syntax error of serde's names what it expected, and never quotes the text.
        let reason = error.to_string();
        let reason = match error.classify() {
            Category::Eof => "it ends too early",
            _ => reason.split(" at line ").next().unwrap_or_default(),
        };
        Problem::new(line, "", format!("not JSON: {reason}, at column {column}"))
    }

    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    fn offset(&self, part: &str) -> usize {
        offset_in(&self.text, part)
    }
}

/// Where a part of a text is in it. Both are slices of the same bytes.
fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr() - text.as_ptr().addr()
}

fn find_events(text: &str) -> Vec<SourceEvent> {
    let at = |part: &str| {
        let start = offset_in(text, part);
        SourceEvent {
            start,
            end: start + part.len(),
        }
    };
    if text.trim().is_empty() {
        return Vec::new();
    }
    if let Ok(events) = serde_json::from_str::<Vec<&RawValue>>(text) {
        return events.iter().map(|event| at(event.get())).collect();
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_document = serde_json::from_str::<&RawValue>(text).is_ok();
    // A broken document is one problem, and not one for each of its lines.
    let has_lines =
        lines().any(|line| serde_json::from_str::<&RawValue>(line).is_ok_and(is_object));
    if is_document || !has_lines {
        return vec![at(text.trim())];
    }
    lines().map(at).collect()
}

fn is_object(value: &RawValue) -> bool {
    value.get().starts_with('{')
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn events(text: &str) -> Vec<(usize, String)> {
        let source = Source::new("test".to_owned(), text.to_owned());
        let events = source.events().iter();
        events
            .map(|event| {
                (
                    source.line_of(event),
                    source.text[event.start..event.end].to_owned(),
                )
            })
            .collect()
    }

    #[test]
    fn lines_documents_and_arrays_are_told_apart() {
        let at = |line: usize, text: &str| (line, text.to_owned());
        assert_eq!(
            events("{\"a\":1}\r\n\n{\"b\":2}\n"),
            [at(1, "{\"a\":1}"), at(3, "{\"b\":2}")]
        );
        assert_eq!(events("\u{feff}\n{\n\"a\": 1}\n"), [at(2, "{\n\"a\": 1}")]);
        assert_eq!(
            events("[\n{},\n {\"b\":\n2}]"),
            [at(2, "{}"), at(3, "{\"b\":\n2}")]
        );
        assert_eq!(events("[]"), []);
        assert_eq!(events(" \n"), []);
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        assert_eq!(events("{\n{\"b\":2}").len(), 2);
    }

    #[test]
    fn a_broken_document_is_one_problem() {
        assert_eq!(events("{\n  \"a\": 1,\n  oops\n}").len(), 1);
    }
}
