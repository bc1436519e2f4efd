use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", event.timestamp(unix) = 1_772_357_400_000)]
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
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
}

fn main() {}
