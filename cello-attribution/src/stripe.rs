//! Reads Stripe's webhooks, and makes the events for Cello from them.
//!
//! For products that report purchases by the API. Where Cello listens to Stripe itself,
//! do not report the same payments from here: their referrers would be paid twice.
//!
//! 1. [`SigningSecret::verify`] checks that Stripe sent the request.
//! 2. [`Webhook::from_slice`] reads what happened, and to which customer.
//! 3. Look up what Stripe does not send: the customer, whose metadata holds who was
//!    referred, and, in recent API versions, the plan or the refunded invoice of a referred
//!    customer.
//! 4. [`PaidInvoice::envelope`] and [`RefundedCharge::envelope`] make the event for Cello,
//!    or return `None` if there is nothing to report.
//!
//! The look-ups come between two plain calls, so that they can be a query or an HTTP
//! request, blocking or awaited. Nothing here does any input or output.
//!
//! Stripe may deliver an event more than once, and Cello's API has no idempotency key:
//! remember the `event_id` of what has been reported.
//!
//! Source: guides 000, 002 and 003, and Stripe's API reference, for API versions from
//! 2020-08-27 on.
//!
//! ```
//! use axum::{body::Bytes, extract::State, http::{HeaderMap, StatusCode}};
//! use cello_attribution::stripe::{Customer, Plan, Rules, SigningSecret, Webhook, WebhookError};
//! # async fn customer(id: &str) -> Customer { Customer::default() }
//! # async fn plan(price: Option<&str>) -> Plan { todo!() }
//! # async fn invoice_of(payment_intent: Option<&str>) -> String { String::new() }
//! # async fn send(json: String) {}
//!
//! async fn webhook(
//!     State(secret): State<SigningSecret>,
//!     headers: HeaderMap,
//!     body: Bytes,
//! ) -> Result<StatusCode, StatusCode> {
//!     let signature = headers.get("Stripe-Signature").ok_or(StatusCode::BAD_REQUEST)?;
//!     secret.verify(signature, &body).map_err(|_| StatusCode::BAD_REQUEST)?;
//!
//!     let rules = Rules::default();
//!     let event = match Webhook::from_slice(&body) {
//!         Ok(Webhook::InvoicePaid(invoice)) => {
//!             let customer = customer(invoice.customer_id()).await;
//!             match invoice.envelope(&customer, rules) {
//!                 Err(WebhookError::PlanNotSaid) => {
//!                     let plan = plan(invoice.price_id()).await;
//!                     invoice.with_plan(plan).envelope(&customer, rules)
//!                 }
//!                 event => event,
//!             }
//!         }
//!         Ok(Webhook::ChargeRefunded(charge)) => {
//!             let customer = customer(charge.customer_id()).await;
//!             match charge.envelope(&customer, rules) {
//!                 Err(WebhookError::InvoiceNotSaid) => {
//!                     let invoice = invoice_of(charge.payment_intent_id()).await;
//!                     charge.with_invoice_id(invoice).envelope(&customer, rules)
//!                 }
//!                 event => event,
//!             }
//!         }
//!         Ok(_) => Ok(None),
//!         Err(error) => Err(error),
//!     };
//!     match event {
//!         Ok(Some(event)) => send(event.to_json()).await,
//!         Ok(None) => {} // not referred, or not one of ours
//!         Err(error) => {
//!             eprintln!("{error}");
//!             return Err(StatusCode::INTERNAL_SERVER_ERROR); // Stripe tries again
//!         }
//!     }
//!     Ok(StatusCode::OK)
//! }
//! ```

mod amount;
mod charge;
mod customer;
mod error;
mod invoice;
mod json_scan;
mod line;
mod node;
mod plan;
mod rules;
mod signature;

pub use amount::{AmountError, price};
pub use charge::RefundedCharge;
pub use customer::Customer;
pub use error::WebhookError;
pub use invoice::PaidInvoice;
pub use plan::Plan;
pub use rules::{Attribution, Rules, ZeroAmount};
pub use signature::{SignatureError, SigningSecret, SigningSecretError};

use node::Node;

/// What a webhook from Stripe is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
// One webhook is handled at a time; a box would show in the type that callers match.
#[allow(clippy::large_enum_variant)]
pub enum Webhook {
    /// `invoice.paid`.
    InvoicePaid(PaidInvoice),
    /// `charge.refunded`.
    ChargeRefunded(RefundedCharge),
    /// Any other type, or a payment without a customer: nothing that Cello is sent.
    Other,
}

impl Webhook {
    /// Reads the body of a webhook.
    ///
    /// Reads only the members that are used, and keeps nothing of the others: they only
    /// have to be JSON.
    pub fn from_slice(body: &[u8]) -> Result<Self, WebhookError> {
        let webhook = Node::root("", body, &["created", "data", "id", "type"])?;
        let of_a_customer = match webhook.required_text("type")?.as_str() {
            "invoice.paid" => PaidInvoice::read(&webhook)?.map(Self::InvoicePaid),
            "charge.refunded" => RefundedCharge::read(&webhook)?.map(Self::ChargeRefunded),
            _ => None,
        };
        Ok(of_a_customer.unwrap_or(Self::Other))
    }
}
