use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", subscription.seatsUsed = 9_007_199_254_740_992)]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(currency)]
    currency: String,
    #[cello(newUser.email)]
    email: String,
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
}

fn main() {}
