use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice_paid")]
struct Invoice {
    #[cello(price)]
    amount: i64,
}

fn main() {}
