use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "invoice-paid", newUser.id = 7, newUser.email = "ada@example.com")]
    Paid {
        total_cents: i64,
        currency: String,
        paid_at: i64,
    },
    #[cello(trigger = "demo-call-attended")]
    Called,
}

fn main() {}
