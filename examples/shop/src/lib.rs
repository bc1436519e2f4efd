//! A small shop that takes part in a referral programme, for you to copy from.
//!
//! - [`events`]: the rows of the tables, which are also what is reported to Cello;
//! - [`handlers`]: signup, payment and refund. Each writes its row and its event in one
//!   transaction, so that Cello hears of a sale if and only if it happened;
//! - [`stripe`]: the webhook, believed only if Stripe signed it;
//! - this file: the database, the relay that delivers the events, and the way they stop.

#![forbid(unsafe_code)]
// That is for libraries: this is one only so that its tests reach it.
#![allow(clippy::must_use_candidate)]

pub mod events;
pub mod handlers;
pub mod stripe;

use std::error::Error;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::routing::post;
use cello_attribution::stripe::SigningSecret;
use cello_client::Client;
use cello_outbox::{Outbox, Relay, Report, Schedule};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use tokio::net::TcpListener;

const TABLES: &str = "
    create table if not exists customers (
        customer_id integer primary key,
        email       text not null,
        name        text not null,
        ucc         text,
        stripe_id   text unique
    ) strict;
    create table if not exists payments (
        invoice     text primary key,
        customer_id integer not null references customers,
        cents       integer not null,
        currency    text not null,
        paid_at     integer not null,
        plan        text not null,
        cycle       text not null
    ) strict;
    create table if not exists refunds (
        refund_id   integer primary key,
        invoice     text not null references payments,
        cents       integer not null
    ) strict;
";

/// What the shop is told when it starts.
pub struct Settings {
    /// The client for Cello: `Client::sandbox(Credentials::from_env()?)?` in an app of yours.
    pub client: Client,
    /// The signing secret of the webhook, from Stripe's dashboard.
    pub stripe_secret: SigningSecret,
    /// When a failed delivery is tried again: `Schedule::default()` tries for about 70 hours.
    pub schedule: Schedule,
    /// The present in seconds since 1970: [`now`], and in tests a fixed time.
    pub clock: fn() -> i64,
}

/// The running shop. Clones share everything.
#[derive(Clone)]
pub struct Shop {
    pool: SqlitePool,
    outbox: Outbox,
    relay: Relay,
    stripe_secret: SigningSecret,
    clock: fn() -> i64,
}

impl Shop {
    /// Opens the database file, creates what is missing in it, and starts the relay.
    pub async fn open(file: &Path, settings: Settings) -> Result<Self, Box<dyn Error>> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            // With WAL, reading and writing do not wait for each other.
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: what was committed survives a power failure.
            .synchronous(SqliteSynchronous::Full)
            // Names and addresses are overwritten in the file when they are deleted.
            .pragma("secure_delete", "on");
        let pool = SqlitePool::connect_with(options).await?;
        sqlx::raw_sql(TABLES).execute(&pool).await?;
        let outbox = Outbox::new();
        outbox.migrate(&pool).await?;
        let relay = Relay::new(&pool, settings.client)
            .schedule(settings.schedule)
            .start()
            .await?;
        Ok(Self {
            pool,
            outbox,
            relay,
            stripe_secret: settings.stripe_secret,
            clock: settings.clock,
        })
    }

    /// Returns the routes.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/signup", post(handlers::signup))
            .route("/payments", post(handlers::pay))
            .route("/refunds", post(handlers::refund))
            .route("/stripe/webhook", post(stripe::webhook))
            .with_state(self.clone())
    }

    /// Returns the database, for a look into its tables.
    pub fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// Returns the outbox, for a look at what waits in it.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// Serves requests until `stop` is done, and then ends without losing anything.
    ///
    /// First the open requests are answered, then the relay stops, and the database is closed
    /// last. Kubernetes kills a program 30 s after it asked it to end. 25 s for the relay leave
    /// some for the rest; what is not sent by then is sent after the next start.
    pub async fn serve(
        self,
        listener: TcpListener,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> io::Result<Report> {
        axum::serve(listener, self.router())
            .with_graceful_shutdown(stop)
            .await?;
        let report = self.relay.shutdown(Duration::from_secs(25)).await;
        self.pool.close().await;
        Ok(report)
    }
}

/// Returns the present in seconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs().cast_signed())
}
