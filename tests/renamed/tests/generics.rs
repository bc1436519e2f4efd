//! Are the parameters of a type carried over to what is derived?

#![no_implicit_prelude]
#![allow(dead_code)] // a field is there for its type alone

#[macro_use]
mod common;

use ::core::marker::PhantomData;
use ::events::ToText;
use common::{real, sends};

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
