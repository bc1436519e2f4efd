use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0)]
struct Demo<'a> {
    #[cello(flatten)]
    customer: Customer<'a, u64>,
}

#[derive(CelloPart)]
struct Customer<'a, Id> {
    #[cello(newUser.id)]
    id: Id,
    #[cello(newUser.email)]
    email: &'a str,
}

fn main() {}
