use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", newUser = { id: self.id, email: self.email }, ucc = "A1b2C3d4E5f")]
struct Signup {
    id: u64,
    email: String,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn main() {}
