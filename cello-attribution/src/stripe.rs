//! What does a webhook from Stripe say to Cello?
//!
//! For products that report purchases by the API. Where Cello listens to Stripe itself,
//! do not report the same payments from here: they would be paid for twice.
//!
//! 1. [`SigningSecret::verify`]: whether Stripe sent it.
//! 2. [`Webhook::from_slice`]: what happened, and whose it is.
//! 3. Look up what Stripe does not send: the customer, whose metadata say who was
//!    referred, and in recent API versions, of a referred customer, the plan or the
//!    refunded invoice.
//! 4. [`PaidInvoice::envelope`], [`RefundedCharge::envelope`]: the event for Cello, or
//!    `None` if there is nothing to report.
//!
//! The look-ups stand between two plain calls, so that they can be a query, an HTTP
//! request, or awaited. Nothing here does any input or output.
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
mod node;
mod plan;
mod signature;

use serde_json::Value;

pub use charge::RefundedCharge;
pub use customer::Customer;
pub use error::WebhookError;
pub use invoice::PaidInvoice;
pub use plan::Plan;
pub use signature::{SignatureError, SigningSecret, SigningSecretError};

use node::Node;

/// What a webhook from Stripe is about.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Webhook {
    /// `invoice.paid`.
    InvoicePaid(PaidInvoice),
    /// `charge.refunded`.
    ChargeRefunded(RefundedCharge),
    /// Any other type, or a payment without a customer: nothing that Cello is sent.
    Other,
}

impl Webhook {
    /// Reads the body of a webhook. Of the many members that Stripe sends, only those
    /// that are used need to be what they should.
    pub fn from_slice(body: &[u8]) -> Result<Self, WebhookError> {
        let body: Value = serde_json::from_slice(body).map_err(|_| WebhookError::NotJson)?;
        let webhook = Node::root(&body);
        let of_a_customer = match webhook.required_text("type")? {
            "invoice.paid" => PaidInvoice::read(webhook)?.map(Self::InvoicePaid),
            "charge.refunded" => RefundedCharge::read(webhook)?.map(Self::ChargeRefunded),
            _ => None,
        };
        Ok(of_a_customer.unwrap_or(Self::Other))
    }
}

/// What Stripe cannot know and your agreement with Cello says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Who is rewarded.
    pub attribution: Attribution,
    /// What becomes of an invoice over nothing.
    pub zero_amount: ZeroAmount,
}

/// Who a referral is attributed to: what `payload.newUserId` is.
///
/// Source: guides 000 and 001.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Attribution {
    /// The new user: `new_user_id` of the metadata.
    #[default]
    User,
    /// The new user's organization: `new_user_organization_id`, which is then required.
    Organization,
}

/// What becomes of a paid invoice whose `amount_paid` is 0: that of a trial, or one that a
/// coupon or a credit pays for. In API versions before 2025-03-31, one that was paid
/// outside of Stripe is among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ZeroAmount {
    /// There is nothing to report.
    #[default]
    Skip,
    /// It is reported with the price 0.
    Report,
}
