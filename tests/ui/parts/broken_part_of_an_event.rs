use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
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
}

fn main() {}
