//! Can a name in scope be taken for one of the expansion's?
//!
//! Types, functions, fields, methods and constants that are named as std, `cello_core` or
//! the expansion name theirs.

#![no_implicit_prelude]
#![allow(dead_code)] // the names in the way have no use of their own

#[macro_use]
mod common;

use common::in_the_way::*;
use common::{fails, real, sends, sends_nothing};

/// `with`, `default` and `none`.
mod modifiers {
    use super::*;

    const _: Option = Option; // std's would not compile

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

/// A blanket trait whose methods are named like ours, and items named like our locals.
mod shadows {
    use ::events::CelloEvent;
    use ::std::assert;
    use ::std::string::String;

    #[allow(dead_code)] // the test calls some of them
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
