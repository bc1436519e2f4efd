//! Is a transparent variant the event that its field is?

mod common;

use std::rc::Rc;

use cello_core::{CelloEvent, CelloInterval, Slot, Trigger, Written};
use common::json;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
struct Demo<'a, Id> {
    #[cello(ucc)]
    code: Option<&'a str>,
    #[cello(newUser.id)]
    id: Id,
    #[cello(newUser.email)]
    email: String,
}

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
}

/// Several events, and a part, so that the mapping has rows of other types before and after.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.is_refunded)]
#[cello(trigger = "invoice-paid", subscription.productKey = "Pro")]
#[cello(ucc = self.demo.code, newUser.id = self.demo.id, newUser.email = self.demo.email)]
struct Charge {
    demo: Demo<'static, u64>,
    is_refunded: bool,
    #[cello(flatten)]
    money: Money,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.invoiceId)]
    number: &'static str,
    #[cello(subscription.interval)]
    cycle: Cycle,
}

#[derive(cello_core::CelloPart)]
struct Money {
    #[cello(price(minor))]
    minor: i64,
    #[cello(currency)]
    currency: &'static str,
}

#[derive(CelloEvent)]
#[cello(ucc = "A1b2C3d4E5f")]
enum Event<'a, Id> {
    #[cello(transparent)]
    Charge(Box<Charge>),
    #[cello(
        trigger = "new-signup",
        userKey = "user",
        newUser.name = "Ada Example",
        newUser.email = "ada@example.com"
    )]
    SignedUp(
        #[cello(newUser.id)] u64,
        #[cello(event.timestamp(unix))] i64,
    ),
    #[cello(transparent)]
    Demo(Demo<'a, Id>),
    #[cello(skip)]
    #[allow(dead_code)] // as the name says
    Skipped(u8),
    #[cello(transparent)]
    Shared(Rc<Demo<'a, Id>>),
}

/// Any event in one of any other.
#[derive(CelloEvent)]
enum Either<A, B> {
    #[cello(transparent)]
    One(A),
    #[cello(transparent)]
    Other(B),
}

fn demo() -> Demo<'static, u64> {
    Demo {
        code: Some("A1b2C3d4E5f"),
        id: 7,
        email: "ada@example.com".into(),
    }
}

fn charge(is_refunded: bool) -> Charge {
    Charge {
        demo: demo(),
        is_refunded,
        money: Money {
            minor: 12_990,
            currency: "EUR",
        },
        at: 1_772_357_400,
        number: "I-1",
        cycle: Cycle::Month,
    }
}

type Events = Event<'static, u64>;

#[test]
fn a_variant_sends_what_its_field_sends() {
    for is_refunded in [true, false] {
        let inner = json(&charge(is_refunded));
        assert_eq!(json(&Events::Charge(Box::new(charge(is_refunded)))), inner);
    }
    assert_eq!(json(&Events::Demo(demo())), json(&demo()));
    assert_eq!(json(&Events::Shared(Rc::new(demo()))), json(&demo()));
    assert!(json(&Events::SignedUp(7, 0)).contains("\"user\":{"));
    let either = Either::<_, Charge>::One(Events::Demo(demo()));
    assert_eq!(json(&either), json(&demo()));
    let other = Either::<Events, _>::Other(&demo());
    assert_eq!(json(&other), json(&demo()));
}

#[test]
fn a_customer_who_was_not_referred_is_nothing_to_report() {
    let event = Events::Demo(Demo {
        code: None,
        ..demo()
    });
    let mut buffer = b"before".to_vec();
    assert_eq!(event.write_json(&mut buffer), Ok(Written::Nothing));
    assert_eq!(buffer, b"before");
    assert_eq!(event.envelope(), Ok(None));
}

#[test]
fn its_problems_are_those_of_its_field() {
    let mut wrong = charge(true);
    wrong.money.minor = -1;
    wrong.demo.email = "ada".into();
    let inner = wrong.to_json().unwrap_err();
    let error = Events::Charge(Box::new(wrong)).to_json().unwrap_err();
    assert_eq!(error.trigger(), Trigger::ChargeRefunded);
    assert_eq!(error, inner);
}

#[test]
fn the_mapping_lists_the_events_of_the_field() {
    insta::assert_snapshot!("transparent_mapping", Events::MAPPING.to_string());
    let triggers = |mapping: cello_core::Mapping| -> Vec<Trigger> {
        mapping.events().map(|event| event.trigger()).collect()
    };
    let charge = [Trigger::ChargeRefunded, Trigger::InvoicePaid];
    let demo = [Trigger::DemoCallAttended];
    let all = [&charge[..], &[Trigger::NewSignup], &demo, &demo].concat();
    assert_eq!(triggers(Events::MAPPING), all);
    assert_eq!(
        triggers(Either::<Events, Charge>::MAPPING),
        [&all[..], &charge].concat()
    );
    // What a part of an inner event fills is told with it.
    let inner = Charge::MAPPING.events().next().unwrap();
    let outer = Events::MAPPING.events().next().unwrap();
    assert_eq!(outer, inner);
    assert!(outer.slots().any(|it| it.slot() == Slot::PayloadPrice));
}
