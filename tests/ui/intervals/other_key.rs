use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(colour = "red")]
    Month,
}

fn main() {}
