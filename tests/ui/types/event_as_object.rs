use cello_core::CelloEvent;

fn all(_events: &[Box<dyn CelloEvent>]) {}

fn main() {}
