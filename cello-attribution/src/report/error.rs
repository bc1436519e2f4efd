//! What can be wrong with a report that is read?

use std::fmt;

use crate::event_json::NotAnEvent;

/// Why a report cannot be read. Lines count from 1, the header among them.
///
/// It names slots and members, and holds no cell and no value of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportError {
    /// Not a table: a row has more or fewer cells than the header, for example.
    NotCsv {
        /// Where and why.
        message: String,
    },
    /// The first line names no slot, so it is not a header.
    NoHeader,
    /// A column whose header is not a slot.
    UnknownColumn {
        /// Which column, counted from 1.
        number: usize,
        /// The slot that the header is almost.
        did_you_mean: Option<&'static str>,
    },
    /// A column that appears twice.
    ColumnTwice {
        /// Its header.
        column: &'static str,
    },
    /// A column that every event needs.
    MissingColumn {
        /// Its header.
        column: &'static str,
    },
    /// A cell that is empty, and that every event needs.
    Missing {
        /// In which line.
        line: u64,
        /// In which column.
        column: &'static str,
    },
    /// A cell or a member that is not what it should be: a price that is not a number.
    Unexpected {
        /// In which line.
        line: u64,
        /// Its column, or its path in the event.
        path: &'static str,
        /// What it should be, like `a string`.
        expected: &'static str,
    },
    /// A row or a line that is not an event.
    Event {
        /// Which line.
        line: u64,
        /// What is wrong with it, without its values.
        message: String,
    },
}

impl ReportError {
    pub(super) fn of_event(line: u64, error: NotAnEvent) -> Self {
        match error {
            NotAnEvent::Member(path, expected) => Self::Unexpected {
                line,
                path,
                expected,
            },
            NotAnEvent::Other(message) => Self::Event { line, message },
        }
    }
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCsv { message } => write!(f, "the report is not valid CSV: {message}"),
            Self::NoHeader => f.write_str(
                "the first line of the report names no slot; it must be a header, with slots like \
                 `newUser.id`, and `event.trigger`",
            ),
            Self::UnknownColumn {
                number,
                did_you_mean: Some(slot),
            } => write!(
                f,
                "the header of column {number} is not a slot; did you mean `{slot}`?"
            ),
            Self::UnknownColumn {
                number,
                did_you_mean: None,
            } => write!(
                f,
                "the header of column {number} is not a slot; headers are slots like \
                 `newUser.id`, and `event.trigger`"
            ),
            Self::ColumnTwice { column } => {
                write!(f, "the report has two columns `{column}`")
            }
            Self::MissingColumn { column } => {
                write!(
                    f,
                    "the report has no column `{column}`, which every event needs"
                )
            }
            Self::Missing { line, column } => {
                write!(
                    f,
                    "line {line}: `{column}` is empty, but every event needs it"
                )
            }
            Self::Unexpected {
                line,
                path,
                expected,
            } => write!(f, "line {line}: `{path}` is not {expected}"),
            Self::Event { line, message } => write!(f, "line {line}: {message}"),
        }
    }
}

impl std::error::Error for ReportError {}
