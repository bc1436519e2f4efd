//! Is every event reported by exactly one way?

use std::fmt::Write;

use cello_attribution::{Gateway, Integration, IntegrationError};
use cello_core::{CelloEvent, Trigger};

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended", newUser.id = "user-7", newUser.name = "Ada Example")]
    #[cello(newUser.email = "ada@example.com", event.timestamp = "2026-03-01T09:30:00Z")]
    Demo(#[cello(ucc)] Option<&'static str>),
    #[cello(trigger = "invoice-paid", newUser.id = "user-7", price(minor) = 12_990, currency = "EUR")]
    #[cello(newUser.email = "ada@example.com", event.timestamp = "2026-03-01T09:30:00Z")]
    #[cello(subscription.invoiceId = "I-2026-0001", subscription.interval = "monthly")]
    #[cello(subscription.productKey = "Pro")]
    Paid(#[cello(ucc)] Option<&'static str>),
}

#[test]
fn who_reports_what() {
    let mut table = String::new();
    for &integration in Integration::VARIANTS {
        for &trigger in Trigger::VARIANTS {
            let by = match integration.check(trigger) {
                Ok(()) => "the API".to_owned(),
                Err(error) => format!("{}: {}", error.gateway(), error.webhook_event()),
            };
            writeln!(table, "{integration:25} {trigger:18} {by}").unwrap();
        }
    }
    insta::assert_snapshot!("who_reports_what", table);
}

#[test]
fn a_webhook_that_reports_is_one_that_cello_wants() {
    for &integration in Integration::VARIANTS {
        for &trigger in Trigger::VARIANTS {
            if let Some(event) = integration.webhook_event(trigger) {
                assert!(integration.webhook_events().contains(&event), "{event}");
            }
        }
    }
}

#[test]
fn what_the_webhook_reports_is_refused() {
    let paid = Event::Paid(Some("A1b2C3d4E5f"));
    let IntegrationError::AlreadyReported(error) = Integration::ApiAndChargebeeWebhook
        .report(&paid)
        .unwrap_err()
    else {
        panic!("the event is right");
    };
    assert_eq!(error.webhook_event(), "payment_succeeded");
    assert_eq!(error.gateway(), Gateway::Chargebee);
    assert_eq!(error.trigger(), Trigger::InvoicePaid);
    assert_eq!(error.integration(), Integration::ApiAndChargebeeWebhook);
    let sent = Integration::Api.report(&paid).unwrap().unwrap();
    assert_eq!(sent, paid.envelope().unwrap().unwrap());

    // Nothing to report, nothing to refuse.
    assert_eq!(
        Integration::StripeWebhook.report(&Event::Paid(None)),
        Ok(None)
    );
    // What is not to be sent need not be mended first.
    let wrong = Event::Paid(Some(""));
    assert!(matches!(
        Integration::StripeWebhook.report(&wrong),
        Err(IntegrationError::AlreadyReported(_))
    ));
    assert!(matches!(
        Integration::Api.report(&wrong),
        Err(IntegrationError::Event(_))
    ));

    for integration in Integration::VARIANTS {
        let demo = Event::Demo(Some("A1b2C3d4E5f"));
        assert!(
            integration.report(&demo).unwrap().is_some(),
            "{integration}"
        );
    }
}

#[test]
fn what_an_endpoint_has_not_subscribed_to() {
    let all = Integration::StripeWebhook.webhook_events();
    assert_eq!(all.len(), 10);
    assert!(
        Integration::StripeWebhook
            .missing_webhook_events(all)
            .is_empty()
    );
    assert_eq!(
        Integration::ApiAndStripeWebhook.missing_webhook_events([""; 0]),
        all
    );
    for (index, event) in all.iter().enumerate() {
        let mut enabled = all.to_vec();
        enabled[index] = "payout.paid";
        assert_eq!(
            Integration::StripeWebhook.missing_webhook_events(enabled),
            [*event]
        );
    }
    let enabled = vec!["payment_succeeded".to_owned(), "*".to_owned()];
    assert!(
        Integration::ChargebeeWebhook
            .missing_webhook_events(enabled)
            .is_empty()
    );
    assert!(Integration::Api.missing_webhook_events([""; 0]).is_empty());
}

#[test]
fn words() {
    for &integration in Integration::VARIANTS {
        assert_eq!(integration.to_string().parse(), Ok(integration));
        assert_eq!(Integration::try_from(integration.as_str()), Ok(integration));
        let json = serde_json::to_value(integration).unwrap();
        assert_eq!(json, integration.as_str());
        assert_eq!(
            serde_json::from_value::<Integration>(json).unwrap(),
            integration
        );
    }
    for &gateway in Gateway::VARIANTS {
        assert_eq!(gateway.to_string().parse(), Ok(gateway));
        assert_eq!(Gateway::try_from(gateway.as_str()), Ok(gateway));
        let json = serde_json::to_value(gateway).unwrap();
        assert_eq!(json, gateway.as_str());
        assert_eq!(serde_json::from_value::<Gateway>(json).unwrap(), gateway);
    }
    assert_eq!(
        "stripe".parse::<Integration>().unwrap_err().to_string(),
        "`stripe` is not an integration; expected one of: stripe-webhook, api-and-stripe-webhook, \
         chargebee-webhook, api-and-chargebee-webhook, api",
    );
    assert_eq!(
        "paddle".parse::<Gateway>().unwrap_err().to_string(),
        "`paddle` is not a payment gateway; expected one of: stripe, chargebee",
    );
}
