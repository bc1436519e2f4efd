use cello_core::CelloEvent;

struct Customer {
    id: bool,
    email: Vec<u8>,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.id = self.customer.id, newUser.email = self.customer.email, newUser.name = *self.name)]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    name: Box<f32>,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
    customer: Customer,
}

fn main() {}
