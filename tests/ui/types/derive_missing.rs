use cello_core::CelloEvent;

struct Demo;

fn send(_event: &impl CelloEvent) {}

fn main() {
    send(&Demo);
}
