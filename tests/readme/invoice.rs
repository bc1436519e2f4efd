use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", newUser.email = &self.customer.email)]
struct Invoice {
    #[cello(ucc)]                     referral_code: Option<String>, // None: not referred, no event
    #[cello(newUser.id)]              user_id: u64,                  // fills newUserId as well
    #[cello(price(minor))]            amount_paid: i64,              // cents
    #[cello(currency)]                currency: String,
    #[cello(event.timestamp(unix))]   paid_at: i64,
    #[cello(subscription.invoiceId)]  number: String,
    #[cello(subscription.interval)]   cycle: String,
    #[cello(subscription.productKey)] plan: String,
    customer: Customer,                                              // unmarked: untouched
}

struct Customer { email: String }
