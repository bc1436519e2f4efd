//! Made-up webhooks of Stripe's real structure, in two API versions.

use cello_attribution::stripe::{Customer, PaidInvoice, RefundedCharge, Webhook, WebhookError};
use serde_json::Value;

/// The price as the full object in each line, `subscription` on the invoice, `invoice` on
/// the charge.
pub const INVOICE_2020: &str = include_str!("data/invoice_paid.2020-08-27.json");
pub const TRIAL_2020: &str = include_str!("data/invoice_paid_trial.2020-08-27.json");
pub const CHARGE_2020: &str = include_str!("data/charge_refunded.2020-08-27.json");

/// Ids of the price in each line, `parent` on the invoice, no `invoice` on the charge.
pub const INVOICE_2025: &str = include_str!("data/invoice_paid.2025-08-27.basil.json");
pub const TRIAL_2025: &str = include_str!("data/invoice_paid_trial.2025-08-27.basil.json");
pub const CHARGE_2025: &str = include_str!("data/charge_refunded.2025-08-27.basil.json");

/// As `GET /v1/customers/…` answers it.
pub const CUSTOMER: &str = include_str!("data/customer.json");

pub fn customer() -> Customer {
    Customer::from_slice(CUSTOMER.as_bytes()).unwrap()
}

/// The customer without one entry of the metadata.
pub fn customer_without(key: &str) -> Customer {
    let mut customer = customer();
    customer.metadata.remove(key).expect(key);
    customer
}

pub fn invoice(fixture: &str) -> PaidInvoice {
    match Webhook::from_slice(fixture.as_bytes()) {
        Ok(Webhook::InvoicePaid(invoice)) => invoice,
        other => panic!("{other:?}"),
    }
}

pub fn charge(fixture: &str) -> RefundedCharge {
    match Webhook::from_slice(fixture.as_bytes()) {
        Ok(Webhook::ChargeRefunded(charge)) => charge,
        other => panic!("{other:?}"),
    }
}

pub fn error(fixture: &str) -> WebhookError {
    Webhook::from_slice(fixture.as_bytes()).unwrap_err()
}

/// The fixture with another value at a JSON pointer, where something has to be.
pub fn with(fixture: &str, pointer: &str, value: impl Into<Value>) -> String {
    let mut json: Value = serde_json::from_str(fixture).unwrap();
    *json.pointer_mut(pointer).expect(pointer) = value.into();
    json.to_string()
}
