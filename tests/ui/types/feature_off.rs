use cello_core::CelloEvent;

mod uuid {
    pub struct Uuid;
}

mod rust_decimal {
    pub struct Decimal;
}

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", newUser.email = "ada@example.com", ucc = "A1b2C3d4E5f")]
#[cello(currency = "EUR", subscription.invoiceId = "I-1", event.timestamp(unix) = 0)]
struct Refund {
    #[cello(newUser.id)]
    id: uuid::Uuid,
    #[cello(price)]
    amount: rust_decimal::Decimal,
}

fn main() {}
