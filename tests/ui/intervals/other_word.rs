use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(cycle = "monthly")]
    Month,
}

fn main() {}
