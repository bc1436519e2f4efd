use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Refund {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(price, unit = "minor")]
    amount: i64,
    #[cello(currency)]
    currency: String,
    #[cello(event.timestamp, format = unix_ms)]
    at: i64,
    #[cello(subscription.invoiceId)]
    invoice: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", price(unit = "minor") = self.amount)]
#[cello(newUser.id = 7, newUser.email = "ada@example.com", ucc = "A1b2C3d4E5f")]
#[cello(currency = "EUR", subscription.invoiceId = "I-1", event.timestamp = self.at, unit = "unix")]
struct Above {
    amount: i64,
    at: i64,
}

fn main() {}
