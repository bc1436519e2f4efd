use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger => "demo-call-attended", newUser.organizationId == "o-1")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.email(none "skip"))]
    email: Option<String>,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp[unix])]
    ended_at: i64,
}

#[derive(CelloEvent)]
#[cello(trigger "new-signup", when self.user_id > 3)]
#[cello(trigger new-signup)]
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
