use cello_core::CelloEvent;

struct Customer {
    id: u64,
    email: String,
}
struct Agent {
    email: String,
}
struct Totals {
    paid: i64,
    currency: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", price(minor) = self.totals.paid)]
struct Refund {
    agent: Agent,
    customer: Customer,
    totals: Totals,
    refunded_at: i64,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended")]
    Attended {
        host: Agent,
        user: Customer,
        no_show_at: i64,
    },
}

fn main() {}
