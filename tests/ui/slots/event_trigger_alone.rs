use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(event.trigger = "new-signup")]
struct Signup;

fn main() {}
