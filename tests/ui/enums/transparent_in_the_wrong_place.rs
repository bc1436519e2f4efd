use cello_core::{CelloEvent, CelloPart};

#[derive(CelloEvent)]
#[cello(transparent)]
struct Demo(u64);

#[derive(CelloEvent)]
#[cello(transparent)]
enum Event {
    #[cello(skip)]
    Skipped,
}

#[derive(CelloPart)]
struct Part {
    #[cello(transparent)]
    id: u64,
}

#[derive(CelloEvent)]
enum Misspelt {
    #[cello(transparant)]
    Misspelt(u64),
    #[cello(flatten)]
    Flattened(u64),
}

fn main() {}
