use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended", newUser.name)]
    Called {
        #[cello(ucc)]
        referral_code: Option<String>,
        #[cello(newUser.id)]
        user_id: u64,
        #[cello(newUser.email = "ada@example.com")]
        email: String,
        #[cello(event.timestamp(unix))]
        ended_at: i64,
    },
}

fn main() {}
