use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0)]
struct Demo {
    #[cello(flatten)]
    customer: Customer,
    amount_paid: i64,
}

#[derive(CelloPart)]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
}

fn main() {}
