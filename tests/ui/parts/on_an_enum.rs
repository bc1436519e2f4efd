use cello_core::CelloPart;

#[derive(CelloPart)]
enum Customer {
    Known { id: u64 },
}

fn main() {}
