use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Every(u8),
}

fn main() {}
