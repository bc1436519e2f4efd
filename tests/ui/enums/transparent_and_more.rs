use cello_core::CelloEvent;

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUser.name = "Ada Example", event.timestamp(unix) = 0)]
struct Demo {
    #[cello(ucc)]
    code: String,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email)]
    email: String,
}

#[derive(CelloEvent)]
enum Event {
    #[cello(transparent, trigger = "demo-call-attended")]
    Trigger(Demo),
    #[cello(transparent)]
    #[cello(newUser.organizationId = "org-1")]
    Slot(Demo),
    #[cello(skip, transparent)]
    Skipped(Demo),
    #[cello(transparent)]
    OnTheField(#[cello(newUser.id)] Demo),
    #[cello(transparent)]
    Flattened(#[cello(flatten)] Demo),
    #[cello(transparent = true)]
    Value(Demo),
    #[cello(transparent(all))]
    Parentheses(Demo),
    #[cello(transparent, transparent)]
    Twice(Demo),
}

fn main() {}
