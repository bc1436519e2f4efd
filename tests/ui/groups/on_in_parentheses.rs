use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", when = self.user_id < 3)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name(none = "skip", on = "new-signup"))]
    name: Option<String>,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn main() {}
