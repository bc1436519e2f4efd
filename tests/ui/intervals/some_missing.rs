use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
    Quarterly,
    Annual,
    Trial,
}

fn main() {}
