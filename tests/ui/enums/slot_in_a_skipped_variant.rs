use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(skip)]
    LoggedIn {
        #[cello(newUser.id)]
        id: u64,
        #[cello(newUser.email(none = "skip"))]
        email: Option<String>,
        device: String,
    },
}

fn main() {}
