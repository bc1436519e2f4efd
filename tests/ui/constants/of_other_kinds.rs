use cello_core::CelloPart;

#[derive(CelloPart)]
#[cello(price = "49.90", subscription.interval = 12, subscription.seatsUsed = 2.5)]
struct Seats {
    #[cello(subscription.productKey)]
    plan: String,
}

#[derive(CelloPart)]
#[cello(price(minor) = true, subscription.interval = 'm', subscription.seatsUsed = "2")]
struct Licence {
    #[cello(subscription.productKey)]
    plan: String,
}

fn main() {}
