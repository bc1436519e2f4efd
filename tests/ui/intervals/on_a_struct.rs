use cello_core::CelloInterval;

#[derive(CelloInterval)]
struct Cycle;

fn main() {}
