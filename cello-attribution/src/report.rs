//! What do people get who are told of events in a file?

use std::io::{self, Write};

use cello_core::{Envelope, UserKey};

mod csv;
mod error;
mod json_lines;

pub use error::ReportError;

/// Events as a file for Cello's support, of what is too old for the API or cannot be
/// sent by it.
///
/// It has the same information as the events, as a table or as JSON lines, and both are
/// read back as the same events. It has addresses and names: treat it like them. The
/// support has templates of its own, into which the columns can be copied.
///
/// A signup spelt as in guide 001, with `context.user`, is spelt `newUser` here.
///
/// Source: guide 003.
///
/// ```
/// use cello_attribution::Report;
/// use cello_core::{CelloEvent, EventError};
///
/// #[derive(CelloEvent)]
/// #[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
/// struct Demo {
///     #[cello(ucc)] code: &'static str,
///     #[cello(newUser.id)] user: u64,
///     #[cello(newUser.email)] email: &'static str,
///     #[cello(event.timestamp(unix))] ended_at: i64,
/// }
///
/// let demo = Demo { code: "A1b2C3d4E5f", user: 7, email: "ada@example.com", ended_at: 1_772_357_400 };
/// let report = Report::new(demo.envelope()?);
/// let mut table = Vec::new();
/// report.write_csv(&mut table)?;
/// assert_eq!(Report::from_csv(&String::from_utf8(table)?)?, report);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    events: Vec<Envelope<'static>>,
}

impl Report {
    /// Creates a report of these events, in this order.
    pub fn new<'a>(events: impl IntoIterator<Item = Envelope<'a>>) -> Self {
        let events = events.into_iter();
        let events = events.map(|event| event.into_owned().with_user_key(UserKey::NewUser));
        Self {
            events: events.collect(),
        }
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[Envelope<'static>] {
        &self.events
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Writes a table: CSV in UTF-8, one column a slot and one for `event.trigger`, with
    /// the slots' paths as header and one row an event. What an event has not is empty.
    ///
    /// A spreadsheet computes nothing of it: a text that it could take for a formula, like
    /// `=1+1`, has an apostrophe before it, which [`from_csv`](Self::from_csv) takes away.
    pub fn write_csv(&self, writer: impl Write) -> io::Result<()> {
        csv::write(&self.events, writer)
    }

    /// Reads a table, the columns in any order, as it was written or as a spreadsheet saves
    /// it in UTF-8: separated by commas, semicolons or tabs, with a byte order mark or
    /// without. Empty rows mean nothing.
    ///
    /// A spreadsheet takes an id of digits for a number, and drops its leading zeros, and
    /// what is beyond 15 digits: have it open the columns as text, if it is to save them.
    ///
    /// A column that is no slot is an error: what would be dropped in silence here would
    /// be missing when the event is sent.
    pub fn from_csv(text: &str) -> Result<Self, ReportError> {
        Ok(Self {
            events: csv::read(text)?,
        })
    }

    /// Writes JSON lines: each event as the API takes it, and a line break.
    pub fn write_json_lines(&self, writer: impl Write) -> io::Result<()> {
        json_lines::write(&self.events, writer)
    }

    /// Reads JSON lines; empty lines mean nothing.
    pub fn from_json_lines(text: &str) -> Result<Self, ReportError> {
        let events = json_lines::read(text)?;
        Ok(Self::new(events))
    }
}
