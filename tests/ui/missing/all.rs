use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Refund {
    id: u64,
    amount_refunded: f64,
    currency: Option<String>,
    created_at: chrono::NaiveDateTime,
    receipt_number: String,
}

fn main() {}
