use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended")]
    Called {
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
    },
    LoggedIn { at: i64 },
}

fn main() {}
