//! Which SQL does the outbox run?
//!
//! Each statement exists once a dialect, under the same name, with the same parameters and the
//! same columns, so that one state machine runs them on both. Parameters and columns are 64-bit
//! integers and texts; lists travel as JSON. Where the present matters, parameter 1 is the offset of
//! the clock in milliseconds, which is 0 outside tests.
//!
//! State values are literals: as parameters they would lose the partial indexes under a generic
//! plan.

mod postgres;
mod sqlite;

use crate::dialect::Dialect;

/// One statement in both dialects.
#[derive(Clone, Copy)]
pub struct Statement {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Statement {
    /// Returns the text for a dialect.
    #[must_use]
    pub const fn of(self, dialect: Dialect) -> &'static str {
        match dialect {
            Dialect::Sqlite => self.sqlite,
            Dialect::Postgres => self.postgres,
        }
    }
}

macro_rules! statements {
    ($($(#[doc = $doc:literal])+ $name:ident)+) => {$(
        $(#[doc = $doc])+
        #[allow(dead_code)] // some features need only some
        pub const $name: Statement = Statement {
            sqlite: sqlite::$name,
            postgres: postgres::$name,
        };
    )+};
}

statements! {
    /// Begins a transaction of the relay's or the tool's.
    BEGIN
    /// Records an event and returns its id if it is new: key, digest, lane, user, invoice, payload,
    /// trigger. A null key means an invalid event, whose problems take the place of the payload.
    RECORD
    /// The same for another driver, without the id: key, lane, user, invoice, payload.
    PREPARED
    /// Records a list of events: JSON. Returns id and key of those that are new.
    INSERT_ALL
    /// Finds a recorded event: key, digest. Returns its id and whether the digest is the same.
    FIND
    /// Finds many: JSON of keys. Returns key, id, digest.
    FIND_ALL
    /// Reads everything, for tests.
    ALL

    /// Reads what concerns the relay as a whole.
    CONTROL
    /// Looks at the oldest due rows for lane heads: limit. Returns how many rows it saw, and ids.
    WINDOW
    /// Walks the lane heads: lane to go on after, steps, limit. Returns how many it saw, the last lane, and ids.
    WALK
    /// Claims rows that are still claimable: ids, lease in milliseconds.
    CLAIM
    /// Puts rows back whose lease has ended: most attempts, whether to hold, lease in milliseconds.
    EXPIRE
    /// Marks rows delivered: JSON, whether to keep the payload.
    DELIVER
    /// Writes every other answer: JSON.
    SETTLE
    /// Makes the next rows of a lane wait as well: lane, milliseconds.
    PUSH
    /// Holds the ready rows of a lane that must not be sent: lane.
    HOLD
    /// Releases the held rows of a lane that may be sent: lane.
    RELEASE
    /// Finds lanes with ready rows behind a stopped one: lane to go on after.
    LANES_TO_HOLD
    /// Finds lanes with held rows that may be sent: lane to go on after.
    LANES_TO_RELEASE
    /// Lets rows be due that wait longer than any schedule: milliseconds.
    TOO_FAR_AHEAD
    /// Adds to the counters: late answers, uncertain answers.
    COUNT
    /// Sets the base URL if none is set.
    SET_BASE_URL
    /// Reads, and locks, the ids that were refused in a row.
    REFUSED
    /// Writes them: JSON.
    SET_REFUSED
    /// Pauses: reason, by whom, milliseconds until the first probe.
    PAUSE
    /// Ends a pause: 1 if an operator's as well.
    RESUME
    /// Takes the right to probe: milliseconds until the next.
    PROBE

    /// Counts everything.
    STATS
    /// Shows one row with its payload: id.
    SHOW
    /// Finds dead and uncertain rows: id to go on after.
    STOPPED
    /// Tries again: ids.
    REDRIVE
    /// Gives up: ids.
    SKIP
    /// Deletes old rows that are delivered or skipped: age in milliseconds.
    PURGE
    /// Deletes old rows that are dead or invalid: age in milliseconds.
    PURGE_PROBLEMS
    /// Blanks old payloads of dead rows: age in milliseconds.
    BLANK_DEAD
    /// Blanks old payloads of delivered rows: age in milliseconds.
    BLANK_DELIVERED
    /// Finds the rows of a user: id to go on after, user.
    FIND_USER
    /// Removes those that are pending: ids.
    ERASE
    /// Replaces key, lane and user of the others: JSON.
    ANONYMIZE

    /// Tells whether there is a version row.
    IS_MIGRATED
    /// Reads the version.
    VERSION
    /// Locks out other migrations until the transaction ends.
    LOCK_MIGRATIONS
}

/// Returns [`PREPARED`] for an event. The digest is in it as a constant, as every driver can bind
/// a text but only some bytes; both replacements are texts of ours, without a quote.
pub(crate) fn prepared(dialect: Dialect, trigger: &str, digest: &str) -> String {
    PREPARED
        .of(dialect)
        .replace("DIGEST", digest)
        .replace("TRIGGER", trigger)
}

/// The columns of [`SHOW`] and of the list of a state.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(crate) fn list(state: Option<i64>, dialect: Dialect) -> String {
    let template = match dialect {
        Dialect::Sqlite => sqlite::LIST,
        Dialect::Postgres => postgres::LIST,
    };
    let condition = match state {
        None => "true".to_owned(),
        // A number of ours, never a user's text.
        Some(state) => format!("state = {state}"),
    };
    template.replace("CONDITION", &condition)
}
