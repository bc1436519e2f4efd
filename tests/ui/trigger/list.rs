use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = ["new-signup", "invoice-paid"])]
struct Event;

fn main() {}
