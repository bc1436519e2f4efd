use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
struct Demo {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
}

#[derive(CelloEvent)]
#[cello(ucc = "A1b2C3d4E5f")]
enum Event {
    #[cello(transparent)]
    Demo(Demo),
}

fn main() {}
