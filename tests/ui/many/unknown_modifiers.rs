use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "charge-refunded")]
struct Refund {
    #[cello(ucc(cents))]
    referral_code: Option<String>,
    #[cello(newUser.id(seconds))]
    user_id: u64,
    #[cello(price(euros))]
    amount: i64,
    #[cello(currency(milliseconds))]
    currency: String,
    #[cello(newUser.email(deafult = "nobody@example.com"))]
    email: Option<String>,
    #[cello(event.timestamp(seconds))]
    refunded_at: i64,
    #[cello(subscription.invoiceId(dollars))]
    invoice: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", newUser.id = 7, newUser.email = "a@b", newUser.name = "A")]
struct Demo {
    #[cello(event.timestamp(millis))]
    ended_at: i64,
}

fn main() {}
