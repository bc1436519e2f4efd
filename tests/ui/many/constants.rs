use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", currency = "euro", subscription.interval = "annual", subscription.productKey = "", newUser.email = "ada")]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
}

fn main() {}
