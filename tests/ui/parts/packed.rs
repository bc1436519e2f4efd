use cello_core::{CelloEvent, CelloPart};

#[derive(CelloPart)]
#[repr(C, packed)]
struct Account {
    tag: u8,
    #[cello(newUser.id)]
    id: u64,
}

#[derive(CelloPart)]
#[cello(newUser.id = { self.id })]
#[repr(packed(2))]
struct Copied {
    tag: u8,
    id: u64,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.email = "ada@example.com", newUser.name = "Ada Example")]
#[cello(ucc = "A1b2C3d4E5f")]
#[repr(packed)]
struct Demo {
    #[cello(flatten)]
    account: Copied,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn main() {}
