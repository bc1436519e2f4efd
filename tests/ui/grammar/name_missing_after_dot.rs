use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
