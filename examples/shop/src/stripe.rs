//! What happens when Stripe says that an invoice was paid?
//!
//! The same as at a payment in the shop. Only do this if Cello does not listen to Stripe itself,
//! or each payment is reported twice. Refunds start in the shop, so `charge.refunded` is not read.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;

use crate::Shop;
use crate::events::Cycle;
use crate::handlers::{Failure, Pay, record};

/// Takes a webhook. Whatever is answered with an error Stripe sends again, for up to three days.
pub async fn webhook(
    State(shop): State<Shop>,
    headers: HeaderMap,
    // The bytes as they came: that is what the signature is of.
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let signature = headers.get("Stripe-Signature").map(HeaderValue::as_bytes);
    let verified = shop
        .stripe_secret
        .verify(signature.unwrap_or_default(), &body);
    verified.map_err(|error| bad_request(&error))?;
    // Only now is it worth reading: anyone can post here.
    let kind: Kind = serde_json::from_slice(&body).map_err(|error| bad_request(&error))?;
    if kind.kind != "invoice.paid" {
        return Ok(StatusCode::OK);
    }
    let webhook: Webhook = serde_json::from_slice(&body).map_err(|error| bad_request(&error))?;
    let invoice = webhook.data.object;
    let (plan, cycle) = invoice.plan()?;
    let customer_id = sqlx::query_scalar("select customer_id from customers where stripe_id = ?")
        .bind(&invoice.customer)
        .fetch_one(&shop.pool)
        .await?;
    let pay = Pay {
        invoice: invoice.id,
        customer_id,
        cents: invoice.amount_paid,
        currency: invoice.currency,
        plan: plan.into(),
        cycle,
    };
    record(&shop, pay, invoice.status_transitions.paid_at).await?;
    Ok(StatusCode::OK)
}

fn bad_request(error: &dyn std::error::Error) -> Failure {
    Failure(StatusCode::BAD_REQUEST, error.to_string())
}

#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Webhook {
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Invoice,
}

/// The members that the shop uses, of the many that Stripe sends.
#[derive(Deserialize)]
struct Invoice {
    id: String,
    customer: String,
    amount_paid: i64,
    currency: String,
    status_transitions: StatusTransitions,
    lines: Lines,
}

#[derive(Deserialize)]
struct StatusTransitions {
    paid_at: i64,
}

#[derive(Deserialize)]
struct Lines {
    data: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    pricing: Pricing,
}

#[derive(Deserialize)]
struct Pricing {
    price_details: PriceDetails,
}

#[derive(Deserialize)]
struct PriceDetails {
    price: String,
}

impl Invoice {
    /// Stripe sends the id of the price alone. The shop made its prices, and knows them.
    fn plan(&self) -> Result<(&'static str, Cycle), Failure> {
        let price = self.lines.data.first();
        match price.map(|line| line.pricing.price_details.price.as_str()) {
            Some("price_made_up_pro_month") => Ok(("Pro", Cycle::Monthly)),
            Some("price_made_up_pro_year") => Ok(("Pro", Cycle::Yearly)),
            other => Err(Failure(
                StatusCode::UNPROCESSABLE_ENTITY,
                format!("not a price of this shop: {other:?}"),
            )),
        }
    }
}
