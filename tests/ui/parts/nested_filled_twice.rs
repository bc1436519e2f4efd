use cello_core::CelloPart;

#[derive(CelloPart)]
struct Outer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(flatten)]
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
