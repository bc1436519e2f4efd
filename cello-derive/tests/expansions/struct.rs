// A struct that is one event: fields, an expression and a constant, in the order of the JSON.
// What is constant between two values is one literal that is handed over with the second.
#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", newUser.email = &self.customer.email)]
#[cello(currency = "EUR")]
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
    #[cello(subscription.productKey)]
    plan: String,
    customer: Customer,
}
