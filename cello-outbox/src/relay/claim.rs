//! Which rows are sent next?

use std::time::{Duration, Instant, SystemTime};

use serde_json::Value;

use crate::database::Database;
use crate::run::{Parameter, Record};
use crate::statements;
use crate::storage_error::StorageError;

/// How many due rows a claim looks at: `WINDOW` has the same number.
const WINDOW: i64 = 500;

/// How many lane heads a walk visits.
const STEPS: i64 = 2000;

/// A row whose lease ended so often without an answer is sent alone: its body may kill the process.
const SUSPECT: i64 = 2;

/// A row that this relay may send until its lease ends.
#[derive(Debug)]
pub(crate) struct Claimed {
    pub id: i64,
    pub claim: i64,
    pub attempt: u32,
    pub trigger: String,
    /// Not shown by `Debug`.
    pub payload: Payload,
    pub suspect: bool,
    pub lease: Lease,
}

/// A body that no log shows.
pub(crate) struct Payload(pub String);

impl std::fmt::Debug for Payload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "({} bytes)", self.0.len())
    }
}

/// How long a claim is ours, by two clocks: the monotonic one stands still while a machine sleeps,
/// the other may be set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lease {
    monotonic: Instant,
    wall: SystemTime,
    length: Duration,
}

impl Lease {
    fn starting_now(length: Duration) -> Self {
        Self {
            monotonic: Instant::now(),
            wall: SystemTime::now(),
            length,
        }
    }

    /// Returns what is left of it, by the clock that sees less.
    pub(crate) fn left(&self) -> Duration {
        // A clock that was set back sees no time pass; the other does.
        let by_wall = self.wall.elapsed().unwrap_or_default();
        self.length
            .saturating_sub(self.monotonic.elapsed().max(by_wall))
    }
}

/// Finds rows and claims them.
#[derive(Debug, Default)]
pub(crate) struct Claimer {
    /// The lane after which the next walk goes on.
    after: String,
}

struct Candidate {
    id: i64,
    suspect: bool,
}

impl Claimer {
    /// Claims at most `most` rows. `idle` tells that nothing is in flight.
    pub(crate) async fn claim(
        &mut self,
        database: &Database,
        most: usize,
        idle: bool,
        lease: Duration,
    ) -> Result<Vec<Claimed>, StorageError> {
        let candidates = self.candidates(database, most).await?;
        let ids: Vec<i64> = match candidates.iter().find(|candidate| candidate.suspect) {
            // Alone, and it is its turn as soon as the others are through.
            Some(suspect) if idle => vec![suspect.id],
            Some(_) => return Ok(Vec::new()),
            None => candidates.iter().map(|candidate| candidate.id).collect(),
        };
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids = Value::from(ids).to_string();
        // Before the statement: the lease that the database writes begins later.
        let starting = Lease::starting_now(lease);
        let parameters = [
            database.offset(),
            Parameter::Text(&ids),
            Parameter::Int(milliseconds(lease)),
        ];
        let rows = database.write(statements::CLAIM, &parameters).await?;
        let mut claimed: Vec<_> = rows.iter().map(|row| claimed(row, starting)).collect();
        claimed.sort_unstable_by_key(|row| row.id);
        Ok(claimed)
    }

    /// Looks at the oldest due rows and, if they are of too few lanes, walks the lanes.
    async fn candidates(
        &mut self,
        database: &Database,
        most: usize,
    ) -> Result<Vec<Candidate>, StorageError> {
        let limit = i64::try_from(most).unwrap_or(i64::MAX);
        let window = database
            .read(
                statements::WINDOW,
                &[database.offset(), Parameter::Int(limit)],
            )
            .await?;
        let mut found: Vec<_> = window
            .iter()
            .filter_map(|row| candidate(row, 1, 2))
            .collect();
        let seen = window.first().map_or(0, |row| row.int(0));
        if seen < WINDOW || found.len() >= most {
            return Ok(found);
        }
        let parameters = [
            database.offset(),
            Parameter::Text(&self.after),
            Parameter::Int(STEPS),
            Parameter::Int(limit),
        ];
        let walk = database.read(statements::WALK, &parameters).await?;
        let walked = walk.first().map_or(0, |row| row.int(0));
        let full = walk.len() >= most;
        for row in &walk {
            if let Some(next) = candidate(row, 2, 4)
                && found.len() < most
                && found.iter().all(|known| known.id != next.id)
            {
                found.push(next);
            }
        }
        self.after = match (walk.last(), walk.first()) {
            // There were more than asked for: go on with the next of them.
            (Some(last), _) if full => last.text(3).to_owned(),
            (_, Some(first)) if walked >= STEPS => first.text(1).to_owned(),
            // The end: begin again.
            _ => String::new(),
        };
        Ok(found)
    }
}

fn candidate(row: &Record, id: usize, expiries: usize) -> Option<Candidate> {
    let id = row.optional_int(id)?;
    Some(Candidate {
        id,
        suspect: row.int(expiries) >= SUSPECT,
    })
}

fn claimed(row: &Record, lease: Lease) -> Claimed {
    Claimed {
        id: row.int(0),
        claim: row.int(1),
        attempt: u32::try_from(row.int(2)).unwrap_or(u32::MAX),
        suspect: row.int(3) >= SUSPECT,
        trigger: row.text(4).to_owned(),
        payload: Payload(row.text(5).to_owned()),
        lease,
    }
}

/// Returns a length of time as the statements take it.
pub(crate) fn milliseconds(time: Duration) -> i64 {
    // A hundred years are long enough, and can be added to a date.
    let longest = 100 * 365 * 24 * 60 * 60 * 1000;
    i64::try_from(time.as_millis())
        .unwrap_or(longest)
        .min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: Duration = Duration::from_mins(2);
    const PASSED: Duration = Duration::from_secs(90);

    #[test]
    fn a_lease_ends_by_the_clock_that_sees_more_time_pass() {
        let now = Lease::starting_now(LENGTH);
        assert!(now.left() > Duration::from_secs(100));
        // The machine slept: its monotonic clock stood still.
        let slept = Lease {
            wall: now.wall - PASSED,
            ..now
        };
        assert!(slept.left() <= Duration::from_secs(30));
        // The wall clock was set back.
        let monotonic = now
            .monotonic
            .checked_sub(PASSED)
            .expect("the machine has run so long");
        let set_back = Lease {
            monotonic,
            wall: now.wall + PASSED,
            ..now
        };
        assert!(set_back.left() <= Duration::from_secs(30));
        let over = Lease {
            wall: now.wall - 2 * LENGTH,
            ..now
        };
        assert_eq!(over.left(), Duration::ZERO);
    }
}
