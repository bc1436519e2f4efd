use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid" newUser.email = &self.customer.email minor price = self.cents)]
struct Invoice {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id newUserId)]
    user_id: u64,
    #[cello(currency)]
    currency: String,
    #[cello(event.timestamp unix)]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval(none = "skip" with = Option::as_ref))]
    cycle: Option<String>,
    #[cello(subscription.productKey)]
    plan: String,
    customer: Customer,
    cents: i64,
}

struct Customer {
    email: String,
}

fn main() {}
