use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup")]
struct Signup {
    #[cello(rename = "ucc")]
    referral_code: Option<String>,
    #[cello(newUser(id, organizationId))]
    user_id: u64,
    #[cello = "newUser.email"]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix-ms))]
    at: i64,
}

fn main() {}
