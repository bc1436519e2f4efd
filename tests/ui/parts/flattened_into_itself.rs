use cello_core::{CelloEvent, CelloPart};

#[derive(CelloPart)]
struct Account {
    #[cello(newUser.id)]
    id: u64,
    #[cello(flatten)]
    parent: Box<Account>,
}

#[derive(CelloPart)]
struct Person<'a> {
    #[cello(newUser.email)]
    email: String,
    #[cello(flatten)]
    referrer: &'a Self,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", event.timestamp(unix) = 0, newUser.name = "Ada Example")]
#[cello(ucc = "A1b2C3d4E5f", newUser.id = 7, newUser.email = "ada@example.com")]
struct Demo {
    #[cello(flatten)]
    earlier: std::rc::Rc<Demo>,
}

fn main() {}
