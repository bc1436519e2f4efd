use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.id > 3, currency = "EURO")]
#[cello(trigger = "charge-refunded", price(minor) = -3, currency = "EUR", attribution = "team")]
struct Lead {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn main() {}
