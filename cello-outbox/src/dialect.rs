//! Which kinds of SQL are there?

use std::fmt;

/// A kind of SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// SQLite, 3.37 or later. Parameters are written `?1`.
    Sqlite,
    /// PostgreSQL, 13 or later. Parameters are written `$1`.
    Postgres,
}

impl Dialect {
    /// Every dialect.
    pub const VARIANTS: &'static [Self] = &[Self::Sqlite, Self::Postgres];

    /// Returns the word for it: `sqlite` or `postgres`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
