use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.id > 3, currency = "EUR")]
#[cello(trigger = "new-signup")]
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
    amount_paid: i64,
    invoice_number: String,
}

fn main() {}
