//! Does every past event go exactly one way, in the right order?

use cello_attribution::{
    Integration, ManualAttribution, ManualAttributionError, Metadata, PastEvent,
};
use cello_core::{Envelope, Timestamp, Trigger, UserKey};
use proptest::prelude::*;
use serde_json::{Value, json};

mod common;

use common::event;

const UCC: &str = "A1b2C3d4E5f";
const NOW: &str = "2026-04-01T00:00:00Z";

fn attribute(
    integration: Integration,
    events: impl IntoIterator<Item = Envelope<'static>>,
) -> Result<ManualAttribution, ManualAttributionError> {
    let events = events.into_iter().map(PastEvent::from);
    ManualAttribution::new(integration, UCC, events, NOW.parse().unwrap())
}

/// The same event with something else in it.
fn with(event: Envelope<'static>, path: &str, value: &str) -> Envelope<'static> {
    let mut event = serde_json::to_value(event).unwrap();
    *event.pointer_mut(path).unwrap() = value.into();
    serde_json::from_value(event).unwrap()
}

fn signup() -> Envelope<'static> {
    event(Trigger::NewSignup, "2026-01-05T08:00:00Z")
}

fn paid(at: &str) -> Envelope<'static> {
    event(Trigger::InvoicePaid, at)
}

fn refunded(at: &str) -> Envelope<'static> {
    event(Trigger::ChargeRefunded, at)
}

/// Of the shape of the guide's story: a signup long ago, purchases since.
fn story() -> Vec<Envelope<'static>> {
    vec![
        refunded("2026-03-20T09:30:00Z"),
        paid("2026-03-01T09:30:00Z"),
        paid("2026-02-01T09:30:00Z"),
        event(Trigger::DemoCallAttended, "2026-01-03T15:00:00Z"),
        paid("2026-03-20T09:30:00Z"), // the moment of the refund
        signup(),
        paid("2026-03-15T09:30:00Z"),
    ]
}

fn list<'e>(events: impl IntoIterator<Item = &'e Envelope<'static>>) -> String {
    let lines = events.into_iter().map(|event| {
        let at = event.context().event.timestamp;
        format!("{at} {}", event.trigger())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_signup_first_then_transactions_by_time_and_old_ones_apart() {
    let attribution = attribute(Integration::Api, story()).unwrap();
    assert_eq!(
        list(attribution.by_api()),
        "2026-01-05T08:00:00Z new-signup\n\
         2026-01-03T15:00:00Z demo-call-attended\n\
         2026-03-15T09:30:00Z invoice-paid\n\
         2026-03-20T09:30:00Z invoice-paid\n\
         2026-03-20T09:30:00Z charge-refunded",
    );
    assert_eq!(
        list(attribution.report().events()),
        "2026-02-01T09:30:00Z invoice-paid\n2026-03-01T09:30:00Z invoice-paid",
    );
    assert!(attribution.by_webhook().is_empty());
    assert_eq!(attribution.metadata(), None);
}

#[test]
fn what_a_webhook_reports_is_not_sent_by_the_api() {
    let metadata = Metadata::new(UCC, "user-7", None).unwrap();
    let transactions = "2026-03-15T09:30:00Z invoice-paid\n\
        2026-03-20T09:30:00Z invoice-paid\n\
        2026-03-20T09:30:00Z charge-refunded";

    let webhook_only = attribute(Integration::StripeWebhook, story()).unwrap();
    assert_eq!(
        list(webhook_only.by_api()),
        "2026-01-03T15:00:00Z demo-call-attended"
    );
    assert_eq!(list(webhook_only.by_webhook()), transactions);
    assert_eq!(webhook_only.metadata(), Some(&metadata));
    assert_eq!(webhook_only.report().events().len(), 2);

    let both = attribute(Integration::ApiAndChargebeeWebhook, story()).unwrap();
    assert_eq!(
        list(both.by_api()),
        "2026-01-05T08:00:00Z new-signup\n2026-01-03T15:00:00Z demo-call-attended",
    );
    assert_eq!(list(both.by_webhook()), transactions);
    assert_eq!(both.metadata(), Some(&metadata));
}

#[test]
fn thirty_days_are_too_old_and_a_millisecond_less_is_not() {
    let attribution = attribute(
        Integration::Api,
        [
            signup(),
            paid("2026-03-02T00:00:00Z"),
            paid("2026-03-02T00:00:00.001Z"),
        ],
    );
    let attribution = attribution.unwrap();
    assert_eq!(
        list(&attribution.by_api()[1..]),
        "2026-03-02T00:00:00.001Z invoice-paid"
    );
    assert_eq!(
        list(attribution.report().events()),
        "2026-03-02T00:00:00Z invoice-paid"
    );
    // Now is not too late, and the moment of the signup not too early.
    let now = [event(Trigger::NewSignup, NOW), paid(NOW)];
    assert_eq!(attribute(Integration::Api, now).unwrap().by_api().len(), 2);
}

#[test]
fn the_code_is_put_in_where_there_is_none() {
    let without = |ucc: Value| {
        let mut event = serde_json::to_value(signup().with_user_key(UserKey::User)).unwrap();
        event["payload"]["ucc"] = ucc;
        event
    };
    let mut absent = without(Value::Null);
    absent["payload"].as_object_mut().unwrap().remove("ucc");
    for event in [
        absent,
        without(Value::Null),
        without("".into()),
        without(UCC.into()),
    ] {
        let event: PastEvent = serde_json::from_value(event).unwrap();
        let now = NOW.parse().unwrap();
        let attribution = ManualAttribution::new(Integration::Api, UCC, [event], now).unwrap();
        // In the guide's spelling, as it was.
        assert_eq!(
            attribution.by_api(),
            [signup().with_user_key(UserKey::User)]
        );
    }
    for wrong in [
        json!({}),
        json!([]),
        json!({ "payload": [] }),
        without(7.into()),
    ] {
        assert!(serde_json::from_value::<PastEvent>(wrong).is_err());
    }
}

#[test]
fn a_code_that_was_copied_with_space_around_it_is_the_code() {
    let now: Timestamp = NOW.parse().unwrap();
    for copied in ["A1b2C3d4E5f\n", "\u{a0}A1b2C3d4E5f", UCC] {
        for kept in [" ", "A1b2C3d4E5f ", "\t", UCC] {
            let mut json = serde_json::to_value(signup()).unwrap();
            json["payload"]["ucc"] = kept.into();
            let event: PastEvent = serde_json::from_value(json).unwrap();
            let attribution = ManualAttribution::new(Integration::Api, copied, [event], now);
            assert_eq!(attribution.unwrap().by_api()[0].payload().ucc, UCC);
        }
    }
    let blank = ManualAttribution::new(Integration::Api, " \n", [signup().into()], now);
    assert!(blank.is_err());
}

#[test]
fn what_is_not_one_new_users_past() {
    let id = "/payload/newUserId";
    let errors = [
        attribute(Integration::Api, []),
        attribute(Integration::Api, [paid("2026-03-15T09:30:00Z")]),
        attribute(
            Integration::Api,
            [signup(), event(Trigger::NewSignup, "2026-02-01T08:00:00Z")],
        ),
        attribute(
            Integration::Api,
            [with(signup(), "/payload/ucc", "F5e4D3c2B1a")],
        ),
        attribute(
            Integration::Api,
            [with(paid("2026-03-15T09:30:00Z"), id, "user-8"), signup()],
        ),
        attribute(
            Integration::Api,
            [signup(), paid("2026-01-05T07:59:59.999Z")],
        ),
        attribute(
            Integration::Api,
            [signup(), paid("2026-04-01T00:00:00.001Z")],
        ),
        attribute(
            Integration::Api,
            [event(Trigger::NewSignup, "2027-01-05T08:00:00Z")],
        ),
        attribute(
            Integration::Api,
            [
                paid("2026-03-15T09:30:00Z"),
                signup(),
                paid("2026-03-15T09:30:00Z"),
            ],
        ),
    ];
    let mut messages: Vec<String> = errors.map(|error| error.unwrap_err().to_string()).into();
    let unattributed = with(signup(), "/payload/ucc", UCC);
    let mut json = serde_json::to_value(unattributed).unwrap();
    json["payload"]["ucc"] = "".into();
    let event: PastEvent = serde_json::from_value(json).unwrap();
    let empty = ManualAttribution::new(Integration::Api, "", [event], NOW.parse().unwrap());
    messages.push(empty.unwrap_err().to_string());
    insta::assert_snapshot!("errors", messages.join("\n"));
}

#[test]
fn a_demo_is_where_a_sales_led_referral_begins() {
    let demo = event(Trigger::DemoCallAttended, "2026-03-10T15:00:00Z");
    let attribution = attribute(
        Integration::Api,
        [paid("2026-03-15T09:30:00Z"), demo.clone()],
    );
    assert_eq!(
        list(attribution.unwrap().by_api()),
        "2026-03-10T15:00:00Z demo-call-attended\n2026-03-15T09:30:00Z invoice-paid",
    );
    // A purchase between the demo and the signup is one that the referral led to; and who
    // showed interest is said before what was paid.
    let late = event(Trigger::NewSignup, "2026-03-20T08:00:00Z");
    let again = event(Trigger::DemoCallAttended, "2026-03-25T15:00:00Z");
    let events = [demo, paid("2026-03-15T09:30:00Z"), again, late];
    assert_eq!(
        list(attribute(Integration::Api, events).unwrap().by_api()),
        "2026-03-20T08:00:00Z new-signup\n\
         2026-03-10T15:00:00Z demo-call-attended\n\
         2026-03-25T15:00:00Z demo-call-attended\n\
         2026-03-15T09:30:00Z invoice-paid",
    );
}

#[test]
fn several_users_of_one_organization_are_one_referral() {
    let of = |event: Envelope<'static>, user: &str| {
        let event = with(event, "/payload/newUserId", "org-12");
        with(event, "/context/newUser/id", user)
    };
    let demo = || event(Trigger::DemoCallAttended, "2026-03-10T15:00:00Z");
    let events = [
        of(signup(), "user-7"),
        of(demo(), "user-7"),
        of(demo(), "user-8"),
    ];
    let attribution = attribute(Integration::StripeWebhook, events).unwrap();
    assert_eq!(attribution.by_api().len(), 2);
    let metadata = Metadata::new(UCC, "user-7", Some("org-12".into())).unwrap();
    assert_eq!(attribution.metadata(), Some(&metadata));
}

proptest! {
    #[test]
    fn every_event_goes_one_way(
        times in proptest::collection::btree_set(1_767_600_000_000i64..=1_775_001_600_000, 0..20),
        integration in proptest::sample::select(Integration::VARIANTS),
        seed in any::<u64>(),
    ) {
        let at: Timestamp = NOW.parse().unwrap();
        prop_assert_eq!(at.unix_ms(), 1_775_001_600_000);
        let mut events: Vec<_> = times
            .iter()
            .map(|&unix_ms| {
                let at = Timestamp::from_unix_ms(unix_ms).unwrap().to_string();
                if unix_ms % 3 == 0 { refunded(&at) } else { paid(&at) }
            })
            .collect();
        events.push(event(Trigger::NewSignup, "2026-01-05T08:00:00Z"));
        let count = events.len();
        events.rotate_left(usize::try_from(seed % 21).unwrap() % count);
        events.swap(0, usize::try_from(seed / 21 % 21).unwrap() % count);

        let attribution = attribute(integration, events.clone()).unwrap();
        let (by_api, by_webhook) = (attribution.by_api(), attribution.by_webhook());
        let report = attribution.report().events();
        let at_all = by_api.iter().chain(by_webhook).chain(report);
        let by_metadata = usize::from(integration.check(Trigger::NewSignup).is_err());
        prop_assert_eq!(at_all.clone().count() + by_metadata, count);
        prop_assert!(events.iter().filter(|it| at_all.clone().any(|e| e == *it)).count() + by_metadata == count);

        let time = |event: &Envelope<'_>| event.context().event.timestamp;
        let age = |event: &Envelope<'_>| at.unix_ms() - time(event).unix_ms();
        let days_30 = 2_592_000_000;
        prop_assert!(report.iter().all(|event| age(event) >= days_30));
        let transactions = |events: &[Envelope<'static>]| -> Vec<Envelope<'static>> {
            events.iter().filter(|it| it.trigger() != Trigger::NewSignup).cloned().collect()
        };
        for sent in [&transactions(by_api), by_webhook] {
            prop_assert!(sent.iter().all(|event| age(event) < days_30));
            prop_assert!(sent.is_sorted_by_key(time));
        }
        prop_assert!(report.is_sorted_by_key(time));
        prop_assert!(by_api.iter().all(|event| integration.check(event.trigger()).is_ok()));
        prop_assert!(by_webhook.iter().all(|event| integration.check(event.trigger()).is_err()));
        if by_metadata == 0 {
            prop_assert_eq!(by_api[0].trigger(), Trigger::NewSignup);
        }
    }
}
