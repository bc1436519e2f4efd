use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0, newUser.name = "", userKey = "user")]
struct Demo {
    #[cello(flatten)]
    customer: Customer,
}

#[derive(CelloPart)]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.mail)]
    email: String,
    #[cello(price)]
    fee: u32,
}

fn main() {}
