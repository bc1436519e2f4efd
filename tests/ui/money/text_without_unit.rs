use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", newUser.email = "ada@example.com", ucc = "A1b2C3d4E5f")]
#[cello(newUser.id = 7, currency = "EUR", subscription.invoiceId = "I-1", event.timestamp(unix) = 0)]
struct Refund {
    #[cello(price)]
    amount: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", newUser.email = "ada@example.com", ucc = "A1b2C3d4E5f")]
#[cello(newUser.id = 7, currency = "EUR", subscription.invoiceId = "I-1", event.timestamp(unix) = 0)]
struct Optional<'a> {
    #[cello(price(minor))]
    amount: Option<&'a str>,
}

#[derive(CelloEvent)]
#[cello(newUser.email = "ada@example.com", ucc = "A1b2C3d4E5f", newUser.id = 7, currency = "EUR")]
#[cello(subscription.invoiceId = "I-1", event.timestamp(unix) = 0)]
enum Event {
    #[cello(trigger = "charge-refunded")]
    Refunded {
        #[cello(price(major, none = "error"))]
        amount: Option<String>,
    },
    #[cello(trigger = "charge-refunded")]
    Numbered(#[cello(price(minor))] String),
    #[cello(trigger = "charge-refunded", price(minor) = amount)]
    Expression { amount: Box<str> },
    #[cello(trigger = "charge-refunded", price = amount)]
    Price { amount: Box<str> },
}

fn main() {}
