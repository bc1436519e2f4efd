use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = full(self.first, 1 +))]
struct Demo {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
    #[cello(event.timestamp(unix))]
    ended_at: i64,
    first: String,
}

fn main() {}
