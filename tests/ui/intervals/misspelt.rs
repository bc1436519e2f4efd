use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello(interval = "month")]
    Month,
    #[cello(interval = "quaterly")]
    Quarter,
}

fn main() {}
