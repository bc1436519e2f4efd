//! What does Cello get?
//!
//! One file an event in `snapshots/`: a change of what is sent is a change there, which
//! somebody reviews.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use billing::accounts::{Customer, CustomerId, Signup};
use billing::invoices::{Cycle, Invoice, Refund};
use billing::sales::Demo;
use cello_core::{CelloEvent, Currency, Slot};
use insta::assert_snapshot;

fn time() -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(1_772_357_400_250)
}

fn customer() -> Customer {
    Customer {
        id: CustomerId(7),
        email: "ada@example.com".into(),
        name: "Ada Example".into(),
        referral_code: Some("A1b2C3d4E5f".into()),
    }
}

fn demo() -> Demo {
    Demo {
        company_id: 12,
        guest_id: 8,
        guest_email: "ben@example.com".into(),
        guest_name: None,
        referral_code: Some("A1b2C3d4E5f".into()),
        attended_at: Some(time()),
    }
}

fn invoice() -> Invoice {
    Invoice {
        customer: customer(),
        number: Some("2026-0001".into()),
        paid: 12_990,
        currency: Currency::EUR,
        paid_at: 1_772_357_400,
        plan: "team/2026".into(),
        cycle: Cycle::Quarter,
        seats: vec!["ada@example.com".into(), "ben@example.com".into()],
    }
}

fn refund() -> Refund {
    Refund {
        invoice: invoice(),
        amount: 49.5,
        currency: None,
        at: time(),
    }
}

fn sent(event: &impl CelloEvent) -> String {
    event.to_json().unwrap().expect("the customer was referred")
}

#[test]
fn signup() {
    let signup = Signup {
        customer: customer(),
        at: time(),
    };
    assert_snapshot!(sent(&signup));
}

#[test]
fn demo_attended() {
    assert_snapshot!(sent(&demo()));
}

#[test]
fn invoice_paid() {
    assert_snapshot!(sent(&invoice()));
}

#[test]
fn charge_refunded() {
    assert_snapshot!(sent(&refund()));
}

#[test]
fn what_is_not_for_cello_is_not_sent() {
    let mut refund = refund();
    refund.invoice.customer.referral_code = None;
    assert_eq!(refund.to_json(), Ok(None));

    let not_yet = Demo {
        attended_at: None,
        ..demo()
    };
    assert_eq!(not_yet.to_json(), Ok(None));
}

#[test]
fn a_paid_draft_is_a_mistake() {
    let draft = Invoice {
        number: None,
        ..invoice()
    };
    let error = draft.to_json().unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.problems()[0].slot(), Slot::SubscriptionInvoiceId);
}
