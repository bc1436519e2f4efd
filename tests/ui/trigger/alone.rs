use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello("new-signup")]
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

#[derive(CelloEvent)]
#[cello(demo_call_attended)]
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
    at: i64,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(charge-refunded)]
    Refunded,
    #[cello(event = "new-signup")]
    SignedUp,
}

fn main() {}
