use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
struct Row(u64, String);

fn main() {}
