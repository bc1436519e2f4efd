use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    newUser.name("Ada Lovelace"),
    newUser.email(&self.customer.email),
    subscription.productKey(self.plan.to_string()),
)]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(price("major"))]
    amount_paid: f64,
    #[cello(currency("EUR"))]
    currency: String,
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    plan: u8,
}

fn main() {}
