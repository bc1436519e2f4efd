//! What of Cello's message may be shown?
//!
//! Its message may repeat what was sent, and what was sent holds addresses and names. So each
//! text of the request is replaced, in whatever encoding the message repeats it.

use std::ops::Range;

mod decode;
mod texts;

use decode::{View, fold};

/// The most characters of a message that are kept.
const MESSAGE_CAP: usize = 200;
/// What a text of the request is replaced by.
const REPLACEMENT: &str = "[…]";

/// What a request contained that no message may repeat.
#[derive(Clone, Copy)]
pub(crate) enum Private<'a> {
    /// The text values of an event. If it is not JSON, nothing of the message can be trusted.
    Event(&'a [u8]),
    /// These texts.
    Texts(&'a [&'a str]),
}

/// Returns the member `message` of an answer, redacted first and cut at 200 characters then.
///
/// The gateway and the services behind it answer in different shapes: `message` is a text, or an
/// array of texts.
pub(crate) fn message(body: &[u8], private: Private<'_>, token: Option<&str>) -> Option<String> {
    let message = texts::message(body)?;
    let mut texts = match private {
        Private::Event(event) => texts::values(event)?,
        Private::Texts(texts) => texts.iter().map(|&text| text.to_owned()).collect(),
    };
    texts.extend(token.map(str::to_owned));
    Some(cut(&redact(&message, &texts)))
}

/// Replaces every text in `message`: as it is, JSON-escaped, percent-encoded, in any case.
fn redact(message: &str, texts: &[String]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .filter(|text| !text.trim().is_empty())
        .map(|text| fold(text))
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for view in View::all(message) {
        for text in &texts {
            found.extend(view.find(text));
        }
    }
    found.sort_by_key(|range| range.start);

    let mut redacted = String::with_capacity(message.len());
    let mut end = 0;
    for range in found {
        if range.start >= end {
            redacted.push_str(&message[end..range.start]);
            redacted.push_str(REPLACEMENT);
        }
        end = end.max(range.end);
    }
    redacted.push_str(&message[end..]);
    redacted
}

/// Cuts the message, and leaves it on one line, as a log's line must not be ended by a server.
fn cut(message: &str) -> String {
    let message: String = message
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let message = message.trim();
    if message.chars().count() <= MESSAGE_CAP {
        return message.to_owned();
    }
    let kept: String = message.chars().take(MESSAGE_CAP - 1).collect();
    kept + "…"
}

#[cfg(test)]
mod tests;
