use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded", currency = "XAU")]
struct Refund {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(price(minor))]
    amount: i64,
    #[cello(event.timestamp(unix))]
    refunded_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
}

fn main() {}
