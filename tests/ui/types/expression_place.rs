use cello_core::CelloEvent;

struct Customer {
    email: Option<u8>,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.email = self.customer.email)]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.id)]
    user_id: u64,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
    customer: Customer,
}

fn main() {}
