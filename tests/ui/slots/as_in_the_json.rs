use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    context.newUser.email = &self.email,
    payload.currency = "EUR",
    subscription = "monthly",
)]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser(id))]
    user_id: u64,
    #[cello(price.minor)]
    amount_paid: i64,
    #[cello(event.timestamp_unix)]
    paid_at: i64,
    email: String,
}

fn main() {}
