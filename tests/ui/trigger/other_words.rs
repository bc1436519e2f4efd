use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "purchase")]
struct Paid;

#[derive(CelloEvent)]
#[cello(trigger = "refund")]
struct Refunded;

#[derive(CelloEvent)]
#[cello(trigger = Trigger::NewSignup)]
struct Signup {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn main() {}
