use cello_core::CelloInterval;

#[derive(CelloInterval)]
#[cello(subscription.interval)]
enum Cycle {
    #[cello(interval = "monthly")]
    Month,
}

fn main() {}
