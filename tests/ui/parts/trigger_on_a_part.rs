use cello_core::CelloPart;

#[derive(CelloPart)]
#[cello(trigger = "new-signup")]
struct Customer {
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
}

fn main() {}
