use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", when = self.is_new)]
#[cello(trigger = "demo-call-attended")]
struct Lead {
    is_new: bool,
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id, on = "new-signup" | "demo-call-attended")]
    id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(newUser.name)]
    name: String,
    #[cello(event.timestamp(unix))]
    at: i64,
}

fn main() {}
