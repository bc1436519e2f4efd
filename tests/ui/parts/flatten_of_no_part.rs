use cello_core::CelloEvent;

struct Customer {
    email: String,
}

#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", ucc = "A1b2C3d4E5f", event.timestamp(unix) = 0, newUser.id = 7, newUser.name = "Ada Example")]
struct Demo {
    #[cello(flatten)]
    customer: Customer,
}


fn main() {}
