//! How is a relay set up and started?

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};

use crate::database::Database;
use crate::dialect::Dialect;
use crate::migrate::check_version;
use crate::purge::Retention;
use crate::relay::acknowledge;
use crate::relay::answer::Uncertain;
use crate::relay::events::{Callbacks, Dead};
use crate::relay::handle::Relay;
use crate::relay::schedule::Schedule;
use crate::relay::sender::Sender;
use crate::relay::shared::{Phase, Settings, Shared, Timing};
use crate::relay::work::{self, other_url};
use crate::statements;
use crate::storage_error::{StorageError, StorageErrorKind};

/// Sets up a relay; [`Relay::new`] makes it.
#[derive(Debug)]
#[must_use = "a relay runs once it is started"]
pub struct RelayBuilder<S> {
    database: Database,
    sender: S,
    settings: Settings,
}

impl Relay {
    /// Sets up a relay that delivers what is recorded in a database.
    ///
    /// Several relays may share an outbox, in one process or on several machines: each row is sent
    /// by one of them at a time.
    ///
    /// ```no_run
    /// # #[cfg(feature = "sqlite")]
    /// # async fn f(pool: sqlx::SqlitePool) -> Result<(), Box<dyn std::error::Error>> {
    /// use std::time::Duration;
    /// use cello_client::{Client, Credentials};
    /// use cello_outbox::Relay;
    ///
    /// let client = Client::sandbox(Credentials::from_env()?)?;
    /// let relay = Relay::new(&pool, client).in_flight(16).start().await?;
    /// // … serve requests; after each commit: …
    /// relay.wake();
    /// println!("{}", relay.shutdown(Duration::from_secs(25)).await);
    /// # Ok(())
    /// # }
    /// ```
    #[allow(clippy::new_ret_no_self)] // `new` is what users look for
    pub fn new<S: Sender>(database: impl Into<Database>, client: S) -> RelayBuilder<S> {
        RelayBuilder {
            database: database.into(),
            sender: client,
            settings: Settings {
                in_flight: 16,
                lease: Duration::from_mins(2),
                request_timeout: Duration::from_secs(35),
                schedule: Schedule::default(),
                uncertain: Uncertain::default(),
                retention: Retention::default(),
                timing: Timing::default(),
                callbacks: Callbacks::default(),
            },
        }
    }
}

impl<S: Sender> RelayBuilder<S> {
    /// Sets how many events are sent at once. By default 16.
    pub fn in_flight(mut self, most: usize) -> Self {
        self.settings.in_flight = most.max(1);
        self
    }

    /// Sets how long a claimed row is this relay's. By default two minutes. After a crash, its rows
    /// wait that long. It must be at least three times the request's timeout.
    pub fn lease(mut self, length: Duration) -> Self {
        self.settings.lease = length;
        self
    }

    /// Sets how long a request may take. By default 35 s: longer than the 30 s of Cello's
    /// gateway, so that an answer is not missed. It should not be shorter than the client's.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.settings.request_timeout = timeout;
        self
    }

    /// Sets when failed attempts are repeated, and how often.
    pub fn schedule(mut self, schedule: Schedule) -> Self {
        self.settings.schedule = schedule;
        self
    }

    /// Sets what happens to events that Cello may or may not have accepted.
    pub fn uncertain(mut self, uncertain: Uncertain) -> Self {
        self.settings.uncertain = uncertain;
        self
    }

    /// Sets how long the payloads of delivered events are kept. By default they are blanked at
    /// delivery.
    pub fn keep_delivered(mut self, time: Duration) -> Self {
        self.settings.retention.delivered_payloads = time;
        self
    }

    /// Sets how long rows and payloads are kept.
    pub fn retention(mut self, retention: Retention) -> Self {
        self.settings.retention = retention;
        self
    }

    /// Sets what is called when an event is dead. It must not block.
    pub fn on_dead(mut self, call: impl Fn(&Dead) + Send + Sync + 'static) -> Self {
        self.settings.callbacks.on_dead = Some(Arc::new(call));
        self
    }

    /// Sets what is called, with the reason, when this relay pauses the outbox. It must not block.
    pub fn on_pause(mut self, call: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.settings.callbacks.on_pause = Some(Arc::new(call));
        self
    }

    /// Sets how often the relay looks for rows if nothing [wakes](Relay::wake) it. By default every
    /// second.
    pub fn poll_every(mut self, time: Duration) -> Self {
        self.settings.timing.poll = time.max(Duration::from_millis(1));
        self
    }

    #[doc(hidden)]
    pub fn timing(mut self, change: impl FnOnce(&mut Timing)) -> Self {
        change(&mut self.settings.timing);
        self
    }

    /// Starts the relay on the current Tokio runtime.
    ///
    /// On SQLite it warns if the connection may lose commits in a power failure, or leaves deleted
    /// text in the file.
    ///
    /// # Errors
    ///
    /// A lease that is too short, an outbox that delivers to another base URL, and what the
    /// database refuses.
    pub async fn start(self) -> Result<Relay, StartError> {
        let Self {
            database,
            sender,
            settings,
        } = self;
        if settings.lease < 3 * settings.request_timeout {
            return Err(StartError::LeaseTooShort {
                lease: settings.lease,
                request_timeout: settings.request_timeout,
            });
        }
        check(&database, sender.url()).await?;
        warn_about_pragmas(&database).await?;
        let (attempted, receiver) = mpsc::unbounded_channel();
        let shared = Shared::new(sender, database, settings, attempted);
        let (finish, finished) = watch::channel(false);
        tokio::spawn(acknowledge::run(Arc::clone(&shared), receiver));
        let working = Arc::clone(&shared);
        tokio::spawn(async move {
            work::run(Arc::clone(&working)).await;
            while working.in_flight() > 0 && working.phase() < Phase::Over {
                working.freed.notified().await;
            }
            finish.send_replace(true);
        });
        Ok(Relay {
            inner: shared,
            finished,
        })
    }
}

/// Refuses tables of another version, and those of another base URL.
async fn check(database: &Database, url: &str) -> Result<(), StartError> {
    let rows = database
        .read(statements::CONTROL, &[database.offset()])
        .await?;
    let Some(row) = rows.first() else {
        return Err(StorageError::of(StorageErrorKind::NotMigrated).into());
    };
    check_version(row.int(0))?;
    match row.optional_text(1) {
        Some(recorded) if recorded != url => Err(StartError::OtherBaseUrl {
            recorded: recorded.to_owned(),
            relay: url.to_owned(),
        }),
        _ => Ok(()),
    }
}

async fn warn_about_pragmas(database: &Database) -> Result<(), StorageError> {
    if database.dialect() != Dialect::Sqlite {
        return Ok(());
    }
    if pragma(database, "pragma synchronous").await? < 2 {
        tracing::warn!(
            "PRAGMA synchronous is below FULL: after a power failure, delivered events may be sent again \
             and recorded ones be lost"
        );
    }
    if pragma(database, "pragma secure_delete").await? == 0 {
        tracing::warn!(
            "PRAGMA secure_delete is off: addresses and names stay readable in the file after they are purged"
        );
    }
    Ok(())
}

async fn pragma(database: &Database, sql: &str) -> Result<i64, StorageError> {
    let rows = database.read_text(sql, &[]).await?;
    Ok(rows.first().map_or(0, |row| row.int(0)))
}

/// Why a relay did not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The lease is shorter than three times the request's timeout: a row could be sent by two relays at
    /// once.
    LeaseTooShort {
        /// The lease.
        lease: Duration,
        /// The timeout of a request.
        request_timeout: Duration,
    },
    /// The outbox delivers to another base URL.
    OtherBaseUrl {
        /// Where the outbox delivers to.
        recorded: String,
        /// Where this relay would.
        relay: String,
    },
    /// The database refused.
    Storage(StorageError),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeaseTooShort {
                lease,
                request_timeout,
            } => write!(
                f,
                "the lease of {lease:?} is shorter than three times the request timeout of {request_timeout:?}"
            ),
            Self::OtherBaseUrl { recorded, relay } => f.write_str(&other_url(recorded, relay)),
            Self::Storage(error) => error.fmt(f),
        }
    }
}

impl Error for StartError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::LeaseTooShort { .. } | Self::OtherBaseUrl { .. } => None,
            Self::Storage(error) => error.source(),
        }
    }
}

impl From<StorageError> for StartError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}
