//! Can the code around a derive get in the way of its expansion, or the expansion in its?
//!
//! Names in scope, lints that are forbidden, deprecated types, traits with a method for
//! every type, and the `self` of a `macro_rules!`. Each module compiles, or it does not.

mod common;

/// What is deprecated is reported where it is declared, and not again in derived code.
mod deprecated {
    #![deny(warnings)]
    #![allow(dead_code)] // compiled, and not used

    use cello_core::{CelloEvent, CelloInterval, CelloPart};

    #[deprecated(note = "use `NewId`")]
    pub type OldId = u64;

    #[deprecated]
    #[derive(CelloPart)]
    pub struct OldCustomer {
        #[cello(newUser.id)]
        pub id: u64,
        #[deprecated]
        #[cello(newUser.email)]
        pub email: String,
    }

    #[derive(CelloPart)]
    #[allow(deprecated)]
    pub struct AllowedAbove {
        #[cello(newUser.id)]
        pub id: OldId,
        #[cello(flatten)]
        pub email: Option2<OldId>,
    }

    #[derive(CelloPart)]
    pub struct Option2<T> {
        #[cello(newUser.organizationId)]
        pub value: T,
    }

    #[derive(CelloEvent)]
    #[cello(
        trigger = "demo-call-attended",
        newUser.email = "ada@example.com",
        newUser.name = "Ada Example",
        event.timestamp(unix) = 0
    )]
    pub struct AllowedOnTheField {
        #[cello(ucc)]
        pub code: String,
        #[deprecated]
        #[expect(deprecated)]
        #[cello(newUser.id)]
        pub id: OldId,
    }

    #[deprecated]
    #[derive(CelloEvent)]
    pub enum OldEvent {
        #[deprecated]
        #[cello(trigger = "demo-call-attended", newUser.name = format!("{first} {last}"))]
        Called {
            #[cello(ucc)]
            code: String,
            #[deprecated]
            #[cello(newUser.id)]
            id: u64,
            #[cello(newUser.email)]
            email: String,
            #[cello(event.timestamp(unix))]
            at: i64,
            first: String,
            #[deprecated]
            last: String,
        },
        #[deprecated]
        #[cello(skip)]
        LoggedIn,
    }

    #[deprecated]
    #[derive(CelloInterval)]
    pub enum OldCycle {
        #[cello(interval = "monthly")]
        Month,
        #[deprecated]
        #[cello(interval = "yearly")]
        Year,
    }
}

/// Under `forbid`, not even an `allow` in derived code compiles.
mod forbidden {
    #![forbid(
        unused,
        unreachable_patterns,
        deprecated,
        nonstandard_style,
        unsafe_code
    )]

    use cello_core::{CelloEvent, CelloInterval, CelloPart, ToInterval};

    #[derive(CelloInterval)]
    enum Cycle {
        #[cello(interval = "monthly")]
        Month,
    }

    #[derive(CelloPart)]
    struct Customer {
        #[cello(ucc)]
        code: Option<String>,
        #[cello(newUser.id)]
        id: u64,
    }

    #[derive(CelloEvent)]
    #[cello(newUser.name = "Ada Example", event.timestamp(unix) = { 0 })]
    enum Event {
        #[cello(trigger = "new-signup", newUser.email = (&customer.email))]
        SignedUp {
            customer: Address,
            #[cello(flatten)]
            who: Customer,
            // Named like a field of `customer`, which is no use of this one.
            email: String,
        },
        #[cello(skip)]
        LoggedIn,
    }

    struct Address {
        email: String,
    }

    #[test]
    fn they_compile() {
        assert!(Cycle::Month.to_interval().is_ok());
        let signed_up = Event::SignedUp {
            customer: Address {
                email: "ada@example.com".into(),
            },
            who: Customer { code: None, id: 7 },
            email: String::new(),
        };
        assert_eq!(signed_up.to_json(), Ok(None));
        assert!(matches!(signed_up, Event::SignedUp { email, .. } if email.is_empty()));
        assert_eq!(Event::LoggedIn.to_json(), Ok(None));
    }
}

/// A pattern that is named like a constant is no new binding, and one named like a static
/// is an error.
mod names_in_scope {
    #![allow(non_upper_case_globals, non_camel_case_types, dead_code)]

    use cello_core::CelloEvent;

    const field_0: &str = "a column of long ago";
    const field_1: u8 = 1;
    const event: u8 = 1;
    const draft: u8 = 1;
    const piece: u8 = 1;
    const first: u8 = 1;
    static code: &str = "x";
    static last: &str = "x";
    static this: u8 = 1;
    struct email;
    struct amount;

    #[derive(CelloEvent)]
    #[cello(newUser.email = "ada@example.com", event.timestamp(unix) = 0)]
    enum Event {
        #[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
        Numbered(#[cello(ucc)] String, #[cello(newUser.id)] u64),
        #[cello(
            trigger = "demo-call-attended",
            newUser.name = format!("{first} {}", last),
            newUser.organizationId = successor(email)
        )]
        Named {
            #[cello(ucc)]
            code: String,
            #[cello(newUser.id)]
            event: u64,
            first: &'static str,
            last: &'static str,
            email: u8,
        },
        // The name of the function that the other expression calls.
        #[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.name = successor.as_str())]
        LikeAFunction {
            #[cello(newUser.id)]
            id: String,
            successor: String,
        },
    }

    fn successor(number: &u8) -> u8 {
        number + 1
    }

    #[test]
    fn fields_are_bound() {
        let numbered = Event::Numbered("A1b2C3d4E5f".into(), 7);
        let named = Event::Named {
            code: "A1b2C3d4E5f".into(),
            event: 7,
            first: "Ada",
            last: "Example",
            email: 11,
        };
        let like_a_function = Event::LikeAFunction {
            id: "user-7".into(),
            successor: "Ada Example".into(),
        };
        assert!(like_a_function.to_json().unwrap().is_some());
        let envelope = named.envelope().unwrap().unwrap();
        assert_eq!(
            envelope.payload(),
            numbered.envelope().unwrap().unwrap().payload()
        );
        assert_eq!(
            envelope.context().new_user.name.as_deref(),
            Some("Ada Example")
        );
        assert_eq!(
            envelope.context().new_user.organization_id.as_deref(),
            Some("12")
        );
    }
}

/// Every method that an expansion calls, as a method that a trait has for every type.
mod blanket_traits {
    #![allow(dead_code)] // never called, which is the point

    use cello_core::{CelloEvent, CelloInterval, CelloPart};

    use super::common::json;

    /// Nothing that an expansion could use.
    struct Wrong;

    macro_rules! blanket {
        ($($method:ident)*) => {
            #[allow(clippy::wrong_self_convention)] // the names are the expansion's
            trait ByValue: Sized {
                $( fn $method(self) -> Wrong { Wrong } )*
            }
            impl<T> ByValue for T {}

            trait ByReference {
                $( fn $method(&self) -> Wrong { Wrong } )*
            }
            impl<T> ByReference for T {}

            trait ByMutable {
                $( fn $method(&mut self) -> Wrong { Wrong } )*
            }
            impl<T> ByMutable for T {}
        };
    }

    blanket! {
        again attribute_to_organization collect collected constant_interval constant_text
        currency end filled optional guide_spelling is_nothing missing nothing piece resume with
        fill fill_event fill_price fill_value to_interval price timestamp interval
        as_ref borrow deref
    }

    #[derive(CelloInterval)]
    enum Cycle {
        #[cello(interval = "monthly")]
        Month,
    }

    #[derive(CelloPart)]
    struct Customer {
        #[cello(newUser.id)]
        id: u64,
        #[cello(newUser.email(none = "error"))]
        email: Option<String>,
        #[cello(flatten)]
        name: Name,
    }

    #[derive(CelloPart)]
    struct Name {
        #[cello(newUser.name(none = "skip"))]
        name: Option<&'static str>,
    }

    #[derive(CelloEvent)]
    #[cello(trigger = "invoice-paid", when = self.is_paid)]
    #[cello(trigger = "new-signup", userKey = "user", attribution = "organization")]
    #[cello(newUser.organizationId = "org-1", currency = "EUR", subscription.interval = "monthly")]
    struct Event {
        #[cello(ucc)]
        code: Option<String>,
        #[cello(flatten)]
        customer: Customer,
        #[cello(price(minor, default = 4_900))]
        amount: Option<i64>,
        #[cello(event.timestamp(unix))]
        at: i64,
        #[cello(subscription.invoiceId, subscription.productKey)]
        number: String,
        #[cello(subscription.id)]
        subscription: Option<String>,
        is_paid: bool,
    }

    #[derive(CelloEvent)]
    #[cello(trigger = "charge-refunded", newUser.email = "ada@example.com", ucc = "A1b2C3d4E5f")]
    struct Refund {
        #[cello(newUser.id)]
        id: u64,
        #[cello(price(minor))]
        amount: i64,
        #[cello(currency)]
        currency: String,
        #[cello(event.timestamp(unix))]
        at: i64,
        #[cello(subscription.invoiceId)]
        number: String,
        #[cello(subscription.interval)]
        cycle: Cycle,
    }

    #[test]
    fn they_are_not_called() {
        let mut event = Event {
            code: Some("A1b2C3d4E5f".into()),
            customer: Customer {
                id: 7,
                email: Some("ada@example.com".into()),
                name: Name {
                    name: Some("Ada Example"),
                },
            },
            amount: None,
            at: 0,
            number: "I-1".into(),
            subscription: None,
            is_paid: true,
        };
        assert!(json(&event).contains("\"price\":49,"));
        event.is_paid = false;
        assert!(json(&event).contains("\"user\":{"));
        let refund = Refund {
            id: 7,
            amount: 4_900,
            currency: "EUR".into(),
            at: 0,
            number: "I-1".into(),
            cycle: Cycle::Month,
        };
        assert!(json(&refund).contains("\"interval\":\"monthly\""));
    }
}

/// `self` has hygiene, and the derive may be added by another macro than the one that has
/// the expression.
mod through_macros {
    #![deny(warnings)]

    use cello_core::{CelloEvent, CelloPart};

    use super::common::json;

    macro_rules! item {
        ($item:item) => {
            #[derive(CelloEvent)]
            $item
        };
    }

    item! {
        #[cello(trigger = "demo-call-attended", newUser.email = &self.email, newUser.name = "Ada Example")]
        #[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, event.timestamp(unix) = self.at)]
        struct Item { email: String, at: i64 }
    }

    macro_rules! tokens {
        ($($token:tt)*) => {
            #[derive(CelloPart)]
            $($token)*
        };
    }

    tokens! {
        #[cello(newUser.email = &self.email)]
        struct Tokens { email: String, #[cello(newUser.id(default = self.other))] id: Option<u64>, other: u64 }
    }

    macro_rules! pieces {
        ($(#[$attribute:meta])* $visibility:vis struct $name:ident { $($(#[$on_field:meta])* $field:ident: $type:ty,)* }) => {
            #[derive(CelloEvent)]
            #[cello(trigger = "demo-call-attended", newUser.name = &self.name)]
            $(#[$attribute])*
            $visibility struct $name { name: String, $($(#[$on_field])* $field: $type,)* }
        };
    }

    // One `self` is the macro's, the others are written here.
    pieces! {
        #[cello(ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0)]
        #[cello(newUser.email = format!("{}@example.com", self.login))]
        pub struct Pieces {
            login: String,
            #[cello(flatten)]
            part: Numbered,
        }
    }

    macro_rules! expression {
        ($name:ident, $($condition:tt)*) => {
            #[derive(CelloEvent)]
            #[cello(trigger = "demo-call-attended", when = $($condition)*)]
            #[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, newUser.email = "ada@example.com")]
            #[cello(newUser.name = "Ada Example", event.timestamp(unix) = 0)]
            struct $name {
                kind: Kind,
            }
        };
    }

    #[derive(PartialEq)]
    struct Kind {
        number: u8,
    }

    expression!(Expression, self.kind == Kind { number: 1 });

    #[derive(CelloPart)]
    struct Numbered {
        #[cello(newUser.id)]
        id: u64,
    }

    macro_rules! variants {
        ($($token:tt)*) => {
            #[derive(CelloEvent)]
            $($token)*
        };
    }

    variants! {
        #[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, newUser.name = "Ada Example", event.timestamp(unix) = 0)]
        enum Variants {
            #[cello(trigger = "demo-call-attended", newUser.email = format!("{login}@{}", self.host()))]
            Called { login: String },
        }
    }

    impl Variants {
        fn host(&self) -> &'static str {
            "example.com"
        }
    }

    #[test]
    fn they_mean_the_same_self() {
        let email = "ada@example.com".to_owned();
        let item = json(&Item {
            email: email.clone(),
            at: 0,
        });
        let pieces = Pieces {
            name: "Ada Example".into(),
            login: "ada".into(),
            part: Numbered { id: 7 },
        };
        let expression = |number| Expression {
            kind: Kind { number },
        };
        let variants = Variants::Called {
            login: "ada".into(),
        };
        assert_eq!(json(&pieces), item);
        assert_eq!(json(&expression(1)), item);
        assert_eq!(expression(2).to_json(), Ok(None));
        assert_eq!(json(&variants), item);
        let part = Tokens {
            email,
            id: None,
            other: 7,
        };
        assert_eq!(part.id.unwrap_or(part.other), 7);
        assert_eq!(part.email, "ada@example.com");
    }
}

/// `Self` in types and in expressions, also where the proof is a constant of its own.
mod self_type {
    use cello_core::{CelloEvent, CelloPart};

    use super::common::json;

    trait Has {
        type Part;
        const NAME: &'static str = "Ada Example";
    }

    #[derive(CelloPart)]
    struct Login<T = u64> {
        #[cello(newUser.id)]
        id: T,
        #[cello(newUser.email)]
        email: &'static str,
    }

    impl Has for Event<'_> {
        type Part = Login;
    }

    #[derive(CelloEvent)]
    #[cello(trigger = "demo-call-attended", newUser.name = Self::NAME, when = Self::always())]
    #[cello(event.timestamp(unix) = 0)]
    struct Event<'a> {
        #[cello(ucc(with = Self::code))]
        code: &'a str,
        #[cello(flatten)]
        login: <Self as Has>::Part,
    }

    impl Event<'_> {
        fn always() -> bool {
            true
        }

        fn code<'b>(code: &&'b str) -> &'b str {
            code
        }
    }

    impl<T> Has for Generic<T> {
        type Part = Login<T>;
    }

    #[derive(CelloEvent)]
    #[cello(trigger = "demo-call-attended", newUser.name = Self::NAME)]
    #[cello(ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0)]
    struct Generic<T> {
        #[cello(flatten)]
        login: <Self as Has>::Part,
    }

    impl Has for Part {
        type Part = Login;
    }

    #[derive(CelloPart)]
    struct Part {
        #[cello(flatten)]
        login: <Self as Has>::Part,
    }

    #[derive(CelloEvent)]
    #[cello(ucc = "A1b2C3d4E5f", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
    enum Variants {
        #[cello(trigger = "demo-call-attended")]
        Called(#[cello(flatten)] <Self as Has>::Part),
    }

    impl Has for Variants {
        type Part = Part;
    }

    #[test]
    fn it_is_the_type() {
        let login = || Login {
            id: 7,
            email: "ada@example.com",
        };
        let event = json(&Event {
            code: "A1b2C3d4E5f",
            login: login(),
        });
        assert_eq!(json(&Generic { login: login() }), event);
        assert_eq!(json(&Variants::Called(Part { login: login() })), event);
    }
}
