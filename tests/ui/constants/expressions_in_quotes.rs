use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(
    trigger = "invoice-paid",
    newUser.name = "{self.first_name} {self.last_name}",
    newUser.email = "&self.customer.email",
    currency = "self.currency()",
    subscription.productKey(default = "self.family") = self.plan.as_ref(),
)]
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
    #[cello(subscription.interval)]
    cycle: String,
    plan: Option<String>,
}

fn main() {}
