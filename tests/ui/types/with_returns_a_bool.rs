use cello_core::CelloEvent;

fn is_known(name: &String) -> bool {
    !name.is_empty()
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name(with = is_known))]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
