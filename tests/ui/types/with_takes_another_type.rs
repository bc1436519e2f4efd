use cello_core::CelloEvent;

fn trim(name: &u32) -> String {
    name.to_string()
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
    #[cello(newUser.name(with = trim))]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
