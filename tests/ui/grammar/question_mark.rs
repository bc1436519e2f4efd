use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.id = self.name.parse::<u64>()?)]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
