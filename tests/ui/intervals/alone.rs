use cello_core::CelloInterval;

#[derive(CelloInterval)]
enum Cycle {
    #[cello("monthly")]
    Month,
    #[cello(annually)]
    Year,
    #[cello(subscription.interval = "semi-annual")]
    Half,
}

fn main() {}
