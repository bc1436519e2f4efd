use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid")]
union Bits {
    a: u32,
    b: f32,
}

fn main() {}
