use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", newUser.email = &self.customer.email)]
struct Invoice {
    #[cello(ucc)]                     referral_code: Option<String>,
    #[cello(newUser.id)]              user_id: u64,
    #[cello(price(minor))]            amount_paid: i64,              // in cents
    #[cello(currency)]                currency: String,
    #[cello(event.timestamp(unix))]   paid_at: i64,
    #[cello(subscription.invoiceId)]  number: String,
    #[cello(subscription.interval)]   cycle: String,
    #[cello(subscription.productKey)] plan: String,
    customer: Customer,                                // not mapped by itself
}

struct Customer { email: String }
