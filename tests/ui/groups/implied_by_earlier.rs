use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.is_paid)]
#[cello(trigger = "charge-refunded", when = self.is_paid && self.is_refunded)]
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
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
    is_paid: bool,
    is_refunded: bool,
}

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.is_paid || self.is_free)]
#[cello(trigger = "charge-refunded", when = self.is_refunded && self.is_free)]
struct Alternatives {
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
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
    is_paid: bool,
    is_free: bool,
    is_refunded: bool,
}

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", when = self.is_paid)]
#[cello(trigger = "charge-refunded", when = self.is_paid)]
struct Same {
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
    #[cello(event.timestamp(unix))]
    paid_at: i64,
    #[cello(subscription.invoiceId)]
    number: String,
    #[cello(subscription.interval)]
    cycle: String,
    #[cello(subscription.productKey)]
    plan: String,
    is_paid: bool,
}

fn main() {}
