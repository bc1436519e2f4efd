use cello_core::CelloEvent;

struct Customer;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[cello(ucc)]
    referral_code: Option<String>,
    #[cello(part)]
    customer: Customer,
    #[cello(flaten)]
    session: Session,
}

struct Session;

fn main() {}
