//! What happens at a signup, a payment and a refund?
//!
//! Each handler does the same in the same order: it begins a transaction, writes its row, hands
//! the event to the outbox last, commits, and wakes the relay. Cello is not called here: a sale
//! never waits for it, and an outage of Cello never stops one.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use cello_attribution::{Capture, ReferralCode};
use cello_outbox::{EnqueueError, Enqueued};
use serde::Deserialize;
use sqlx::{Sqlite, SqliteConnection, Transaction};

use crate::Shop;
use crate::events::{Customer, Cycle, Event, Payment};

/// The form of a signup.
#[derive(Deserialize)]
pub struct Signup {
    email: String,
    name: String,
    /// The id of the same customer at Stripe, if there is one.
    stripe_id: Option<String>,
}

/// Signs up a customer. The referral code is in the URL, or in the cookie that Cello's script
/// keeps for people who come back later; [`Capture`] looks at both and never refuses a signup.
pub async fn signup(
    State(shop): State<Shop>,
    capture: Capture,
    Json(form): Json<Signup>,
) -> Result<Json<Customer>, Failure> {
    for not_taken in capture.not_taken() {
        tracing::warn!("signup: {not_taken}");
    }
    let mut tx = shop.begin().await?;
    let customer: Customer = sqlx::query_as(
        "insert into customers (email, name, ucc, stripe_id) values (?, ?, ?, ?) returning *",
    )
    .bind(form.email)
    .bind(form.name)
    // Kept for good: payments and refunds are reported with it, months later.
    .bind(capture.into_code().map(ReferralCode::into_string))
    .bind(form.stripe_id)
    .fetch_one(&mut *tx)
    .await?;
    let event = Event::SignedUp {
        customer: customer.clone(),
        at: (shop.clock)(),
    };
    let enqueued = shop.outbox.enqueue(&mut tx, &event).await?;
    shop.commit(tx).await?;
    log_if_not_reported(customer.customer_id, enqueued);
    Ok(Json(customer))
}

/// A payment by a known customer.
#[derive(Deserialize)]
pub struct Pay {
    pub(crate) invoice: String,
    pub(crate) customer_id: i64,
    pub(crate) cents: i64,
    pub(crate) currency: String,
    pub(crate) plan: String,
    pub(crate) cycle: Cycle,
}

/// Records a payment.
pub async fn pay(State(shop): State<Shop>, Json(pay): Json<Pay>) -> Result<Json<Payment>, Failure> {
    let paid_at = (shop.clock)();
    record(&shop, pay, paid_at).await.map(Json)
}

/// Records a payment once, however often it is told: by a form that is sent twice, or by a
/// webhook that Stripe repeats.
pub(crate) async fn record(shop: &Shop, pay: Pay, paid_at: i64) -> Result<Payment, Failure> {
    let mut tx = shop.begin().await?;
    sqlx::query(
        "insert into payments (invoice, customer_id, cents, currency, paid_at, plan, cycle)
         values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
    )
    .bind(&pay.invoice)
    .bind(pay.customer_id)
    .bind(pay.cents)
    .bind(pay.currency)
    .bind(paid_at)
    .bind(pay.plan)
    .bind(pay.cycle)
    .execute(&mut *tx)
    .await?;
    // The stored row is reported, so the second time is `Enqueued::Duplicate`: harmless.
    let payment = payment(&mut tx, &pay.invoice).await?;
    let event = Event::Paid(payment.clone());
    let enqueued = shop.outbox.enqueue(&mut tx, &event).await?;
    shop.commit(tx).await?;
    log_if_not_reported(pay.customer_id, enqueued);
    Ok(payment)
}

/// A refund of all or some of a payment.
#[derive(Deserialize)]
pub struct Refund {
    invoice: String,
    cents: i64,
}

/// Records a refund.
pub async fn refund(
    State(shop): State<Shop>,
    Json(refund): Json<Refund>,
) -> Result<StatusCode, Failure> {
    let mut tx = shop.begin().await?;
    let payment = payment(&mut tx, &refund.invoice).await?;
    let id: i64 = sqlx::query_scalar(
        "insert into refunds (invoice, cents) values (?, ?) returning refund_id",
    )
    .bind(&refund.invoice)
    .bind(refund.cents)
    .fetch_one(&mut *tx)
    .await?;
    let customer_id = payment.customer.customer_id;
    let event = Event::Refunded {
        customer: payment.customer.clone(),
        payment,
        cents: refund.cents,
        at: (shop.clock)(),
    };
    // A key of our own: two equal refunds of one invoice in the same second are two events.
    let key = format!("refund:{id}");
    let enqueued = shop.outbox.enqueue_as(&mut tx, &key, &event).await?;
    shop.commit(tx).await?;
    log_if_not_reported(customer_id, enqueued);
    Ok(StatusCode::CREATED)
}

async fn payment(connection: &mut SqliteConnection, invoice: &str) -> sqlx::Result<Payment> {
    sqlx::query_as("select * from payments join customers using (customer_id) where invoice = ?")
        .bind(invoice)
        .fetch_one(connection)
        .await
}

/// A faulty referral does not cost a sale: the handler has gone on. Someone has to hear of it.
fn log_if_not_reported(customer: i64, enqueued: Enqueued) {
    match enqueued {
        Enqueued::Invalid(error) => {
            tracing::error!(customer, "stored, but not reported to Cello: {error}");
        }
        Enqueued::Conflict(row) => {
            tracing::error!(customer, "stored, but row {row} of the outbox has its key");
        }
        // New or known already; or there is nothing to report, as nobody referred the customer.
        _ => {}
    }
}

impl Shop {
    /// Begins a transaction that will write. A plain BEGIN takes the lock at the first write, and
    /// fails at once if the relay has written since the first read; IMMEDIATE waits for its turn.
    async fn begin(&self) -> sqlx::Result<Transaction<'static, Sqlite>> {
        self.pool.begin_with("BEGIN IMMEDIATE").await
    }

    async fn commit(&self, tx: Transaction<'static, Sqlite>) -> sqlx::Result<()> {
        tx.commit().await?;
        // Optional: the relay looks by itself every second.
        self.relay.wake();
        Ok(())
    }
}

/// Why a request failed. Nothing of it was stored.
pub struct Failure(pub(crate) StatusCode, pub(crate) String);

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        if matches!(error, sqlx::Error::RowNotFound) {
            return Self(StatusCode::NOT_FOUND, "there is no such row".into());
        }
        tracing::error!("database: {error}");
        Self(StatusCode::INTERNAL_SERVER_ERROR, "not stored".into())
    }
}

impl From<EnqueueError> for Failure {
    /// The database's errors alone: an event that is wrong is `Enqueued::Invalid`.
    fn from(error: EnqueueError) -> Self {
        tracing::error!("outbox: {error}");
        Self(StatusCode::INTERNAL_SERVER_ERROR, "not stored".into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.0, self.1).into_response()
    }
}
