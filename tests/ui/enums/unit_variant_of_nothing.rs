use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(trigger = "demo-call-attended")]
    Called,
}

fn main() {}
