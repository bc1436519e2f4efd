use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", when = self.id > 3)]
#[cello(trigger = "demo-call-attended")]
struct Lead {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    at: i64,
    #[cello(subscription.seatUsed)]
    seats: u32,
}

fn main() {}
