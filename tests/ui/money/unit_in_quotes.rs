use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Refund {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(price = "minor")]
    cents: i64,
    #[cello(currency)]
    currency: String,
    #[cello(event.timestamp = "unix_ms")]
    refunded_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
}

fn main() {}
