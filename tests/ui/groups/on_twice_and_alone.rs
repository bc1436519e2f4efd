use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.cents > 0)]
#[cello(trigger = "charge-refunded")]
struct Payment {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(price(minor))]
    cents: i64,
    #[cello(currency)]
    currency: String,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
    #[cello(subscription.id, on = "invoice-paid", on = "charge-refunded")]
    subscription: Option<String>,
    #[cello(newUser.name)]
    #[cello(on = "invoice-paid")]
    name: Option<String>,
    #[cello(subscription.seatsUsed, on = invoice-paid)]
    seats: u32,
}

fn main() {}
