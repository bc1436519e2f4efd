use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", subscription.id = "s-1", subscription.invoiceId = "i-1", subscription.interval = "monthly", subscription.seatsUsed = 3, subscription.productKey = "Pro")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
