use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup")]
struct Signup {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser)]
    user_id: u64,
    #[cello(event)]
    at: i64,
}

fn main() {}
