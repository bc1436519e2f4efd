use cello_core::CelloPart;

#[derive(CelloPart)]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.name, on = "new-signup")]
    name: String,
}

fn main() {}
