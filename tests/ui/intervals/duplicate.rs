use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly", interval = "yearly")]
    Month,
}

fn main() {}
