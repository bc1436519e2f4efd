use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", on = "new-signup")]
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
}

fn main() {}
