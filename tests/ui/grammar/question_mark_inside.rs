use cello_core::CelloEvent;

struct Customer {
    id: u64,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.id = self.customer.as_ref()?.id, newUser.name = (&self.names.first()?.trim().to_owned()))]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(newUser.email)]
    email: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
    customer: Option<Customer>,
    names: Vec<String>,
}

fn main() {}
