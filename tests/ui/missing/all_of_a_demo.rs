use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended")]
struct Call;

fn main() {}
