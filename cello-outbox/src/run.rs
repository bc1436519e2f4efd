//! How does a statement run on either database?

use sqlx::{Column as _, Row as _, TypeInfo as _, ValueRef as _};

use crate::storage_error::StorageError;

/// What a statement takes.
#[derive(Clone, Copy)]
pub(crate) enum Parameter<'a> {
    Int(i64),
    Text(&'a str),
    OptionalText(Option<&'a str>),
}

impl From<i64> for Parameter<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl<'a> From<&'a str> for Parameter<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Parameter<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<Option<&'a str>> for Parameter<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::OptionalText(text)
    }
}

/// A value that a statement returns.
#[derive(Clone)]
enum Cell {
    Null,
    Int(i64),
    Text(String),
}

/// A row that a statement returns.
#[derive(Clone)]
pub(crate) struct Record(Vec<Cell>);

impl Record {
    /// Returns the number in a column; a null counts as 0.
    pub(crate) fn int(&self, column: usize) -> i64 {
        self.optional_int(column).unwrap_or_default()
    }

    /// Returns the number in a column, if it is not null.
    pub(crate) fn optional_int(&self, column: usize) -> Option<i64> {
        match self.0.get(column) {
            Some(Cell::Int(number)) => Some(*number),
            _ => None,
        }
    }

    /// Returns the text in a column; a null counts as empty.
    pub(crate) fn text(&self, column: usize) -> &str {
        self.optional_text(column).unwrap_or_default()
    }

    /// Returns the text in a column, if it is not null.
    pub(crate) fn optional_text(&self, column: usize) -> Option<&str> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// Runs statements on a connection.
#[derive(Clone, Copy)]
pub(crate) struct Runner {
    /// Whether the statement stays prepared on the connection. The relay's do not: behind
    /// pgbouncer in transaction mode, the next one may run on another connection.
    pub persistent: bool,
}

macro_rules! runner {
    ($feature:literal, $name:ident, $connection:ty) => {
        #[cfg(feature = $feature)]
        pub(crate) async fn $name(
            self,
            connection: &mut $connection,
            sql: &str,
            parameters: &[Parameter<'_>],
        ) -> Result<Vec<Record>, StorageError> {
            // Every text is a constant of ours: `statements`.
            let sql = sqlx::AssertSqlSafe(sql);
            let mut query = sqlx::query(sql).persistent(self.persistent);
            for parameter in parameters {
                query = match *parameter {
                    Parameter::Int(number) => query.bind(number),
                    Parameter::Text(text) => query.bind(text),
                    Parameter::OptionalText(text) => query.bind(text),
                };
            }
            let rows = query.fetch_all(connection).await?;
            let mut records = Vec::with_capacity(rows.len());
            for row in &rows {
                let mut cells = Vec::with_capacity(row.columns().len());
                for column in row.columns() {
                    let index = column.ordinal();
                    let value = row.try_get_raw(index)?;
                    let kind = value.type_info();
                    cells.push(match kind.name() {
                        _ if value.is_null() => Cell::Null,
                        "INT8" | "INTEGER" => Cell::Int(row.try_get_unchecked(index)?),
                        "INT4" => Cell::Int(row.try_get_unchecked::<i32, _>(index)?.into()),
                        "INT2" => Cell::Int(row.try_get_unchecked::<i16, _>(index)?.into()),
                        _ => Cell::Text(row.try_get_unchecked(index)?),
                    });
                }
                records.push(Record(cells));
            }
            Ok(records)
        }
    };
}

impl Runner {
    runner!("sqlite", sqlite, sqlx::SqliteConnection);
    runner!("postgres", postgres, sqlx::PgConnection);
}
