use cello_core::{CelloEvent, CelloPart};

struct Demo;

#[derive(CelloPart)]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(transparent)]
    Demo(Demo),
    #[cello(transparent)]
    Boxed(Box<Customer>),
    #[cello(transparent)]
    Optional(Option<u64>),
}

fn main() {}
