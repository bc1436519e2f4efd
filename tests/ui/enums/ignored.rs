use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(ignore)]
    LoggedIn,
}

fn main() {}
