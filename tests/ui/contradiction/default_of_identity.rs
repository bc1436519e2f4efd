use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
struct Invoice {
    #[cello(ucc(default = "abc"))]
    referral_code: Option<String>,
    #[cello(newUser.id(default = 0))]
    user_id: Option<u64>,
    #[cello(price(minor))]
    amount_paid: i64,
    #[cello(currency)]
    currency: String,
    #[cello(newUser.email(default = String::from("none@example.com")))]
    email: Option<String>,
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId(default = "none".to_owned()))]
    number: Option<String>,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
}

fn main() {}
