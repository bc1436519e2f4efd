use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0, newUser.name = "Ada Example")]
struct Demo {
    #[cello(flatten = true)]
    customer: Customer,
}

#[derive(CelloPart)]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
}

fn main() {}
