use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f")]
struct Demo {
    #[cello(flatten)]
    customer: Customer,
}

#[derive(CelloPart)]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: Option<String>,
    #[cello(event.timestamp(unix))]
    at: Option<i64>,
}

fn main() {}
