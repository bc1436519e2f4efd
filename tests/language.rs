//! Does every line of the grammar mean what it says?

mod common;

use cello_core::{
    CelloEvent, CelloInterval, CelloPart, Interval, MappingSource, Slot, ToInterval, Trigger,
};
use common::{json, pretty};

#[derive(CelloInterval, Clone, Copy)]
enum Cycle {
    #[cello(interval = "one-time")]
    Once,
    #[cello(interval = "monthly")]
    Month,
    #[cello(interval = "yearly")]
    Year,
}

#[test]
fn an_enum_of_intervals() {
    let all = [Cycle::Once, Cycle::Month, Cycle::Year].map(|cycle| cycle.to_interval());
    assert_eq!(
        all,
        [
            Ok(Interval::OneTime),
            Ok(Interval::Monthly),
            Ok(Interval::Yearly)
        ]
    );
}

/// One row of a table of subscriptions: its status says which event it is.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.status == "refunded", price(minor) = self.paid - self.kept)]
#[cello(trigger = "invoice-paid", when = self.status == "paid", price(minor) = self.paid)]
#[cello(newUser.email = &self.email, currency = "EUR")]
struct Row {
    status: &'static str,
    email: String,
    #[cello(ucc)]
    code: Option<&'static str>,
    #[cello(newUser.id)]
    user: u64,
    paid: u64,
    kept: u64,
    #[cello(event.timestamp(unix), on = "invoice-paid")]
    paid_at: i64,
    #[cello(event.timestamp(unix, none = "error"), on = "charge-refunded")]
    refunded_at: Option<i64>,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: Cycle,
    #[cello(subscription.productKey, on = "invoice-paid")]
    plan: String,
}

fn row(status: &'static str) -> Row {
    Row {
        status,
        email: "ada@example.com".into(),
        code: Some("A1b2C3d4E5f"),
        user: 7,
        paid: 4_900,
        kept: 900,
        paid_at: 1_772_357_400,
        refunded_at: Some(1_772_443_800),
        number: "I-1".into(),
        cycle: Cycle::Month,
        plan: "Pro".into(),
    }
}

#[test]
fn the_first_event_whose_condition_holds() {
    insta::assert_snapshot!("row_paid", pretty(&json(&row("paid"))));
    insta::assert_snapshot!("row_refunded", pretty(&json(&row("refunded"))));
    assert_eq!(row("draft").envelope(), Ok(None));
    let error = Row {
        refunded_at: None,
        ..row("refunded")
    }
    .to_json()
    .unwrap_err();
    assert_eq!(error.trigger(), Trigger::ChargeRefunded);
    assert_eq!(
        error.to_string(),
        "`charge-refunded` cannot be sent: event.timestamp: a value is required"
    );
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", when = self.0)]
#[cello(trigger = "new-signup")]
#[cello(
    ucc = "A1b2C3d4E5f",
    newUser.id = 7,
    newUser.email = "ada@example.com",
    newUser.name = "Ada Example",
    event.timestamp(unix) = 0
)]
struct Lead(bool);

#[test]
fn the_last_event_needs_no_condition() {
    let trigger = |lead: Lead| lead.envelope().unwrap().unwrap().trigger();
    assert_eq!(trigger(Lead(true)), Trigger::DemoCallAttended);
    assert_eq!(trigger(Lead(false)), Trigger::NewSignup);
}

#[derive(CelloPart)]
#[cello(newUser.name = format!("{} {}", self.first_name, self.last_name))]
struct Customer<'a> {
    #[cello(ucc)]
    code: Option<&'a str>,
    #[cello(flatten)]
    login: Login<u64>,
    first_name: &'a str,
    last_name: &'a str,
}

#[derive(CelloPart)]
struct Login<Id> {
    #[cello(newUser.id)]
    id: Id,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.organizationId)]
    organization: Option<Id>,
}

/// The price is in one part and its currency in another.
#[derive(CelloPart)]
struct Amount {
    #[cello(price(minor, none = "skip"))]
    minor: Option<i64>,
}

#[derive(CelloPart)]
struct Line {
    #[cello(currency)]
    currency: &'static str,
    #[cello(subscription.interval)]
    cycle: Cycle,
    #[cello(subscription.productKey)]
    plan: &'static str,
}

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", subscription.invoiceId = "I-1")]
struct Invoice<'a> {
    #[cello(flatten)]
    amount: Amount,
    #[cello(flatten)]
    customer: Customer<'a>,
    #[cello(flatten)]
    line: Line,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn customer() -> Customer<'static> {
    Customer {
        code: Some("A1b2C3d4E5f"),
        login: Login {
            id: 7,
            email: "ada@example.com".into(),
            organization: Some(12),
        },
        first_name: "Ada",
        last_name: "Example",
    }
}

fn invoice(minor: Option<i64>) -> Invoice<'static> {
    Invoice {
        amount: Amount { minor },
        customer: customer(),
        line: Line {
            currency: "JPY",
            cycle: Cycle::Year,
            plan: "Pro",
        },
        at: 1_772_357_400,
    }
}

#[test]
fn parts_fill_what_the_event_leaves_open() {
    insta::assert_snapshot!("parts", pretty(&json(&invoice(Some(4_900)))));
    assert_eq!(invoice(None).to_json(), Ok(None));
    let mut not_referred = invoice(Some(4_900));
    not_referred.customer.code = None;
    assert_eq!(not_referred.to_json(), Ok(None));
}

#[test]
fn a_part_has_problems_like_an_event() {
    let mut wrong = invoice(Some(-1));
    wrong.customer.login.email = "ada".into();
    wrong.line.currency = "YEN";
    let error = wrong.to_json().unwrap_err();
    let slots: Vec<String> = error
        .problems()
        .iter()
        .map(|it| it.slot().to_string())
        .collect();
    assert_eq!(slots, ["price", "currency", "newUser.email"]);
}

/// A generic part in a generic event.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
struct Demo<Id> {
    #[cello(flatten)]
    login: Login<Id>,
}

#[test]
fn a_part_may_be_generic() {
    let demo = Demo {
        login: Login {
            id: "user-7",
            email: "ada@example.com".into(),
            organization: None,
        },
    };
    assert_eq!(
        demo.envelope().unwrap().unwrap().payload().new_user_id,
        "user-7"
    );
}

#[derive(CelloEvent)]
#[cello(newUser.name = "Ada Example", ucc = "A1b2C3d4E5f", subscription.id = "sub-1")]
#[allow(dead_code)] // fields that no event needs
enum Event {
    #[cello(trigger = "new-signup", userKey = "user")]
    SignedUp(
        #[cello(flatten)] Login<u64>,
        #[cello(event.timestamp(unix))] i64,
    ),
    #[cello(trigger = "demo-call-attended", event.timestamp(unix) = started_at + 60 * minutes)]
    Called {
        #[cello(newUser.id)]
        id: String,
        #[cello(newUser.email)]
        email: String,
        started_at: i64,
        minutes: i64,
    },
    #[cello(
        trigger = "invoice-paid",
        newUser.id = 7,
        newUser.email = "ada@example.com",
        event.timestamp = "2026-03-01T09:30:00Z",
        price(major) = *amount,
        currency = currency.to_uppercase(),
        subscription.invoiceId = number,
        subscription.interval = cycle,
        subscription.productKey = "Pro",
        subscription.seatsUsed = seats
    )]
    Paid {
        amount: f64,
        currency: String,
        number: String,
        cycle: Cycle,
        seats: Option<u8>,
        internal_note: String,
    },
    #[cello(skip)]
    LoggedIn { at: i64 },
    #[cello(skip)]
    LoggedOut,
    #[cello(
        trigger = "charge-refunded",
        newUser.id = 7,
        newUser.email = "ada@example.com",
        event.timestamp(unix) = 0,
        price(minor) = 4_900,
        currency = "EUR",
        subscription.invoiceId = "I-1"
    )]
    Refunded,
}

#[test]
fn a_variant_is_an_event() {
    let login = customer().login;
    insta::assert_snapshot!("enum_signed_up", pretty(&json(&Event::SignedUp(login, 0))));
    let called = Event::Called {
        id: "user-7".into(),
        email: "ada@example.com".into(),
        started_at: 1_772_357_400,
        minutes: 30,
    };
    insta::assert_snapshot!("enum_called", pretty(&json(&called)));
    let paid = Event::Paid {
        amount: 49.9,
        currency: "eur".into(),
        number: "I-1".into(),
        cycle: Cycle::Once,
        seats: Some(3),
        internal_note: String::new(),
    };
    insta::assert_snapshot!("enum_paid", pretty(&json(&paid)));
    insta::assert_snapshot!("enum_refunded", pretty(&json(&Event::Refunded)));
    assert_eq!(Event::LoggedIn { at: 0 }.to_json(), Ok(None));
    assert_eq!(Event::LoggedOut.to_json(), Ok(None));
}

#[test]
fn the_mapping_is_data() {
    insta::assert_snapshot!("mapping_row", Row::MAPPING.to_string());
    insta::assert_snapshot!("mapping_parts", Invoice::MAPPING.to_string());
    insta::assert_snapshot!("mapping_enum", Event::MAPPING.to_string());
}

#[test]
fn the_mapping_can_be_asked() {
    let refunded = Row::MAPPING.events().next().unwrap();
    assert_eq!(refunded.trigger(), Trigger::ChargeRefunded);
    assert_eq!(refunded.when(), Some("self.status == \"refunded\""));
    assert_eq!(Lead::MAPPING.events().last().unwrap().when(), None);
    let mapping = |slot: Slot| refunded.slots().find(|it| it.slot() == slot).unwrap();
    let currency = mapping(Slot::PayloadCurrency);
    assert_eq!(currency.source(), MappingSource::Constant("\"EUR\""));
    assert_eq!(mapping(Slot::PayloadPrice).modifiers(), "minor");
    assert!(format!("{:?}", Row::MAPPING).contains("trigger: InvoicePaid"));
    // The parts of the second event are not those of the first.
    let invoice = DemoOrInvoice::MAPPING.events().nth(1).unwrap();
    assert!(invoice.to_string().contains("`line.currency`"), "{invoice}");
}

/// A part that fills more than one of the events takes.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", when = self.is_demo)]
#[cello(trigger = "invoice-paid", subscription.invoiceId = "I-1")]
#[cello(event.timestamp(unix) = 0)]
struct DemoOrInvoice {
    is_demo: bool,
    #[cello(flatten)]
    customer: Customer<'static>,
    #[cello(flatten)]
    amount: Amount,
    #[cello(flatten, on = "invoice-paid")]
    line: Line,
}

#[test]
fn of_a_part_an_event_takes_what_is_its_own() {
    let mut lead = DemoOrInvoice {
        is_demo: true,
        customer: customer(),
        // Wrong, and nothing that a demo would send.
        amount: Amount { minor: Some(-1) },
        line: invoice(None).line,
    };
    insta::assert_snapshot!("part_of_two_events", pretty(&json(&lead)));
    lead.is_demo = false;
    assert!(lead.to_json().is_err());
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", event.timestamp(unix) = 0)]
struct Shared {
    #[cello(flatten)]
    customer: std::rc::Rc<Customer<'static>>,
}

#[test]
fn a_part_may_be_behind_a_pointer() {
    let shared = Shared {
        customer: std::rc::Rc::new(customer()),
    };
    assert_eq!(
        shared.envelope().unwrap().unwrap().payload().new_user_id,
        "7"
    );
}

/// No text is moved out of `self`, or it would not compile.
#[derive(CelloEvent)]
#[cello(
    trigger = "demo-call-attended",
    ucc = self.texts[0],
    newUser.id = *self.id,
    newUser.email = (self.texts[1]),
    newUser.name = self.names.0,
    event.timestamp(unix) = 0
)]
struct Places {
    texts: Vec<String>,
    id: std::rc::Rc<str>,
    names: (String, String),
}

#[test]
fn places_are_borrowed() {
    let places = Places {
        texts: vec!["A1b2C3d4E5f".into(), "ada@example.com".into()],
        id: "user-7".into(),
        names: ("Ada Example".into(), String::new()),
    };
    let json = json(&places);
    assert!(
        json.contains("\"id\":\"user-7\",\"email\":\"ada@example.com\",\"name\":\"Ada Example\"")
    );
}

macro_rules! named {
    ($place:expr) => {
        #[derive(CelloEvent)]
        #[cello(trigger = "demo-call-attended", attribution = "organization")]
        #[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, newUser.email = "ada@example.com")]
        #[cello(newUser.name = $place, newUser.organizationId = "org-1")]
        #[cello(event.timestamp(unix) = 0)]
        struct Named {
            name: String,
        }
    };
}

named!(self.name);

#[test]
fn a_place_passed_through_a_macro_is_borrowed() {
    let named = Named {
        name: "Ada Example".into(),
    };
    assert!(json(&named).contains("\"name\":\"Ada Example\""));
}

#[test]
fn the_id_of_an_organization_is_not_personal() {
    let mut slots = Named::MAPPING.events().flat_map(|event| event.slots());
    let new_user_id = slots.find(|it| it.slot() == Slot::PayloadNewUserId);
    let source = MappingSource::Slot(Slot::NewUserOrganizationId);
    assert_eq!(new_user_id.unwrap().source(), source);
    assert!(!new_user_id.unwrap().is_personal());
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
#[cello(newUser.name = &format!("{} {}", self.first, self.last), newUser.email = &self.email())]
struct Borrowed {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    id: u64,
    #[cello(event.timestamp(unix))]
    at: i64,
    first: &'static str,
    last: &'static str,
}

impl Borrowed {
    fn email(&self) -> String {
        format!("{}@example.com", self.first.to_lowercase())
    }
}

#[test]
fn what_a_call_returns_may_be_borrowed() {
    let demo = Borrowed {
        code: "abc",
        id: 7,
        at: 1_772_357_400,
        first: "Ada",
        last: "Lovelace",
    };
    let sent = json(&demo);
    assert!(sent.contains(r#""email":"ada@example.com","name":"Ada Lovelace""#));
}

/// As the errors about text in `price` say.
#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", when = self.is_minor, price(minor) = self.amount.parse::<i64>())]
#[cello(
    trigger = "invoice-paid",
    when = self.or_else.is_none(),
    price = self.amount.parse::<cello_core::Price>()
)]
#[cello(
    trigger = "invoice-paid",
    price(none = "error") = self.or_else.as_deref().map(str::parse::<cello_core::Price>).transpose()
)]
#[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, newUser.email = "ada@example.com", currency = "EUR")]
#[cello(subscription.invoiceId = "I-1", subscription.interval = "monthly")]
#[cello(subscription.productKey = "Pro", event.timestamp(unix) = 0)]
struct TextAmount {
    is_minor: bool,
    amount: &'static str,
    or_else: Option<String>,
}

#[test]
fn an_amount_that_is_text_is_parsed() {
    let text = |is_minor, amount, or_else: Option<&str>| TextAmount {
        is_minor,
        amount,
        or_else: or_else.map(Into::into),
    };
    for (event, price) in [
        (text(true, "12990", None), "\"price\":129.9,"),
        (text(false, "129.90", None), "\"price\":129.9,"),
        (text(false, "", Some("49.00")), "\"price\":49,"),
    ] {
        assert!(json(&event).contains(price), "{price}");
    }
    let error = text(true, "129.90", None).to_json().unwrap_err();
    assert_eq!(error.problems()[0].slot(), Slot::PayloadPrice);
    assert!(text(false, "", Some("1,5")).to_json().is_err());
}
