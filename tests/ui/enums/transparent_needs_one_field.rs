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
enum Event {
    #[cello(transparent)]
    Named { demo: Demo },
    #[cello(transparent)]
    Two(Demo, u64),
    #[cello(transparent)]
    Unit,
    #[cello(transparent)]
    Right(Demo),
}

fn main() {}
