//! What can be wrong with a report, and how is it said?

use std::fmt;

/// Why a report cannot be read. Lines count from 1, the header among them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportError {
    /// Not a table: a row has more or fewer cells than the header, for example.
    NotCsv {
        /// Where and why, in the words of the CSV reader.
        message: String,
    },
    /// A column that is no slot.
    UnknownColumn {
        /// Its header.
        column: String,
    },
    /// A column that is there twice.
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
    /// A cell that should be a number.
    NotANumber {
        /// In which line.
        line: u64,
        /// In which column.
        column: &'static str,
    },
    /// A row or a line that is no event.
    Event {
        /// Which line.
        line: u64,
        /// What is wrong with it. It quotes what stands in a wrong place, like a trigger
        /// that is none.
        message: String,
    },
}

impl fmt::Display for ReportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotCsv { message } => write!(f, "the report is not a table: {message}"),
            Self::UnknownColumn { column } => write!(
                f,
                "the report has a column `{column}`, which is no slot; the headers are slots \
                 like `newUser.id`, and `event.trigger`"
            ),
            Self::ColumnTwice { column } => {
                write!(f, "the report has the column `{column}` twice")
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
                    "line {line}: `{column}` is empty, and every event needs it"
                )
            }
            Self::NotANumber { line, column } => {
                write!(f, "line {line}: `{column}` is not a number, like `129.9`")
            }
            Self::Event { line, message } => write!(f, "line {line}: {message}"),
        }
    }
}

impl std::error::Error for ReportError {}
