//! Which values are refused when the program runs, and which are left out?
//!
//! What the macro cannot know while compiling: blank texts, ids with white space around
//! them, times in the other unit, counts that doubles do not hold, prices of another
//! currency. Each rule holds for both writers and for events put together by hand.

mod common;

use cello_core::{
    CelloEvent, CelloPart, Currency, Envelope, EventError, Fault, Price, PriceError, Slot,
    TimestampError, ToPrice,
};
use common::{json, pretty};

/// What both writers say, which is the same.
fn faults(event: &impl CelloEvent) -> Vec<(Slot, Fault)> {
    let written = event.to_json();
    let faults = |error: &EventError| {
        let problems = error.problems().iter();
        problems.map(|it| (it.slot(), it.fault().clone())).collect()
    };
    match event.envelope() {
        Err(error) => {
            assert_eq!(written, Err(error.clone()));
            faults(&error)
        }
        Ok(event) => {
            let event = event.map(|event| serde_json::to_string(&event).unwrap());
            assert_eq!(written, Ok(event));
            Vec::new()
        }
    }
}

#[derive(CelloEvent, Clone)]
#[cello(trigger = "charge-refunded", price(major) = 5, currency = "EUR")]
struct Refund {
    #[cello(ucc)]
    code: Option<&'static str>,
    #[cello(newUser.id)]
    id: &'static str,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(newUser.name)]
    name: &'static str,
    #[cello(newUser.organizationId)]
    organization: Option<&'static str>,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.id)]
    subscription: &'static str,
    #[cello(subscription.invoiceId)]
    invoice: &'static str,
    #[cello(subscription.seatsUsed)]
    seats: u64,
    #[cello(subscription.productKey)]
    product: &'static str,
}

const REFUND: Refund = Refund {
    code: Some("A1b2C3d4E5f"),
    id: "u-1",
    email: "ada@example.com",
    name: "Ada Example",
    organization: Some("o-1"),
    at: 1_772_357_400,
    subscription: "s-1",
    invoice: "I-1",
    seats: 3,
    product: "Pro",
};

const BLANK: [&str; 5] = ["", " ", "\t\n", "\u{a0}", "\u{2003} "];

#[test]
fn a_blank_text_is_refused_where_it_is_required() {
    for blank in BLANK {
        let refund = Refund {
            code: Some(blank),
            id: blank,
            email: blank,
            invoice: blank,
            ..REFUND
        };
        let slots = [
            Slot::PayloadUcc,
            Slot::NewUserId,
            Slot::NewUserEmail,
            Slot::SubscriptionInvoiceId,
        ];
        assert_eq!(faults(&refund), slots.map(|slot| (slot, Fault::Blank)));
    }
}

#[test]
fn a_blank_text_leaves_an_optional_slot_out() {
    for blank in BLANK {
        let refund = Refund {
            name: blank,
            organization: Some(blank),
            subscription: blank,
            product: blank,
            ..REFUND
        };
        assert_eq!(faults(&refund), []);
        insta::assert_snapshot!("blank_is_left_out", pretty(&json(&refund)));
    }
}

/// Required in a signup, optional in an invoice.
#[derive(CelloPart)]
struct Person {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(newUser.name)]
    name: &'static str,
    #[cello(newUser.organizationId)]
    organization: &'static str,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", when = self.attended, attribution = "organization")]
#[cello(trigger = "charge-refunded", price(major) = 5, currency = "EUR", subscription.invoiceId = 7)]
#[cello(ucc = self.code, event.timestamp(unix) = 1_772_357_400)]
struct OfAPart {
    attended: bool,
    code: &'static str,
    #[cello(flatten)]
    person: Person,
}

#[test]
fn a_blank_text_of_a_part_is_judged_by_the_event() {
    for blank in BLANK {
        let event = |attended| OfAPart {
            attended,
            code: "A1b2C3d4E5f",
            person: Person {
                id: 7,
                email: "ada@example.com",
                name: blank,
                organization: blank,
            },
        };
        let slots = [Slot::NewUserName, Slot::NewUserOrganizationId];
        assert_eq!(faults(&event(true)), slots.map(|slot| (slot, Fault::Blank)));
        assert_eq!(faults(&event(false)), []);
        insta::assert_snapshot!("blank_in_a_part", pretty(&json(&event(false))));
    }
}

/// What `None` means is said, so a blank text is not taken for one.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.id = 7)]
#[cello(newUser.email = "ada@example.com", event.timestamp(unix) = 1_772_357_400)]
struct Named {
    #[cello(newUser.name(none = "skip"))]
    name: Option<&'static str>,
}

#[test]
fn a_blank_text_loses_no_event() {
    let named = Named { name: Some(" ") };
    assert_eq!(faults(&named), [(Slot::NewUserName, Fault::Blank)]);
    assert_eq!(Named { name: None }.to_json(), Ok(None));
}

#[test]
fn ids_codes_and_addresses_are_exact() {
    let long = "0123456789".repeat(7) + "\u{7f}";
    let long: &'static str = long.leak();
    for inexact in [
        " x@y",
        "x@y\n",
        "x\ty@z",
        "x\u{0}@y",
        "x@y\u{a0}",
        "\u{2003}x@y",
        "x@\u{7f}y",
        "x@\u{85}y.example",
        long,
    ] {
        let refund = Refund {
            code: Some(inexact),
            id: inexact,
            email: inexact,
            organization: Some(inexact),
            subscription: inexact,
            invoice: inexact,
            ..REFUND
        };
        let slots = [
            Slot::PayloadUcc,
            Slot::NewUserId,
            Slot::NewUserEmail,
            Slot::NewUserOrganizationId,
            Slot::SubscriptionId,
            Slot::SubscriptionInvoiceId,
        ];
        assert_eq!(
            faults(&refund),
            slots.map(|slot| (slot, Fault::NotExact)),
            "{inexact:?}"
        );
    }
    // Other letters are as good as those of ASCII, and space inside is the user's affair.
    let exact = Refund {
        id: "\u{b0}\u{e9}x y\u{df}",
        name: " Ada\t",
        ..REFUND
    };
    assert_eq!(faults(&exact), []);
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.id = 7)]
#[cello(newUser.email = "ada@example.com", newUser.name = "Ada Example")]
struct InMs {
    #[cello(event.timestamp(unix_ms))]
    at: i64,
}

#[test]
fn a_time_in_the_other_unit_is_refused() {
    let is = |error: TimestampError| vec![(Slot::EventTimestamp, Fault::Timestamp(error))];
    for (at, expected) in [
        (99_999_999_999, vec![]),
        (100_000_000_000, is(TimestampError::CountsMilliseconds)),
        (1_772_357_400_000, is(TimestampError::CountsMilliseconds)),
    ] {
        assert_eq!(faults(&Refund { at, ..REFUND }), expected);
    }
    for (at, expected) in [
        (100_000_000_000, vec![]),
        (99_999_999_999, is(TimestampError::CountsSeconds)),
        (1_772_357_400, is(TimestampError::CountsSeconds)),
        (-1, is(TimestampError::CountsSeconds)),
    ] {
        assert_eq!(faults(&InMs { at }), expected);
    }
}

#[test]
fn a_count_is_one_that_doubles_hold() {
    let most = (1 << 53) - 1;
    assert_eq!(
        faults(&Refund {
            seats: most,
            ..REFUND
        }),
        []
    );
    let refund = Refund {
        seats: most + 1,
        ..REFUND
    };
    assert_eq!(
        faults(&refund),
        [(Slot::SubscriptionSeatsUsed, Fault::TooLarge)]
    );
}

/// A type that makes its prices in one currency, whatever the event's is.
struct Euros(i64);

impl ToPrice for Euros {
    fn to_price(&self, _: Currency) -> Result<Price, PriceError> {
        Price::from_minor(self.0, Currency::EUR)
    }
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", ucc = "A1b2C3d4E5f", newUser.id = 7)]
#[cello(newUser.email = "ada@example.com", event.timestamp(unix) = 1_772_357_400)]
#[cello(subscription.invoiceId = "I-1")]
struct InEuros {
    #[cello(price)]
    price: Euros,
    #[cello(currency)]
    currency: &'static str,
}

#[test]
fn a_price_of_another_currency_is_refused() {
    let refund = |currency| InEuros {
        price: Euros(4900),
        currency,
    };
    assert_eq!(faults(&refund("eur")), []);
    let other = Fault::Price(PriceError::OtherCurrency(Currency::EUR));
    assert_eq!(faults(&refund("JPY")), [(Slot::PayloadPrice, other)]);
    // What is wrong with the currency makes no price wrong.
    assert_eq!(
        faults(&refund("EURO")),
        [(Slot::PayloadCurrency, Fault::UnknownCurrency)]
    );
}

#[test]
fn by_hand_the_same_rules_hold() {
    let good = REFUND.envelope().unwrap().unwrap().into_owned();
    let wrong =
        |change: &dyn Fn(&mut cello_core::Payload<'static>, &mut cello_core::Context<'static>)| {
            let (mut payload, mut context) = good.clone().into_parts();
            change(&mut payload, &mut context);
            let made = Envelope::new(payload, context);
            made.map(|event| serde_json::to_string(&event).unwrap())
                .map_err(|error| error.problems()[0].to_string())
        };
    let left_out = wrong(&|_, context| context.new_user.name = Some(" ".into()));
    assert!(!left_out.unwrap().contains("name"));
    insta::assert_snapshot!(
        "by_hand",
        [
            wrong(&|payload, _| payload.ucc = " ".into()),
            wrong(&|payload, _| payload.new_user_id = "".into()),
            wrong(&|_, context| context.new_user.id = "u-1\n".into()),
            wrong(&|payload, _| payload.price = Some(Price::from_minor(5, Currency::JPY).unwrap())),
            wrong(&|_, context| context.subscription.as_mut().unwrap().seats_used = Some(1 << 53)),
        ]
        .map(Result::unwrap_err)
        .join("\n")
    );
}
