//! Does a derive mean the same where a `macro_rules!` writes the type?

#![no_implicit_prelude]
#![allow(clippy::nonminimal_bool)] // what is passed has several operators on purpose

mod common;

use common::{real, sends, sends_nothing};

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
