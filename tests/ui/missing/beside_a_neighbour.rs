use cello_core::CelloEvent;

struct Customer {
    id: u64,
    email: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.id = self.customer.id)]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
    customer: Customer,
}

fn main() {}
