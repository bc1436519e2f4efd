//! What does the relay do by the clock?

use crate::database::{Database, again};
use crate::relay::answer::Uncertain;
use crate::relay::claim::milliseconds;
use crate::relay::events::Dead;
use crate::relay::shared::Settings;
use crate::run::Parameter;
use crate::state::State;
use crate::statements::{self, Statement};
use crate::storage_error::StorageError;

/// How many lanes a page of the sweep has, and how many rows a statement changes: the statements
/// have the same numbers.
const PAGE: i64 = 500;
const ROWS: usize = 1000;

/// Puts rows back whose lease has ended: their relay is gone, and Cello may have accepted them.
pub(crate) async fn expire(database: &Database, settings: &Settings) -> Result<(), StorageError> {
    let hold = settings.uncertain == Uncertain::Hold;
    let parameters = [
        database.offset(),
        Parameter::Int(settings.schedule.attempts().into()),
        Parameter::Int(hold.into()),
        Parameter::Int(milliseconds(settings.lease)),
    ];
    let expired = again!({
        let mut session = database.begin().await?;
        let rows = session.run(statements::EXPIRE, &parameters).await?;
        for row in &rows {
            if row.int(2) != State::Ready.number() {
                session
                    .run(statements::HOLD, &[Parameter::Text(row.text(1))])
                    .await?;
            }
        }
        if !rows.is_empty() {
            let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            let parameters = [Parameter::Int(0), Parameter::Int(count)];
            session.run(statements::COUNT, &parameters).await?;
        }
        session.commit().await?;
        Ok(rows)
    })?;
    for row in expired {
        tracing::warn!(
            row = row.int(0),
            attempt = row.int(4),
            "the lease ended without an answer: Cello may have accepted the event"
        );
        if row.int(2) == State::Dead.number() {
            settings.callbacks.dead(&Dead {
                id: row.int(0),
                trigger: row.text(3).parse().ok(),
                status: None,
                error: "every attempt ended without an answer".to_owned(),
                request_id: None,
            });
        }
    }
    Ok(())
}

/// Holds ready rows behind stopped ones, releases held rows behind none, and lets rows be due that
/// a step of the clock has left far in the future.
///
/// Each lane is a short transaction of its own. A wrong release is harmless, since a claim asks
/// again.
pub(crate) async fn sweep(database: &Database, settings: &Settings) -> Result<(), StorageError> {
    each_lane(database, statements::LANES_TO_HOLD, statements::HOLD).await?;
    each_lane(database, statements::LANES_TO_RELEASE, statements::RELEASE).await?;
    let longest = milliseconds(settings.schedule.longest());
    let parameters = [database.offset(), Parameter::Int(longest)];
    database
        .write(statements::TOO_FAR_AHEAD, &parameters)
        .await?;
    Ok(())
}

async fn each_lane(
    database: &Database,
    find: Statement,
    change: Statement,
) -> Result<(), StorageError> {
    let mut after = String::new();
    loop {
        let page = database.read(find, &[Parameter::Text(&after)]).await?;
        for lane in page.iter().filter_map(|row| row.optional_text(2)) {
            let parameters = [Parameter::Text(lane)];
            while database.write(change, &parameters).await?.len() >= ROWS {}
        }
        match page.first() {
            Some(row) if row.int(0) >= PAGE => row.text(1).clone_into(&mut after),
            _ => return Ok(()),
        }
    }
}
