use cello_core::CelloEvent;

#[derive(CelloEvent)]
enum Event {
    #[cello(transparent)]
    Again(Box<Event>),
    #[cello(transparent)]
    AgainBySelf(std::sync::Arc<Self>),
    #[cello(skip)]
    Skipped,
}

fn main() {}
