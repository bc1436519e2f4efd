use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", currency = "EURO", subscription.interval = "month", userKey = "user")]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUserID)]
    user_id: u64,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(event.timestamp)]
    paid_at: i64,
    #[cello(subscription.invoiceId(minor))]
    number: String,
    #[cello(subscription.productKey)]
    plan: String,
}

fn main() {}
