use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended")]
    Called(
        #[cello(ucc)] String,
        #[cello(newUser.id)] u64,
        #[cello(newUser.email)] String,
        #[cello(newUser.name(default = self.2))] Option<String>,
        #[cello(event.timestamp(unix))] i64,
    ),
}

fn main() {}
