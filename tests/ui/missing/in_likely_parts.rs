use cello_core::CelloEvent;

struct Account;
struct Customer;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Demo {
    account: Account,
    billing_customer: Customer,
    at: i64,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "new-signup")]
    SignedUp(Account, #[cello(event.timestamp(unix))] i64),
}

fn main() {}
