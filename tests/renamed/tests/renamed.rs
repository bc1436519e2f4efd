//! Is everything that a derive names found through `crate = …`?
//!
//! `cello_core` is `events` here. There is no prelude, and the names that the every-slot
//! test could lean on instead are in the way.

#![no_implicit_prelude]
// Odd on purpose: what the derive is given, not what people should write.
#![allow(clippy::non_minimal_cfg, clippy::let_and_return, dead_code)]

#[macro_use]
mod common;

use common::in_the_way::*;
use common::{real, sends, sends_nothing};

/// Every slot of every trigger.
mod slots {
    use super::*;

    const _: Option = Option; // std's would not compile

    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "new-signup", attribution = "organization", userKey = "user")]
    struct Signup<'a> {
        #[cello(ucc)]
        code: &'a str,
        #[cello(newUser.id)]
        id: u64,
        #[cello(newUser.email)]
        email: ::std::borrow::Cow<'a, str>,
        #[cello(newUser.name)]
        name: real::String,
        #[cello(newUser.organizationId)]
        organization: i32,
        #[cello(event.timestamp(unix))]
        at: i64,
    }

    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "demo-call-attended")]
    struct Demo {
        #[cello(ucc)]
        code: real::Option<&'static str>,
        #[cello(newUserId)]
        attributed_to: u8,
        #[cello(newUser.id)]
        id: u8,
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(newUser.name)]
        name: ::std::rc::Rc<str>,
        #[cello(newUser.organizationId)]
        organization: real::Option<real::String>,
        #[cello(event.timestamp(unix_ms))]
        at: i64,
    }

    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "invoice-paid")]
    struct Invoice {
        #[cello(ucc)]
        code: &'static str,
        #[cello(newUserId, newUser.id)]
        id: u64,
        #[cello(price(minor))]
        paid: i64,
        #[cello(currency)]
        currency: &'static str,
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(newUser.name)]
        name: real::Option<&'static str>,
        #[cello(newUser.organizationId)]
        organization: real::Option<&'static str>,
        #[cello(event.timestamp)]
        at: ::std::time::SystemTime,
        #[cello(subscription.id)]
        subscription: real::Option<&'static str>,
        #[cello(subscription.invoiceId)]
        number: &'static str,
        #[cello(subscription.interval)]
        cycle: &'static str,
        #[cello(subscription.seatsUsed)]
        seats: real::Option<u32>,
        #[cello(subscription.productKey)]
        plan: &'static str,
    }

    /// All from above, by constants and expressions.
    #[derive(::events::CelloEvent)]
    #[cello(
        crate = ::events,
        trigger = "charge-refunded",
        ucc = "A1b2C3d4E5f",
        newUserId = 12,
        price(major) = self.0,
        currency = ::events::Currency::JPY,
        newUser.id = 7,
        newUser.email = "ada@example.com",
        newUser.name = ::std::format!("Ada {}", self.1),
        newUser.organizationId = "org-1",
        event.timestamp = "2026-03-01T09:30:00Z",
        subscription.id = real::Some("sub-1"),
        subscription.invoiceId = &self.1,
        subscription.interval = ::events::Interval::Yearly,
        subscription.seatsUsed = 25,
        subscription.productKey = { let plan = "Pro"; plan }
    )]
    struct Refund(f64, &'static str);

    #[::core::prelude::v1::test]
    fn all_are_filled() {
        let signup = Signup {
            code: "A1b2C3d4E5f",
            id: 7,
            email: ::std::borrow::Cow::Borrowed("ada@example.com"),
            name: real::text("Ada Example"),
            organization: 12,
            at: 1_772_357_400,
        };
        sends(
            &signup,
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"12","price":0,"currency":""},"context":{"user":{"id":"7","email":"ada@example.com","name":"Ada Example","organizationId":"12"},"event":{"trigger":"new-signup","timestamp":"2026-03-01T09:30:00Z"}}}"#,
        );
        let demo = Demo {
            code: real::Some("A1b2C3d4E5f"),
            attributed_to: 12,
            id: 7,
            email: "ada@example.com",
            name: ::std::convert::From::from("Ada Example"),
            organization: real::None,
            at: 1_772_357_400_007,
        };
        sends(
            &demo,
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"12"},"context":{"newUser":{"id":"7","email":"ada@example.com","name":"Ada Example"},"event":{"trigger":"demo-call-attended","timestamp":"2026-03-01T09:30:00.007Z"}}}"#,
        );
        sends_nothing(&Demo {
            code: real::None,
            ..demo
        });
        let invoice = Invoice {
            code: "A1b2C3d4E5f",
            id: 7,
            paid: 12_990,
            currency: "eur",
            email: "ada@example.com",
            name: real::Some("Ada Example"),
            organization: real::Some("org-1"),
            at: ::std::time::UNIX_EPOCH,
            subscription: real::Some("sub-1"),
            number: "I-1",
            cycle: "monthly",
            seats: real::Some(25),
            plan: "Pro",
        };
        sends(
            &invoice,
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7","price":129.9,"currency":"EUR"},"context":{"newUser":{"id":"7","email":"ada@example.com","name":"Ada Example","organizationId":"org-1"},"event":{"trigger":"invoice-paid","timestamp":"1970-01-01T00:00:00Z"},"subscription":{"id":"sub-1","invoiceId":"I-1","interval":"monthly","seatsUsed":25,"productKey":"Pro"}}}"#,
        );
        sends(
            &Refund(4900.0, "I-1"),
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"12","price":4900,"currency":"JPY"},"context":{"newUser":{"id":"7","email":"ada@example.com","name":"Ada I-1","organizationId":"org-1"},"event":{"trigger":"charge-refunded","timestamp":"2026-03-01T09:30:00Z"},"subscription":{"id":"sub-1","invoiceId":"I-1","interval":"yearly","seatsUsed":25,"productKey":"Pro"}}}"#,
        );
    }
}

/// What is there under a condition only.
mod conditions {
    use super::sends;

    #[derive(::events::CelloEvent)]
    #[cfg_attr(all(), cello(crate = ::events, trigger = "demo-call-attended"))]
    #[cfg_attr(any(), cello(trigger = "invoice-paid"))]
    struct Demo {
        #[cfg(any())]
        #[cello(ucc)]
        gone: Gone,
        #[cfg_attr(all(), cello(ucc))]
        #[cfg_attr(any(), cello(newUser.name))]
        code: &'static str,
        #[cfg(all())]
        #[cello(newUser.id)]
        id: u64,
        #[cfg_attr(all(), cfg_attr(all(), cello(newUser.email)))]
        email: &'static str,
        #[cello(newUser.name)]
        #[cfg_attr(any(), serde(skip))]
        name: &'static str,
        #[cello(event.timestamp(unix))]
        at: i64,
    }

    #[::core::prelude::v1::test]
    fn what_is_left_is_what_counts() {
        let demo = Demo {
            code: "A1b2C3d4E5f",
            id: 7,
            email: "ada@example.com",
            name: "Ada",
            at: 1_772_357_400,
        };
        sends(&demo, demo_of!("Ada"));
    }
}

/// Several events of one struct.
mod groups {
    use super::{sends, sends_nothing};

    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, newUser.email = "ada@example.com")]
    #[cello(trigger = "demo-call-attended", when = self.attended, newUser.name = "Ada")]
    #[cello(trigger = "charge-refunded", when = self.refunded > 0, currency = "EUR", subscription.invoiceId = 1)]
    struct Step {
        #[cello(ucc)]
        code: &'static str,
        #[cello(newUser.id)]
        id: u64,
        #[cello(price(minor))]
        refunded: i64,
        #[cello(event.timestamp(unix), on = "demo-call-attended")]
        ended_at: i64,
        #[cello(event.timestamp(unix_ms), on = "charge-refunded")]
        refunded_at_ms: i64,
        attended: bool,
    }

    #[::core::prelude::v1::test]
    fn the_first_that_holds_is_the_event() {
        let step = Step {
            code: "A1b2C3d4E5f",
            id: 7,
            refunded: 4_900,
            ended_at: 1_772_357_400,
            refunded_at_ms: 1_772_357_400_000,
            attended: true,
        };
        sends(&step, demo_of!("Ada"));
        let step = Step {
            attended: false,
            ..step
        };
        sends(
            &step,
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7","price":49,"currency":"EUR"},"context":{"newUser":{"id":"7","email":"ada@example.com"},"event":{"trigger":"charge-refunded","timestamp":"2026-03-01T09:30:00Z"},"subscription":{"invoiceId":"1"}}}"#,
        );
        sends_nothing(&Step {
            refunded: 0,
            ..step
        });
    }
}
