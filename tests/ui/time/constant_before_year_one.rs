use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", event.timestamp = "0000-12-31T23:59:59Z")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
}

fn main() {}
