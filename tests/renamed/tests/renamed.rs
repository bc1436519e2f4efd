//! Does a derive lean on a name that the crate around it has otherwise?
//!
//! `cello_core` is `events` here, there is no prelude, and the names that code takes for
//! granted are this file's own.

#![no_implicit_prelude]
// Odd on purpose: what the derive is given, not what people should write.
#![allow(clippy::non_minimal_cfg, clippy::let_and_return)]
#![allow(dead_code)] // the names in the way have no use of their own

use ::std::assert_eq;

mod alloc {}
mod cello_core {}
mod cello_derive {}
mod core {}
mod serde {}
mod std {}

enum Either {
    Err,
    None,
    Ok,
    Some,
}
#[allow(unused_imports)] // as above
use Either::{Err, None, Ok, Some};

struct Box;
struct CelloEvent;
struct Cow;
struct Default;
struct Draft;
struct Envelope;
struct EventError;
struct Fault;
struct From;
struct Into;
struct Option;
struct Result;
struct Slot;
struct String;
struct ToOwned;
struct ToString;
struct Trigger;
struct Vec;

/// What those names are elsewhere.
mod real {
    pub use ::core::option::Option::{self, None, Some};
    pub use ::core::result::Result;
    pub use ::std::string::String;

    pub fn text(text: &str) -> String {
        ::std::borrow::ToOwned::to_owned(text)
    }
}

#[track_caller]
fn sends(event: &impl ::events::CelloEvent, json: &str) {
    assert_eq!(event.to_json().unwrap().unwrap(), json);
}

#[track_caller]
fn sends_nothing(event: &impl ::events::CelloEvent) {
    assert_eq!(event.to_json().unwrap(), real::None);
}

#[track_caller]
fn fails(event: &impl ::events::CelloEvent, message: &str) {
    let error = event.to_json().unwrap_err();
    assert_eq!(::std::format!("{error}"), message);
}

/// Every slot of every trigger.
mod slots {
    use super::*;

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

/// What all demos below send, but for the name.
macro_rules! demo_of {
    ($name:literal) => {
        ::core::concat!(
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7"},"context":{"newUser":{"id":"7","email":"ada@example.com","name":""#,
            $name,
            r#""},"event":{"trigger":"demo-call-attended","timestamp":"2026-03-01T09:30:00Z"}}}"#,
        )
    };
}

/// `with`, `default` and `none`.
mod modifiers {
    use super::*;

    fn trimmed(text: &&'static str) -> &'static str {
        text.trim()
    }

    fn seven() -> u64 {
        7
    }

    fn parsed(text: &&'static str) -> real::Result<i64, ::core::num::ParseIntError> {
        text.parse::<i64>()
    }

    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "demo-call-attended", newUser.email(none = "skip") = self.email.as_deref())]
    struct Demo {
        #[cello(ucc(none = "error"))]
        code: real::Option<&'static str>,
        #[cello(newUser.id(default = seven()))]
        id: real::Option<u64>,
        email: real::Option<real::String>,
        #[cello(newUser.name(with = trimmed))]
        name: &'static str,
        #[cello(event.timestamp(unix, with = self::parsed))]
        at: &'static str,
    }

    const DEMO: Demo = Demo {
        code: real::Some("A1b2C3d4E5f"),
        id: real::None,
        email: real::None,
        name: " Ada ",
        at: "1772357400",
    };

    #[::core::prelude::v1::test]
    fn none_means_what_is_said() {
        sends_nothing(&DEMO);
        let email = || real::Some(real::text("ada@example.com"));
        let demo = Demo {
            email: email(),
            ..DEMO
        };
        sends(&demo, demo_of!("Ada"));
        let demo = Demo {
            email: email(),
            code: real::None,
            at: "noon",
            ..DEMO
        };
        fails(
            &demo,
            "`demo-call-attended` cannot be sent (2 problems): ucc: a value is required; event.timestamp: invalid digit found in string",
        );
    }
}

/// Fields, functions and methods named as the expansion might name its own.
mod names {
    #![allow(non_camel_case_types, clippy::struct_field_names)] // the point of it

    /// Not even the type that our functions return is the language's.
    struct bool;

    struct Customer {
        email: &'static str,
    }

    fn found() -> &'static str {
        "Ada"
    }

    #[derive(::events::CelloEvent)]
    #[cello(
        crate = ::events,
        trigger = "demo-call-attended",
        when = self.event == self.found,
        newUser.email = self.value.email,
        newUser.name(default = found()) = self.r#as,
    )]
    struct event {
        #[cello(ucc(none = "skip"))]
        draft: super::real::Option<&'static str>,
        #[cello(newUser.id)]
        slot: u8,
        #[cello(event.timestamp(unix))]
        self_: i64,
        event: u8,
        found: u8,
        value: Customer,
        r#as: super::real::Option<&'static str>,
    }

    impl event {
        fn envelope() {}
        fn by_ref() {}
        fn by_value() {}
    }

    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "demo-call-attended", event.timestamp(unix) = self.r#fn)]
    struct r#match<'r#struct> {
        #[cello(ucc)]
        r#type: &'r#struct str,
        #[cello(newUser.id)]
        r#match: u8,
        #[cello(newUser.email)]
        r#enum: &'r#struct str,
        #[cello(newUser.name)]
        r#struct: &'r#struct str,
        r#fn: i64,
    }

    #[::core::prelude::v1::test]
    fn no_name_is_taken() {
        let demo = event {
            draft: super::real::Some("A1b2C3d4E5f"),
            slot: 7,
            self_: 1_772_357_400,
            event: 1,
            found: 1,
            value: Customer {
                email: "ada@example.com",
            },
            r#as: super::real::None,
        };
        super::sends(&demo, demo_of!("Ada"));
        super::sends_nothing(&event { event: 2, ..demo });
        let demo = r#match {
            r#type: "A1b2C3d4E5f",
            r#match: 7,
            r#enum: "ada@example.com",
            r#struct: "Ada",
            r#fn: 1_772_357_400,
        };
        super::sends(&demo, demo_of!("Ada"));
    }
}

/// Parameters of every sort.
mod generics {
    use super::{real, sends};
    use ::core::marker::PhantomData;
    use ::events::ToText;

    trait Tenant {
        type Name: ::core::marker::Copy;
        const EMAIL: &'static str;
    }

    struct Here;

    impl Tenant for Here {
        type Name = &'static str;
        const EMAIL: &'static str = "ada@example.com";
    }

    #[derive(::events::CelloEvent)]
    #[cello(
        crate = ::events,
        trigger = "demo-call-attended",
        newUser.id = N,
        newUser.email = T::EMAIL,
        event.timestamp(unix) = Self::AT,
    )]
    struct Demo<'a, 'b: 'a, T: Tenant, Code: ?::core::marker::Sized = str, const N: usize = 7>
    where
        Code: ToText,
        for<'c> &'c T::Name: ::core::marker::Copy,
    {
        #[cello(ucc)]
        code: real::Option<&'a Code>,
        #[cello(newUser.name)]
        name: T::Name,
        tenant: PhantomData<&'b T>,
        next: real::Option<&'b Self>,
    }

    impl<T: Tenant, Code: ToText + ?::core::marker::Sized, const N: usize> Demo<'_, '_, T, Code, N> {
        const AT: i64 = 1_772_357_400;
    }

    /// Lifetimes named as the expansion might name its own.
    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "demo-call-attended", event.timestamp = "2026-03-01T09:30:00Z")]
    struct Borrowed<'event, 'a, 'draft> {
        #[cello(ucc)]
        code: &'event str,
        #[cello(newUser.email)]
        email: &'a str,
        #[cello(flatten)]
        user: User<'event, 'draft>,
    }

    #[derive(::events::CelloPart)]
    #[cello(crate = ::events)]
    struct User<'event, 'draft> {
        #[cello(newUser.id)]
        id: &'event u64,
        #[cello(newUser.name)]
        name: &'draft str,
    }

    /// Any parameter that a slot takes, without a bound of the struct's own.
    #[derive(::events::CelloEvent)]
    #[cello(crate = ::events, trigger = "demo-call-attended")]
    struct Any<A, B, C, D, E> {
        #[cello(ucc)]
        code: A,
        #[cello(newUser.id)]
        id: B,
        #[cello(newUser.email)]
        email: C,
        #[cello(newUser.name)]
        name: D,
        #[cello(event.timestamp(unix))]
        at: E,
    }

    #[::core::prelude::v1::test]
    fn parameters_are_carried_over() {
        let demo = Demo::<'_, '_, Here> {
            code: real::Some("A1b2C3d4E5f"),
            name: "Ada",
            tenant: PhantomData,
            next: real::None,
        };
        sends(&demo, demo_of!("Ada"));
        let borrowed = Borrowed {
            code: "A1b2C3d4E5f",
            email: "ada@example.com",
            user: User {
                id: &7,
                name: "Ada",
            },
        };
        sends(&borrowed, demo_of!("Ada"));
        let any = Any {
            code: real::Some("A1b2C3d4E5f"),
            id: 7_u128,
            email: ::std::borrow::Cow::Borrowed("ada@example.com"),
            name: &"Ada",
            at: 1_772_357_400_u32,
        };
        sends(&any, demo_of!("Ada"));
    }
}

/// Structs that a macro writes, of what it was passed.
mod macros {
    use super::{real, sends, sends_nothing};

    struct Customer {
        email: &'static str,
    }

    fn trimmed(name: &&'static str) -> &'static str {
        name.trim()
    }

    macro_rules! demo {
        (
            $(#[$meta:meta])*
            struct $Name:ident<$life:lifetime> = $trigger:literal when $when:expr, with $with:path, or $default:expr;
            $email:expr;
            $( $field:ident: $ty:ty => [$($slot:tt)+] )+
        ) => {
            #[derive(::events::CelloEvent)]
            $(#[$meta])*
            #[cello(crate = ::events, trigger = $trigger, when = $when, newUser.email = $email)]
            struct $Name<$life> {
                #[cello(newUser.name(with = $with))]
                name: &'static str,
                #[cello(ucc(default = $default))]
                code: real::Option<&$life str>,
                backup: &'static str,
                customer: &$life Customer,
                $( #[cello($($slot)+)] $field: $ty, )+
            }
        };
    }

    demo! {
        #[cello(newUser.organizationId = "org-1")]
        struct Passed<'p> = "demo-call-attended" when self.id > 0 && !self.code.is_some(), with trimmed, or self.fallback();
        &self.customer.email;
        id: u64 => [newUser.id, newUserId]
        at: i64 => [event.timestamp(unix)]
    }

    impl Passed<'_> {
        fn fallback(&self) -> &str {
            self.backup
        }
    }

    /// The macro knows the slots, the caller the fields.
    macro_rules! refund {
        ($Name:ident { $( $field:ident: $ty:ty => $object:ident . $slot:ident ),+ } $price:tt = $amount:expr, $currency:literal) => {
            #[derive(::events::CelloEvent)]
            #[cello(crate = ::events, trigger = "charge-refunded", price($price) = $amount, currency = $currency)]
            #[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, event.timestamp = "2026-03-01T09:30:00Z")]
            struct $Name {
                amount: i64,
                $( #[cello($object.$slot)] $field: $ty, )+
            }
        };
    }

    refund! {
        Refund { email: &'static str => newUser.email, number: u32 => subscription.invoiceId }
        minor = self.amount.abs(), "EUR"
    }

    #[::core::prelude::v1::test]
    fn what_is_passed_means_what_it_meant_outside() {
        let passed = Passed {
            name: " Ada ",
            code: real::None,
            backup: "A1b2C3d4E5f",
            customer: &Customer {
                email: "ada@example.com",
            },
            id: 7,
            at: 1_772_357_400,
        };
        sends(
            &passed,
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7"},"context":{"newUser":{"id":"7","email":"ada@example.com","name":"Ada","organizationId":"org-1"},"event":{"trigger":"demo-call-attended","timestamp":"2026-03-01T09:30:00Z"}}}"#,
        );
        sends_nothing(&Passed { id: 0, ..passed });
        let refund = Refund {
            amount: -4905,
            email: "ada@example.com",
            number: 1,
        };
        sends(
            &refund,
            r#"{"eventName":"ReferralUpdated","payload":{"ucc":"A1b2C3d4E5f","newUserId":"7","price":49.05,"currency":"EUR"},"context":{"newUser":{"id":"7","email":"ada@example.com"},"event":{"trigger":"charge-refunded","timestamp":"2026-03-01T09:30:00Z"},"subscription":{"invoiceId":"1"}}}"#,
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

/// A blanket trait whose methods are named like ours, and items named like our locals.
mod shadows {
    use ::events::CelloEvent;
    use ::std::assert;
    use ::std::string::String;

    #[allow(dead_code)] // nobody is to call what the draft has
    trait Everything: ::std::marker::Sized {
        fn text(self) {}
        fn price(self) {}
        fn currency(self) {}
        fn envelope(self) {}
        fn fill(self) {}
        fn end(self) {}
        fn piece(self) {}
        fn again(self) {}
        fn guide_spelling(self) {}
        fn attribute_to_organization(self) {}
        fn constant_interval(self) {}
        fn collect(self) {}
        fn collected(self) {}
        fn resume(self) {}
        fn missing(self) {}
        fn constant_text(self) {}
    }
    impl<T> Everything for T {}

    #[allow(non_upper_case_globals)]
    const event: u64 = 1;
    #[allow(non_upper_case_globals)]
    static found: u64 = event;

    #[derive(CelloEvent)]
    #[cello(crate = ::events, trigger = "demo-call-attended", event.timestamp(unix) = 0)]
    struct Demo {
        #[cello(ucc)]
        text: ::std::option::Option<String>,
        #[cello(newUser.id)]
        price: u64,
        #[cello(newUser.email)]
        currency: &'static str,
        #[cello(newUser.name(default = "Ada Example"))]
        envelope: ::std::option::Option<String>,
    }

    #[test]
    fn neither_is_ours() {
        let demo = Demo {
            text: ::std::option::Option::Some(String::new()),
            price: found,
            currency: "ada@example.com",
            envelope: ::std::option::Option::None,
        };
        // The code is empty.
        assert!(CelloEvent::envelope(&demo).is_err());
        // Those of the trait.
        demo.price.text();
        demo.price.price();
        demo.price.currency();
        demo.price.fill();
        demo.envelope();
    }
}
