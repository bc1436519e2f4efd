use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = )]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
