use cello_core::CelloEvent;

struct Demo {
    email: String,
}

impl CelloEvent for Demo {}

fn main() {}
