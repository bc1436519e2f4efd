use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup")]
struct Signup {
    account_id: u64,
    contact_mail: String,
    full_name: String,
    signed_up_at_ms: i64,
    referrer_code: Option<String>,
}

fn main() {}
