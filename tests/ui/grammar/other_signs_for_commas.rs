use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended"; newUser.organizationId = "o-1")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id | newUserId)]
    user_id: u64,
    #[cello(newUser.email(none = "skip"; with = Option::as_ref))]
    email: Option<String>,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
}

fn main() {}
